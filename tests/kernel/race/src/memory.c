/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Slabs and heaps: nobody gets what somebody has, nobody waits while there is some.
 */
#include "race.h"

static void nothing(void)
{
}

/*
 * ---- slabs -------------------------------------------------------------------------------------
 */

#define BLOCKS     3
#define BLOCK_SIZE 16

static struct k_mem_slab slab;
static char blocks[BLOCKS * BLOCK_SIZE] __aligned(sizeof(void *));
static bool used[BLOCKS];
static void *kept; /* by interrupt handlers */

static void slab_setup(void)
{
	EXPECT(k_mem_slab_init(&slab, blocks, BLOCK_SIZE, 1U + rnd(BLOCKS)) == 0);
	memset(used, 0, sizeof(used));
	kept = NULL;
}

static void *slab_take(k_timeout_t timeout)
{
	int64_t start = k_uptime_ticks();
	void *block = blocks;
	int ret = k_mem_slab_alloc(&slab, &block, timeout);
	size_t offset = (size_t)((char *)block - blocks);

	note("alloc", ret);
	if (ret == 0) {
		EXPECT(offset < sizeof(blocks) && offset % BLOCK_SIZE == 0U);
		EXPECT(!used[offset / BLOCK_SIZE]);
		used[offset / BLOCK_SIZE] = true;
		memset(block, 0xAB, BLOCK_SIZE);
		return block;
	}
	EXPECT(block == NULL);
	EXPECT(ret == (K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -ENOMEM : -EAGAIN));
	if (ret == -EAGAIN) {
		check_timed_out(timeout, start);
	}
	return NULL;
}

static void slab_give(void *block)
{
	for (size_t i = 0; i < BLOCK_SIZE; i++) {
		EXPECT(((unsigned char *)block)[i] == 0xAB);
	}
	used[((char *)block - blocks) / BLOCK_SIZE] = false;
	note("free", (char *)block - blocks);
	k_mem_slab_free(&slab, block);
}

static void slab_step(int me)
{
	void *block = slab_take(some_time());

	ARG_UNUSED(me);
	if (block != NULL) {
		if (chance(2)) {
			k_sleep(K_TICKS(rnd(3)));
		}
		slab_give(block);
	}
}

static void slab_isr(void)
{
	void *block = kept;

	kept = NULL;
	if (block != NULL) {
		slab_give(block);
	} else {
		block = slab_take(K_NO_WAIT);
		if (kept == NULL) {
			kept = block;
		} else if (block != NULL) {
			slab_give(block);
		}
	}
}

static void slab_still(void)
{
	if (kept != NULL) {
		slab_isr();
	}
	EXPECT(k_mem_slab_num_free_get(&slab) == 0U || !has_waiters(&slab.wait_q));
}

static void slab_end(void)
{
	EXPECT(k_mem_slab_num_used_get(&slab) == 0U && !has_waiters(&slab.wait_q));
	for (uint32_t i = 0; i < slab.info.num_blocks; i++) {
		EXPECT(slab_take(K_NO_WAIT) != NULL);
	}
	EXPECT(slab_take(K_NO_WAIT) == NULL);
}

const struct scenario slab_scenario = {
	"slab", slab_setup, slab_step, slab_isr, slab_still, nothing, slab_end, true,
};

/*
 * ---- heaps -------------------------------------------------------------------------------------
 */

static struct k_heap heap;
static char memory[256] __aligned(8);
static size_t wanted[WORKERS]; /* by a worker that waits */
static size_t largest;         /* that fits while nothing is taken */
static char *kept_memory;

static void heap_setup(void)
{
	void *all;

	k_heap_init(&heap, memory, sizeof(memory));
	memset(wanted, 0, sizeof(wanted));
	kept_memory = NULL;
	largest = sizeof(memory);
	while ((all = k_heap_alloc(&heap, largest, K_NO_WAIT)) == NULL) {
		largest--;
	}
	k_heap_free(&heap, all);
}

static char *heap_take(size_t bytes, k_timeout_t timeout)
{
	char *m = chance(2) ? k_heap_alloc(&heap, bytes, timeout)
			    : k_heap_aligned_alloc(&heap, 8, bytes, timeout);

	note("alloc", (m != NULL) ? m - memory : -1);
	if (m != NULL) {
		EXPECT(m >= memory && m + bytes <= memory + sizeof(memory));
		memset(m, (int)bytes, bytes);
	}
	return m;
}

static void heap_give(char *m, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		EXPECT((unsigned char)m[i] == bytes);
	}
	note("free", m - memory);
	k_heap_free(&heap, m);
}

static void heap_step(int me)
{
	k_timeout_t timeout = some_time();
	int64_t start = k_uptime_ticks();
	/* so that two that wait go on when a third one is done */
	size_t bytes = chance(2) ? largest - rnd(24) : 1U + rnd((uint32_t)largest / 2U - 16U);
	char *m;

	wanted[me] = bytes;
	m = heap_take(bytes, timeout);
	wanted[me] = 0U;
	if (m != NULL) {
		if (chance(2)) {
			k_sleep(K_TICKS(rnd(3)));
		}
		heap_give(m, bytes);
	} else if (!K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		check_timed_out(timeout, start);
	}
}

static void heap_isr(void)
{
	char *m = kept_memory;

	kept_memory = NULL;
	if (m != NULL) {
		heap_give(m, 40);
		return;
	}
	m = heap_take(40, K_NO_WAIT);
	if (kept_memory == NULL) {
		kept_memory = m;
	} else if (m != NULL) {
		heap_give(m, 40);
	}
}

static void heap_still(void)
{
	if (kept_memory != NULL) {
		heap_isr();
		return; /* somebody may go on now */
	}
	for (int i = 0; i < worker_count(); i++) {
		if (wanted[i] != 0U && workers[i].base.pended_on == &heap.wait_q) {
			EXPECT(k_heap_aligned_alloc(&heap, 8, wanted[i], K_NO_WAIT) == NULL);
		}
	}
}

static void heap_end(void)
{
	EXPECT(!has_waiters(&heap.wait_q));
	if (kept_memory != NULL) {
		heap_isr();
	}
	EXPECT(heap_take(largest, K_NO_WAIT) != NULL);
}

const struct scenario heap_scenario = {
	"heap", heap_setup, heap_step, heap_isr, heap_still, nothing, heap_end, true,
};
