/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Blocks against a set of flags, one for each block of the buffer.
 */

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/heap_listener.h>
#include <zephyr/sys/mem_blocks.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define N    20
#define SIZE 32

SYS_MEM_BLOCKS_DEFINE(pool, SIZE, N, 64);
static uint8_t ext_buf[4 * 16] __aligned(16);
SYS_MEM_BLOCKS_DEFINE_STATIC_WITH_EXT_BUF(small, 16, 4, ext_buf);
SYS_MEM_BLOCKS_DEFINE_STATIC(big, 128, 2, 8);

static bool taken[N];

static size_t number(void *block)
{
	size_t offset = (size_t)((uint8_t *)block - pool.buffer);

	zassert_equal(offset % SIZE, 0);
	zassert_true(offset / SIZE < N);
	return offset / SIZE;
}

static size_t num_taken(void)
{
	size_t n = 0;

	ARRAY_FOR_EACH(taken, i) {
		n += taken[i] ? 1 : 0;
	}
	return n;
}

static void check_use(void)
{
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	struct sys_memory_stats stats;

	zassert_ok(sys_mem_blocks_runtime_stats_get(&pool, &stats));
	zassert_equal(stats.allocated_bytes, num_taken() * SIZE);
	zassert_equal(stats.free_bytes, (N - num_taken()) * SIZE);
	zassert_true(stats.max_allocated_bytes >= stats.allocated_bytes);
#endif
}

static void *block(size_t i)
{
	return pool.buffer + i * SIZE;
}

static void free_all(void)
{
	ARRAY_FOR_EACH(taken, i) {
		if (taken[i]) {
			zassert_ok(sys_mem_blocks_free_contiguous(&pool, block(i), 1));
			taken[i] = false;
		}
	}
}

static void step_alloc(void)
{
	void *out[N + 1];
	size_t count = prng(N + 2);
	int ret = sys_mem_blocks_alloc(&pool, count, out);

	zassert_equal(ret, num_taken() + count <= N ? 0 : -ENOMEM);
	for (size_t i = 0; ret == 0 && i < count; i++) {
		zassert_false(taken[number(out[i])]);
		taken[number(out[i])] = true;
		memset(out[i], (int)i, SIZE);
	}
}

static bool is_free(size_t at, size_t count)
{
	for (size_t i = at; i < at + count; i++) {
		if (i >= N || taken[i]) {
			return false;
		}
	}
	return true;
}

static void step_contiguous(void)
{
	size_t count = 1 + prng(6);
	size_t at = 0;
	void *out;
	int ret;

	while (at < N && !is_free(at, count)) {
		at++;
	}
	ret = sys_mem_blocks_alloc_contiguous(&pool, count, &out);
	zassert_equal(ret, at < N ? 0 : -ENOMEM);
	for (size_t i = 0; ret == 0 && i < count; i++) {
		zassert_false(taken[number(out) + i]);
		taken[number(out) + i] = true;
	}
}

static void step_get(void)
{
	size_t count = 1 + prng(4);
	size_t at = prng(N);
	int ret = sys_mem_blocks_get(&pool, block(at), count);

	zassert_equal(ret, is_free(at, count) ? 0 : -ENOMEM);
	for (size_t i = at; ret == 0 && i < at + count; i++) {
		taken[i] = true;
	}
	if (at + count <= N) {
		zassert_equal(sys_mem_blocks_is_region_free(&pool, block(at), count),
			      is_free(at, count));
	}
}

static void step_free(void)
{
	size_t at = prng(N);
	void *blocks[2] = {block(at), block((at + 1) % N)};
	bool both = taken[at] && taken[(at + 1) % N];

	zassert_equal(sys_mem_blocks_free(&pool, 2, blocks), both ? 0 : -EFAULT);
	taken[at] = false;
	taken[(at + 1) % N] = false;
}

ZTEST_SUITE(mem_blocks, NULL, NULL, NULL, NULL, NULL);

/* Verifies: MEMBLK-1, MEMBLK-2, MEMBLK-3, MEMBLK-4, MEMBLK-5, MEMBLK-6, MEMBLK-9 */
ZTEST(mem_blocks, test_random)
{
	zassert_true(IS_ALIGNED(pool.buffer, 64));
	for (int i = 0; i < 2000; i++) {
		switch (prng(6)) {
		case 0:
			step_alloc();
			break;
		case 1:
			step_contiguous();
			break;
		case 2:
			step_get();
			break;
		default:
			step_free();
			break;
		}
		check_use();
	}
	free_all();
}

/* Verifies: MEMBLK-4, MEMBLK-7, MEMBLK-8 */
ZTEST(mem_blocks, test_arguments)
{
	void *out[N];

	zassert_equal(sys_mem_blocks_alloc(NULL, 1, out), -EINVAL);
	zassert_equal(sys_mem_blocks_alloc(&pool, 1, NULL), -EINVAL);
	zassert_ok(sys_mem_blocks_alloc(&pool, 0, out));
	zassert_equal(sys_mem_blocks_alloc_contiguous(&pool, 1, NULL), -EINVAL);
	zassert_equal(sys_mem_blocks_get(&pool, NULL, 1), -EINVAL);
	zassert_equal(sys_mem_blocks_get(&pool, pool.buffer + 1, 1), -ENOMEM);
	zassert_equal(sys_mem_blocks_free(NULL, 1, out), -EINVAL);
	zassert_equal(sys_mem_blocks_free(&pool, 1, NULL), -EINVAL);
	zassert_ok(sys_mem_blocks_free(&pool, 0, out));
	zassert_equal(sys_mem_blocks_free_contiguous(&pool, NULL, 1), -EINVAL);
	zassert_equal(sys_mem_blocks_free_contiguous(&pool, pool.buffer, 1), -EFAULT);
	zassert_equal(sys_mem_blocks_free_contiguous(&pool, pool.buffer - SIZE, 1), -EFAULT);
	out[0] = &out;
	zassert_equal(sys_mem_blocks_free(&pool, 1, out), -EFAULT);
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	zassert_equal(sys_mem_blocks_runtime_stats_get(&pool, NULL), -EINVAL);
	zassert_equal(sys_mem_blocks_runtime_stats_reset_max(NULL), -EINVAL);
	zassert_ok(sys_mem_blocks_runtime_stats_reset_max(&pool));
#endif
}

/* Verifies: MEMBLK-4, MEMBLK-7, MEMBLK-8 */
ZTEST(mem_blocks, test_counts_at_the_limits)
{
	void *out[N + 1], *block = &block;

	zassert_equal(sys_mem_blocks_alloc_contiguous(NULL, 1, out), -EINVAL);
	zassert_ok(sys_mem_blocks_alloc_contiguous(&pool, 0, &block));
	zassert_is_null(block);
	zassert_equal(sys_mem_blocks_alloc_contiguous(&pool, N + 1, &block), -ENOMEM);
	zassert_equal(sys_mem_blocks_alloc_contiguous(&pool, SIZE_MAX, &block), -ENOMEM);
	zassert_equal(sys_mem_blocks_alloc(&pool, N + 1, out), -ENOMEM);
	zassert_equal(sys_mem_blocks_get(NULL, pool.buffer, 1), -EINVAL);
	zassert_ok(sys_mem_blocks_get(&pool, pool.buffer, 0));
	zassert_equal(sys_mem_blocks_get(&pool, pool.buffer + SIZE, N), -ENOMEM);
	zassert_equal(sys_mem_blocks_free_contiguous(NULL, pool.buffer, 1), -EINVAL);
	zassert_ok(sys_mem_blocks_free_contiguous(&pool, pool.buffer, 0));
	zassert_equal(sys_mem_blocks_free(&pool, N + 1, out), -EINVAL);
	zassert_true(sys_mem_blocks_is_region_free(&pool, pool.buffer, N), "nothing was taken");

	/* one that is not allocated does not keep the others from being freed */
	zassert_ok(sys_mem_blocks_alloc(&pool, N, out));
	block = out[1];
	out[1] = NULL;
	zassert_equal(sys_mem_blocks_free(&pool, N, out), -EFAULT);
	zassert_false(sys_mem_blocks_is_region_free(&pool, block, 1));
	zassert_ok(sys_mem_blocks_free_contiguous(&pool, block, 1));
	zassert_true(sys_mem_blocks_is_region_free(&pool, pool.buffer, N));
#ifdef CONFIG_SYS_MEM_BLOCKS_RUNTIME_STATS
	struct sys_memory_stats stats;

	zassert_equal(sys_mem_blocks_runtime_stats_get(NULL, &stats), -EINVAL);
#endif
}

static sys_mem_blocks_t *choose(struct sys_multi_mem_blocks *group, void *cfg)
{
	uintptr_t which = (uintptr_t)cfg;

	return which < (uintptr_t)group->num_allocators ? group->allocators[which] : NULL;
}

/* Verifies: MEMBLK-10 */
ZTEST(mem_blocks, test_group)
{
	sys_multi_mem_blocks_t group;
	void *a[4], *b[2];
	size_t size;

	sys_multi_mem_blocks_init(&group, choose);
	sys_multi_mem_blocks_add_allocator(&group, &small);
	sys_multi_mem_blocks_add_allocator(&group, &big);
	zassert_ok(sys_multi_mem_blocks_alloc(&group, (void *)0, 4, a, &size));
	zassert_equal(size, 16);
	zassert_ok(sys_multi_mem_blocks_alloc(&group, (void *)1, 2, b, NULL));
	zassert_equal(sys_multi_mem_blocks_alloc(&group, (void *)1, 1, b, NULL), -ENOMEM);
	zassert_equal(sys_multi_mem_blocks_alloc(&group, (void *)2, 1, b, NULL), -EINVAL);
	zassert_equal(sys_multi_mem_blocks_alloc(NULL, NULL, 1, b, NULL), -EINVAL);
	zassert_ok(sys_multi_mem_blocks_free(&group, 2, b));
	zassert_ok(sys_multi_mem_blocks_free(&group, 4, a));
	zassert_equal(sys_multi_mem_blocks_free(&group, 4, a), -EFAULT);
	zassert_ok(sys_multi_mem_blocks_free(&group, 0, a));
	a[0] = &group;
	zassert_equal(sys_multi_mem_blocks_free(&group, 1, a), -EINVAL);
	zassert_equal(sys_multi_mem_blocks_free(NULL, 1, a), -EINVAL);
	zassert_equal(sys_multi_mem_blocks_free(&group, 1, NULL), -EINVAL);
	zassert_equal(sys_multi_mem_blocks_alloc(&group, (void *)0, 1, NULL, &size), -EINVAL);
	zassert_equal(sys_multi_mem_blocks_alloc(&group, (void *)0, 5, a, &size), -ENOMEM);
	size = 1;
	zassert_ok(sys_multi_mem_blocks_alloc(&group, (void *)2, 0, a, &size));
	zassert_equal(size, 0);
	zassert_ok(sys_multi_mem_blocks_alloc(&group, (void *)2, 0, a, NULL));
}

static int events;

static void on_event(uintptr_t heap_id, void *mem, size_t bytes)
{
	zassert_equal(heap_id, HEAP_ID_FROM_POINTER(&pool));
	zassert_equal_ptr(mem, pool.buffer);
	zassert_equal(bytes, 3 * SIZE);
	events++;
}

static HEAP_LISTENER_ALLOC_DEFINE(on_alloc, HEAP_ID_FROM_POINTER(&pool), on_event);
static HEAP_LISTENER_FREE_DEFINE(on_free, HEAP_ID_FROM_POINTER(&pool), on_event);

/* Verifies: MEMBLK-11 */
ZTEST(mem_blocks, test_listener)
{
	void *out;

	heap_listener_register(&on_alloc);
	heap_listener_register(&on_free);
	zassert_ok(sys_mem_blocks_alloc_contiguous(&pool, 3, &out));
	zassert_ok(sys_mem_blocks_free_contiguous(&pool, out, 3));
	zassert_equal(events, IS_ENABLED(CONFIG_SYS_MEM_BLOCKS_LISTENER) ? 2 : 0);
	heap_listener_unregister(&on_alloc);
	heap_listener_unregister(&on_free);
}

#ifdef CONFIG_OBJ_CORE_SYS_MEM_BLOCKS
static int count(struct k_obj_core *obj_core, void *data)
{
	sys_mem_blocks_t *m = CONTAINER_OF(obj_core, sys_mem_blocks_t, obj_core);

	zassert_true(m == &pool || m == &small || m == &big);
	++*(int *)data;
	return 0;
}

ZTEST(mem_blocks, test_object_cores)
{
	struct k_obj_type *type = k_obj_type_find(K_OBJ_TYPE_MEM_BLOCK_ID);
	struct sys_memory_stats stats;
	struct sys_mem_blocks_info raw;
	int seen = 0;

	zassert_not_null(type);
	zassert_ok(k_obj_type_walk_locked(type, count, &seen));
	zassert_equal(seen, 3);
	zassert_ok(k_obj_core_stats_query(K_OBJ_CORE(&small), &stats, sizeof(stats)));
	zassert_equal(stats.free_bytes, 64);
	zassert_ok(k_obj_core_stats_raw(K_OBJ_CORE(&small), &raw, sizeof(raw)));
	zassert_equal(raw.num_blocks, 4);
	zassert_ok(k_obj_core_stats_reset(K_OBJ_CORE(&small)));
}
#endif
