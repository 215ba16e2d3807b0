/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_mem_slab: blocks, alignment, waiting, statistics, contexts.
 */
#include "helpers.h"
#include <zephyr/sys/mem_stats.h>

#define BLOCKS     4
#define BLOCK_SIZE 24

K_MEM_SLAB_DEFINE(static_slab, 13, BLOCKS, 16);
K_MEM_SLAB_DEFINE_STATIC(file_slab, BLOCK_SIZE, BLOCKS, 8);

static struct k_mem_slab slab;
static char __aligned(sizeof(void *)) buffer[BLOCKS * BLOCK_SIZE];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(k_mem_slab_init(&slab, buffer, BLOCK_SIZE, BLOCKS));
}

ZTEST_SUITE(kernel_mem_slab, NULL, NULL, before, helpers_end, NULL);

static void take_all(struct k_mem_slab *s, size_t size)
{
	char *blocks[BLOCKS];
	void *mem = &slab;

	for (int i = 0; i < BLOCKS; i++) {
		zassert_equal(k_mem_slab_num_used_get(s), i);
		zassert_equal(k_mem_slab_num_free_get(s), BLOCKS - i);
		zassert_ok(k_mem_slab_alloc(s, (void **)&blocks[i], K_NO_WAIT));
		memset(blocks[i], i, size);
	}
	zassert_equal(k_mem_slab_alloc(s, &mem, K_NO_WAIT), -ENOMEM);
	zassert_is_null(mem);
	zassert_equal(k_mem_slab_num_free_get(s), 0);
	for (int i = 0; i < BLOCKS; i++) {
		for (size_t j = 0; j < size; j++) {
			zassert_equal(blocks[i][j], i, "blocks overlap");
		}
		k_mem_slab_free(s, blocks[i]);
	}
	zassert_equal(k_mem_slab_num_used_get(s), 0);
	expect_unlocked();
}

/* Verifies: SLAB-1, SLAB-3, SLAB-5, SLAB-8 */
ZTEST(kernel_mem_slab, test_blocks)
{
	for (int i = 0; i < 3; i++) {
		take_all(&slab, BLOCK_SIZE);
		take_all(&static_slab, 13);
		take_all(&file_slab, BLOCK_SIZE);
	}
}

/* Verifies: SLAB-4 */
ZTEST(kernel_mem_slab, test_first_block_is_the_lowest_and_aligned)
{
	void *mem;

	zassert_ok(k_mem_slab_alloc(&slab, &mem, K_NO_WAIT));
	zassert_equal_ptr(mem, buffer);
	zassert_ok(k_mem_slab_alloc(&static_slab, &mem, K_NO_WAIT));
	zassert_equal((uintptr_t)mem % 16, 0);
	k_mem_slab_free(&static_slab, mem);
}

/* Verifies: SLAB-2 */
ZTEST(kernel_mem_slab, test_init_checks)
{
	zassert_equal(k_mem_slab_init(&slab, buffer + 1, BLOCK_SIZE, 2), -EINVAL);
	zassert_equal(k_mem_slab_init(&slab, buffer, BLOCK_SIZE - 1, 2), -EINVAL);
	zassert_ok(k_mem_slab_init(&slab, buffer, sizeof(void *), 2));
}

static void *taken[HELPERS];
static int results[HELPERS], count;

static void taker(void *unused1, void *unused2, void *unused3)
{
	void *mem;
	int ret = k_mem_slab_alloc(&slab, &mem, K_FOREVER);

	results[count] = ret;
	taken[count++] = mem;
}

/* Verifies: SLAB-7 */
ZTEST(kernel_mem_slab, test_waiters)
{
	void *blocks[BLOCKS];

	count = 0;
	for (int i = 0; i < BLOCKS; i++) {
		zassert_ok(k_mem_slab_alloc(&slab, &blocks[i], K_NO_WAIT));
	}
	(void)helper(taker, NULL, LOW);
	(void)helper(taker, NULL, MID);
	settle();
	k_mem_slab_free(&slab, blocks[2]);
	k_mem_slab_free(&slab, blocks[1]);
	settle();
	zassert_equal(count, 2);
	zassert_ok(results[0]);
	zassert_equal_ptr(taken[0], blocks[2]);
	zassert_equal_ptr(taken[1], blocks[1]);
	zassert_equal(k_mem_slab_num_used_get(&slab), BLOCKS);
	k_mem_slab_free(&slab, blocks[0]);
	zassert_equal(k_mem_slab_num_used_get(&slab), BLOCKS - 1);
	helpers_join();
}

/* Verifies: SLAB-6 */
ZTEST(kernel_mem_slab, test_timeout)
{
	int64_t start;
	void *mem;

	for (int i = 0; i < BLOCKS; i++) {
		zassert_ok(k_mem_slab_alloc(&slab, &mem, K_NO_WAIT));
	}
	start = k_uptime_ticks();
	zassert_equal(k_mem_slab_alloc(&slab, &mem, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
}

/* Verifies: SLAB-9, SLAB-10 */
ZTEST(kernel_mem_slab, test_statistics)
{
	bool traced = IS_ENABLED(CONFIG_MEM_SLAB_TRACE_MAX_UTILIZATION);
	struct sys_memory_stats stats;
	void *a, *b;

	zassert_equal(k_mem_slab_runtime_stats_get(NULL, &stats), -EINVAL);
	zassert_equal(k_mem_slab_runtime_stats_get(&slab, NULL), -EINVAL);
	zassert_equal(k_mem_slab_runtime_stats_reset_max(NULL), -EINVAL);
	zassert_ok(k_mem_slab_alloc(&slab, &a, K_NO_WAIT));
	zassert_ok(k_mem_slab_alloc(&slab, &b, K_NO_WAIT));
	k_mem_slab_free(&slab, a);
	zassert_ok(k_mem_slab_runtime_stats_get(&slab, &stats));
	zassert_equal(stats.allocated_bytes, BLOCK_SIZE);
	zassert_equal(stats.free_bytes, (BLOCKS - 1) * BLOCK_SIZE);
	zassert_equal(stats.max_allocated_bytes, traced ? 2 * BLOCK_SIZE : 0);
	zassert_equal(k_mem_slab_max_used_get(&slab), traced ? 2 : 0);
	zassert_ok(k_mem_slab_runtime_stats_reset_max(&slab));
	zassert_equal(k_mem_slab_max_used_get(&slab), traced ? 1 : 0);
	expect_unlocked();
}

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	results[0] = k_mem_slab_alloc(&slab, &taken[0], K_NO_WAIT);
	results[1] = k_mem_slab_alloc(&slab, &taken[1], K_NO_WAIT);
	k_mem_slab_free(&slab, taken[0]);
}

static void isr_free(const void *mem)
{
	k_mem_slab_free(&slab, (void *)mem);
}

/* Verifies: SLAB-11 */
ZTEST(kernel_mem_slab, test_isr)
{
	void *mem[3];

	IN_ISR(isr_use, NULL);
	zassert_ok(results[0]);
	zassert_ok(results[1]);
	zassert_equal(k_mem_slab_num_used_get(&slab), 1);
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_mem_slab_alloc(&slab, &mem[i], K_NO_WAIT));
	}
	count = 0;
	(void)helper(taker, NULL, LOW);
	settle();
	IN_ISR(isr_free, mem[1]);
	settle();
	zassert_equal(count, 1);
	zassert_equal_ptr(taken[0], mem[1]);
	helpers_join();
}
