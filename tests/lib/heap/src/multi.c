/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/multi_heap/shared_multi_heap.h>
#include <zephyr/sys/multi_heap.h>
#include <zephyr/ztest.h>

#define HEAP_SIZE 320
#define HEAPS     3

static uint8_t mem[HEAPS][HEAP_SIZE] __aligned(8);
static struct sys_heap heaps[HEAPS];
static struct sys_multi_heap mheap;

/* The request names the heap; without a name any will do. */
static void *choose(struct sys_multi_heap *mh, void *cfg, size_t align, size_t size)
{
	for (unsigned int i = 0; i < mh->nheaps; i++) {
		if (cfg == NULL || mh->heaps[i].user_data == cfg) {
			void *p = sys_heap_aligned_alloc(mh->heaps[i].heap, align, size);

			if (p != NULL) {
				return p;
			}
		}
	}
	return NULL;
}

static bool is_in(void *p, int i)
{
	return (uint8_t *)p >= mem[i] && (uint8_t *)p < mem[i] + HEAP_SIZE;
}

ZTEST_SUITE(multi_heap, NULL, NULL, NULL, NULL, NULL);

/* Verifies: SYSHEAP-9 */
ZTEST(multi_heap, test_choice)
{
	void *p[HEAPS];

	sys_multi_heap_init(&mheap, choose);
	for (int i = HEAPS - 1; i >= 0; i--) {
		sys_heap_init(&heaps[i], mem[i], HEAP_SIZE);
		sys_multi_heap_add_heap(&mheap, &heaps[i], &mem[i]);
	}
	for (int i = 0; i < HEAPS; i++) {
		p[i] = sys_multi_heap_aligned_alloc(&mheap, &mem[i], 32, 150);
		zassert_true(is_in(p[i], i));
		zassert_true(IS_ALIGNED(p[i], 32));
		zassert_equal_ptr(sys_multi_heap_get_heap(&mheap, p[i])->heap, &heaps[i]);
		zassert_equal_ptr(sys_multi_heap_get_heap(&mheap, p[i])->user_data, &mem[i]);
	}
	zassert_is_null(sys_multi_heap_alloc(&mheap, NULL, 150));
	sys_multi_heap_free(&mheap, p[1]);
	p[1] = sys_multi_heap_alloc(&mheap, NULL, 150);
	zassert_true(is_in(p[1], 1));
	for (int i = 0; i < HEAPS; i++) {
		sys_multi_heap_free(&mheap, p[i]);
	}
	sys_multi_heap_free(&mheap, NULL);
	zassert_is_null(sys_multi_heap_get_heap(&mheap, (void *)((uintptr_t)mem - 1)));
	zassert_is_null(sys_multi_heap_get_heap(&mheap, (void *)((uintptr_t)mem + sizeof(mem))));
}

/* Verifies: SYSHEAP-10 */
ZTEST(multi_heap, test_shared)
{
	static uint8_t cached[2][HEAP_SIZE] __aligned(8), uncached[HEAP_SIZE] __aligned(8);
	struct shared_multi_heap_region regions[] = {
		{SMH_REG_ATTR_CACHEABLE, (uintptr_t)cached[0], HEAP_SIZE},
		{SMH_REG_ATTR_CACHEABLE, (uintptr_t)cached[1], HEAP_SIZE},
		{SMH_REG_ATTR_NON_CACHEABLE, (uintptr_t)uncached, HEAP_SIZE},
		{SMH_REG_ATTR_NUM, (uintptr_t)uncached, HEAP_SIZE},
	};
	void *a, *b, *c;

	zassert_ok(shared_multi_heap_pool_init());
	zassert_equal(shared_multi_heap_pool_init(), -EALREADY);
	for (int i = 0; i < 3; i++) {
		zassert_ok(shared_multi_heap_add(&regions[i], NULL));
	}
	zassert_equal(shared_multi_heap_add(&regions[3], NULL), -EINVAL);

	a = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 200);
	b = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 200);
	c = shared_multi_heap_aligned_alloc(SMH_REG_ATTR_NON_CACHEABLE, 64, 50);
	zassert_true((uint8_t *)a >= cached[0] && (uint8_t *)a < cached[0] + HEAP_SIZE);
	zassert_true((uint8_t *)b >= cached[1] && (uint8_t *)b < cached[1] + HEAP_SIZE);
	zassert_true((uint8_t *)c >= uncached && (uint8_t *)c < uncached + HEAP_SIZE);
	zassert_is_null(shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 200));
	zassert_is_null(shared_multi_heap_alloc(SMH_REG_ATTR_NUM, 1));
	shared_multi_heap_free(a);
	a = shared_multi_heap_alloc(SMH_REG_ATTR_CACHEABLE, 200);
	zassert_not_null(a);
	shared_multi_heap_free(a);
	shared_multi_heap_free(b);
	shared_multi_heap_free(c);
}
