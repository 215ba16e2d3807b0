/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/sys_heap.h>
#include <zephyr/ztest.h>

static uint8_t mem[512] __aligned(8);
static struct sys_heap heap, other;

static struct {
	uintptr_t heap_id;
	void *mem;
	size_t bytes;
	int calls;
} seen;

static void on_event(uintptr_t heap_id, void *block, size_t bytes)
{
	seen.heap_id = heap_id;
	seen.mem = block;
	seen.bytes = bytes;
	seen.calls++;
}

static void on_resize(uintptr_t heap_id, void *old_end, void *new_end)
{
	ARG_UNUSED(old_end);
	on_event(heap_id, new_end, 0);
}

static HEAP_LISTENER_ALLOC_DEFINE(on_alloc, HEAP_ID_FROM_POINTER(&heap), on_event);
static HEAP_LISTENER_FREE_DEFINE(on_free, HEAP_ID_FROM_POINTER(&heap), on_event);
static HEAP_LISTENER_RESIZE_DEFINE(on_end, HEAP_ID_LIBC, on_resize);

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	if (!IS_ENABLED(CONFIG_SYS_HEAP_LISTENER)) {
		ztest_test_skip();
	}
	seen.calls = 0;
	sys_heap_init(&heap, mem, sizeof(mem));
}

ZTEST_SUITE(heap_listener, NULL, NULL, before, NULL, NULL);

/* Verifies: SYSHEAP-8 */
ZTEST(heap_listener, test_alloc_and_free)
{
	void *p;

	heap_listener_register(&on_alloc);
	p = sys_heap_alloc(&heap, 50);
	zassert_equal(seen.calls, 1);
	zassert_equal_ptr(seen.mem, p);
	zassert_equal(seen.heap_id, HEAP_ID_FROM_POINTER(&heap));
	zassert_true(seen.bytes >= 50);
	sys_heap_free(&heap, p);
	zassert_equal(seen.calls, 1, "not listened for");

	heap_listener_register(&on_free);
	p = sys_heap_aligned_alloc(&heap, 64, 20);
	zassert_equal(seen.calls, 2);
	sys_heap_free(&heap, p);
	zassert_equal(seen.calls, 3);
	zassert_equal_ptr(seen.mem, p);

	heap_listener_unregister(&on_alloc);
	heap_listener_unregister(&on_free);
	sys_heap_free(&heap, sys_heap_alloc(&heap, 5));
	zassert_equal(seen.calls, 3);
}

ZTEST(heap_listener, test_realloc)
{
	void *p = sys_heap_alloc(&heap, 50);

	heap_listener_register(&on_alloc);
	zassert_equal_ptr(sys_heap_realloc(&heap, p, 100), p);
	zassert_equal(seen.calls, 1);
	zassert_true(seen.bytes >= 100);
	heap_listener_unregister(&on_alloc);
}

/* Verifies: SYSHEAP-8 */
ZTEST(heap_listener, test_only_own_heap)
{
	static uint8_t other_mem[256] __aligned(8);

	heap_listener_register(&on_alloc);
	sys_heap_init(&other, other_mem, sizeof(other_mem));
	(void)sys_heap_alloc(&other, 10);
	zassert_equal(seen.calls, 0);
	heap_listener_unregister(&on_alloc);
}

ZTEST(heap_listener, test_resize)
{
	heap_listener_register(&on_end);
	heap_listener_notify_resize(HEAP_ID_LIBC, NULL, mem);
	zassert_equal(seen.calls, 1);
	zassert_equal_ptr(seen.mem, mem);
	heap_listener_unregister(&on_end);
	heap_listener_notify_resize(HEAP_ID_LIBC, NULL, mem);
	zassert_equal(seen.calls, 1);
}
