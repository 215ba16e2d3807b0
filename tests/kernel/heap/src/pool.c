/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_malloc() and its like.
 */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(kernel_malloc, NULL, NULL, NULL, NULL, NULL);

/* The most that can be had in one block: tells whether all was given back. */
static size_t largest(void)
{
	for (size_t size = 4096; size > 0; size--) {
		void *mem = k_malloc(size);

		if (mem != NULL) {
			k_free(mem);
			return size;
		}
	}
	return 0;
}

/* Verifies: HEAP-12, HEAP-17 */
ZTEST(kernel_malloc, test_malloc)
{
	size_t before = largest();
	void *mem[34];
	int n = 0;

	zassert_true(before > 1800);
	for (; n < ARRAY_SIZE(mem); n++) {
		mem[n] = k_malloc(40);
		if (mem[n] == NULL) {
			break;
		}
		zassert_equal((uintptr_t)mem[n] % sizeof(void *), 0);
		memset(mem[n], n, 40);
	}
	zassert_true(n >= 28);
	while (n-- > 0) {
		for (int j = 0; j < 40; j++) {
			zassert_equal(((char *)mem[n])[j], n);
		}
		k_free(mem[n]);
	}
	k_free(NULL);
	zassert_equal(largest(), before);
}

/* Verifies: HEAP-14, HEAP-15 */
ZTEST(kernel_malloc, test_sizes_that_overflow)
{
	zassert_is_null(k_malloc(SIZE_MAX));
	zassert_is_null(k_malloc(SIZE_MAX - 8));
	zassert_is_null(k_calloc(SIZE_MAX / 2, 3));
	zassert_is_null(k_aligned_alloc(16, SIZE_MAX - 4));
}

/* Verifies: HEAP-14 */
ZTEST(kernel_malloc, test_calloc)
{
	size_t before = largest();
	char *mem = k_malloc(100);

	memset(mem, 0xFF, 100);
	k_free(mem);
	mem = k_calloc(10, 10);
	zassert_not_null(mem);
	for (int i = 0; i < 100; i++) {
		zassert_equal(mem[i], 0);
	}
	k_free(mem);
	zassert_equal(largest(), before);
}

/* Verifies: HEAP-13, HEAP-17 */
ZTEST(kernel_malloc, test_aligned)
{
	size_t before = largest();

	for (size_t align = sizeof(void *); align <= 128; align *= 2) {
		for (size_t size = 1; size < 70; size += 13) {
			char *mem = k_aligned_alloc(align, size);
			char *other = k_malloc(size);

			zassert_true(mem != NULL && other != NULL);
			zassert_equal((uintptr_t)mem % align, 0, "%p for %zu", mem, align);
			memset(mem, 1, size);
			memset(other, 2, size);
			zassert_equal(mem[size - 1], 1);
			k_free(mem);
			zassert_equal(other[0], 2);
			k_free(other);
		}
	}
	zassert_equal(largest(), before);
}

/* Verifies: HEAP-15, HEAP-16 */
ZTEST(kernel_malloc, test_realloc)
{
	static const char text[] = "fifteen letters";
	size_t before = largest();
	char *mem = k_realloc(NULL, sizeof(text));
	char *aligned = k_aligned_alloc(32, sizeof(text));

	zassert_true(mem != NULL && aligned != NULL);
	strcpy(mem, text);
	strcpy(aligned, text);
	for (size_t size = sizeof(text); size < 300; size += 37) {
		mem = k_realloc(mem, size);
		aligned = k_realloc(aligned, size);
		zassert_true(mem != NULL && aligned != NULL);
		zassert_str_equal(mem, text);
		zassert_str_equal(aligned, text);
	}
	zassert_is_null(k_realloc(mem, 8192));
	zassert_is_null(k_realloc(mem, SIZE_MAX));
	zassert_str_equal(mem, text);
	zassert_is_null(k_realloc(mem, 0));
	k_free(aligned);
	zassert_equal(largest(), before);
}

/* Threads get the system heap as their resource pool. */
/* Verifies: HEAP-19 */
ZTEST(kernel_malloc, test_resource_pool)
{
	struct k_msgq msgq;

	zassert_not_null(k_current_get()->resource_pool);
	zassert_ok(k_msgq_alloc_init(&msgq, 4, 4));
	zassert_ok(k_msgq_cleanup(&msgq));
	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_msgq_alloc_init(&msgq, 4, 4), -ENOMEM);
	k_thread_system_pool_assign(k_current_get());
	zassert_ok(k_msgq_alloc_init(&msgq, 4, 4));
	zassert_ok(k_msgq_cleanup(&msgq));
}

static void *isr_mem;

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	isr_mem = k_malloc(30);
}

static struct k_queue isr_queue;
static int32_t isr_result;

static void isr_append(const void *unused)
{
	isr_result = k_queue_alloc_append(&isr_queue, &isr_mem);
}

/* In a handler it is the system heap, whatever the interrupted thread has. */
/* Verifies: HEAP-20 */
ZTEST(kernel_malloc, test_resource_pool_of_isr)
{
	k_queue_init(&isr_queue);
	k_thread_heap_assign(k_current_get(), NULL);
	irq_offload(isr_append, NULL);
	zassert_ok(isr_result);
	zassert_equal_ptr(k_queue_get(&isr_queue, K_NO_WAIT), &isr_mem);
}

static void isr_free(const void *unused)
{
	ARG_UNUSED(unused);
	k_free(isr_mem);
}

/* Verifies: HEAP-18 */
ZTEST(kernel_malloc, test_isr)
{
	size_t before = largest();

	irq_offload(isr_use, NULL);
	zassert_not_null(isr_mem);
	zassert_not_equal(largest(), before);
	irq_offload(isr_free, NULL);
	zassert_equal(largest(), before);
}
