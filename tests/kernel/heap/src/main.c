/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_heap: allocating, waiting for memory, moving blocks, contexts.
 */
#include "helpers.h"

K_HEAP_DEFINE(static_heap, 512);

static struct k_heap heap;
static char memory[512] __aligned(8);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_heap_init(&heap, memory, sizeof(memory));
}

ZTEST_SUITE(kernel_heap, NULL, NULL, before, helpers_end, NULL);

/* Verifies: HEAP-1, HEAP-2, HEAP-5 */
ZTEST(kernel_heap, test_alloc_and_free)
{
	char *a = k_heap_alloc(&heap, 100, K_NO_WAIT);
	char *b = k_heap_alloc(&heap, 100, K_NO_WAIT);

	zassert_true(a != NULL && b != NULL);
	zassert_true(a >= memory && a + 100 <= memory + sizeof(memory));
	zassert_true(a + 100 <= b || b + 100 <= a);
	zassert_equal((uintptr_t)a % sizeof(void *), 0);
	zassert_is_null(k_heap_alloc(&heap, 500, K_NO_WAIT));
	k_heap_free(&heap, a);
	k_heap_free(&heap, b);
	k_heap_free(&heap, NULL);
	/* nothing is lost, also of a heap defined statically */
	for (int i = 0; i < 100; i++) {
		a = k_heap_alloc(&heap, 300, K_NO_WAIT);
		b = k_heap_alloc(&static_heap, 300, K_NO_WAIT);
		zassert_true(a != NULL && b != NULL);
		k_heap_free(&heap, a);
		k_heap_free(&static_heap, b);
	}
}

K_HEAP_DEFINE(tiny_heap, 1);

/* Whatever size is asked for, there is room for a block. */
/* Verifies: HEAP-3 */
ZTEST(kernel_heap, test_tiny)
{
	for (int i = 0; i < 3; i++) {
		void *mem = k_heap_alloc(&tiny_heap, 1, K_NO_WAIT);

		zassert_not_null(mem);
		k_heap_free(&tiny_heap, mem);
	}
}

/* Verifies: HEAP-4 */
ZTEST(kernel_heap, test_alignment)
{
	for (size_t align = 1; align <= 64; align *= 2) {
		void *mem = k_heap_aligned_alloc(&heap, align, 20, K_NO_WAIT);

		zassert_not_null(mem);
		zassert_equal((uintptr_t)mem % align, 0, "%p for %zu", mem, align);
		k_heap_free(&heap, mem);
	}
}

/* Verifies: HEAP-7, HEAP-8, HEAP-9 */
ZTEST(kernel_heap, test_realloc)
{
	char *mem = k_heap_realloc(&heap, NULL, 16, K_NO_WAIT);

	zassert_not_null(mem);
	memcpy(mem, "0123456789abcdef", 16);
	mem = k_heap_realloc(&heap, mem, 200, K_NO_WAIT);
	zassert_not_null(mem);
	zassert_mem_equal(mem, "0123456789abcdef", 16);
	zassert_is_null(k_heap_realloc(&heap, mem, 1000, K_NO_WAIT));
	zassert_mem_equal(mem, "0123456789abcdef", 16, "the old block stays");
	mem = k_heap_realloc(&heap, mem, 8, K_NO_WAIT);
	zassert_mem_equal(mem, "01234567", 8);
	zassert_is_null(k_heap_realloc(&heap, mem, 0, K_NO_WAIT));
	expect_unlocked();
	mem = k_heap_alloc(&heap, 400, K_NO_WAIT);
	zassert_not_null(mem, "a size of 0 frees");
}

/* Verifies: HEAP-5, HEAP-8 */
ZTEST(kernel_heap, test_timeout)
{
	int64_t start = k_uptime_ticks();
	void *mem = k_heap_alloc(&heap, 400, K_NO_WAIT);

	zassert_not_null(mem);
	zassert_is_null(k_heap_alloc(&heap, 400, K_TICKS(5)));
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_is_null(k_heap_realloc(&heap, mem, 1000, K_TICKS(2)));
}

static void *got[HELPERS];
static int count;

static void taker(void *bytes, void *unused2, void *unused3)
{
	void *mem = k_heap_alloc(&heap, POINTER_TO_UINT(bytes), K_SECONDS(5));

	got[count++] = mem;
}

/* Each waiter looks again when something is freed; the one who finds no room waits on. */
/* Verifies: HEAP-6 */
ZTEST(kernel_heap, test_waiters)
{
	void *a = k_heap_alloc(&heap, 170, K_NO_WAIT);
	void *b = k_heap_alloc(&heap, 170, K_NO_WAIT);

	count = 0;
	zassert_true(a != NULL && b != NULL);
	(void)helper(taker, UINT_TO_POINTER(380), MID);
	(void)helper(taker, UINT_TO_POINTER(150), LOW);
	settle();
	zassert_equal(count, 0);
	k_heap_free(&heap, a);
	settle();
	zassert_equal(count, 1, "170 are enough for the second, not for the first");
	zassert_not_null(got[0]);
	k_heap_free(&heap, got[0]);
	settle();
	zassert_equal(count, 1);
	k_heap_free(&heap, b);
	settle();
	zassert_equal(count, 2);
	zassert_not_null(got[1]);
	helpers_join();
}

static void grower(void *mem, void *unused2, void *unused3)
{
	got[0] = k_heap_realloc(&heap, mem, 350, K_SECONDS(5));
	count++;
}

/* Verifies: HEAP-6, HEAP-9 */
ZTEST(kernel_heap, test_realloc_to_nothing)
{
	void *mem = k_heap_alloc(&heap, 400, K_NO_WAIT);
	int64_t start = k_uptime_ticks();

	count = 0;
	(void)helper(taker, UINT_TO_POINTER(380), LOW);
	zassert_is_null(k_heap_realloc(&heap, mem, 0, K_TICKS(20)));
	zassert_true(k_uptime_ticks() - start <= 1, "there is nothing to wait for");
	settle();
	zassert_equal(count, 1, "what waits gets the room");
	zassert_not_null(got[0]);
	helpers_join();

	/* also while somebody waits already */
	count = 0;
	(void)helper(taker, UINT_TO_POINTER(300), LOW);
	settle();
	zassert_equal(count, 0);
	zassert_is_null(k_heap_realloc(&heap, got[0], 0, K_NO_WAIT));
	settle();
	zassert_equal(count, 1);
	zassert_not_null(got[0]);
	helpers_join();
}

/* Verifies: HEAP-6 */
ZTEST(kernel_heap, test_realloc_to_less_wakes)
{
	void *mem = k_heap_alloc(&heap, 400, K_NO_WAIT);

	count = 0;
	(void)helper(taker, UINT_TO_POINTER(300), LOW);
	settle();
	zassert_equal_ptr(k_heap_realloc(&heap, mem, 20, K_NO_WAIT), mem);
	settle();
	zassert_equal(count, 1);
	zassert_not_null(got[0]);
	helpers_join();
}

/* Verifies: HEAP-10 */
ZTEST(kernel_heap, test_no_bytes)
{
	int64_t start = k_uptime_ticks();

	zassert_is_null(k_heap_alloc(&heap, 0, K_TICKS(20)));
	zassert_is_null(k_heap_aligned_alloc(&heap, 16, 0, K_TICKS(20)));
	zassert_is_null(k_heap_realloc(&heap, NULL, 0, K_TICKS(20)));
	zassert_true(k_uptime_ticks() - start <= 1);
}

/* Verifies: HEAP-6, HEAP-8 */
ZTEST(kernel_heap, test_realloc_waits)
{
	char *small = k_heap_alloc(&heap, 20, K_NO_WAIT);
	void *large = k_heap_alloc(&heap, 250, K_NO_WAIT);

	count = 0;
	strcpy(small, "nineteen characters");
	(void)helper(grower, small, LOW);
	settle();
	zassert_equal(count, 0);
	k_heap_free(&heap, large);
	settle();
	zassert_equal(count, 1);
	zassert_not_null(got[0]);
	zassert_str_equal(got[0], "nineteen characters");
	helpers_join();
}

static void isr_use(const void *mem)
{
	got[0] = k_heap_alloc(&heap, 50, K_NO_WAIT);
	got[1] = k_heap_alloc(&heap, 1000, K_NO_WAIT);
	k_heap_free(&heap, (void *)mem);
}

/* Verifies: HEAP-11 */
ZTEST(kernel_heap, test_isr)
{
	void *mem = k_heap_alloc(&heap, 50, K_NO_WAIT);

	IN_ISR(isr_use, mem);
	zassert_not_null(got[0]);
	zassert_is_null(got[1]);
	k_heap_free(&heap, got[0]);
	zassert_not_null(k_heap_alloc(&heap, 400, K_NO_WAIT));
}
