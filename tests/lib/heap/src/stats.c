/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The counts themselves are compared with the heap by sys_heap_validate(), in every other test.
 */

#include <zephyr/sys/sys_heap.h>
#include <zephyr/ztest.h>

static uint8_t mem[1024] __aligned(8);
static struct sys_heap heap;

ZTEST_SUITE(heap_stats, NULL, NULL, NULL, NULL, NULL);

/* Verifies: SYSHEAP-7 */
ZTEST(heap_stats, test_stats)
{
	struct sys_memory_stats before, now;
	void *p;

	sys_heap_init(&heap, mem, 1024);
	zassert_equal(sys_heap_runtime_stats_get(NULL, &now), -EINVAL);
	zassert_equal(sys_heap_runtime_stats_get(&heap, NULL), -EINVAL);
	zassert_equal(sys_heap_runtime_stats_reset_max(NULL), -EINVAL);
	zassert_ok(sys_heap_runtime_stats_get(&heap, &before));
	p = sys_heap_alloc(&heap, 100);
	zassert_ok(sys_heap_runtime_stats_get(&heap, &now));
	zassert_true(now.allocated_bytes >= 100 && now.allocated_bytes < 120);
	zassert_equal(now.free_bytes + now.allocated_bytes, before.free_bytes);
	zassert_equal(now.max_allocated_bytes, now.allocated_bytes);
	sys_heap_free(&heap, p);
	zassert_ok(sys_heap_runtime_stats_get(&heap, &now));
	zassert_equal(now.free_bytes, before.free_bytes);
	zassert_true(now.max_allocated_bytes >= 100);
	zassert_ok(sys_heap_runtime_stats_reset_max(&heap));
	zassert_ok(sys_heap_runtime_stats_get(&heap, &now));
	zassert_equal(now.max_allocated_bytes, 0);
}
