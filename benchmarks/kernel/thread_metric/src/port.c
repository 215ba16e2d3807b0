/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The layer for this system.
 */
#include "port.h"
#include <zephyr/kernel.h>

#define STACK_SIZE  1024

static K_THREAD_STACK_ARRAY_DEFINE(stacks, TM_THREADS, STACK_SIZE);
static struct k_thread threads[TM_THREADS];
static bool exists[TM_THREADS];
K_MSGQ_DEFINE(queue, 16, 10, 4);
K_SEM_DEFINE(semaphore, 1, 1);
K_MEM_SLAB_DEFINE_STATIC(pool, 128, 16, 4);

static void run(void *entry, void *unused2, void *unused3)
{
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	((void (*)(void))entry)();
}

/* The reporter has the best of the preemptible priorities: 1..31 become the ones after it. */
void tm_thread_create(int id, int priority, void (*entry)(void))
{
	k_thread_create(&threads[id], stacks[id], STACK_SIZE, run, entry, NULL, NULL,
			1 + priority % (CONFIG_NUM_PREEMPT_PRIORITIES - 1), 0, K_FOREVER);
	k_thread_start(&threads[id]);
	k_thread_suspend(&threads[id]);
	exists[id] = true;
}

__noinline void tm_thread_resume(int id)
{
	k_thread_resume(&threads[id]);
}

__noinline void tm_thread_suspend(int id)
{
	k_thread_suspend(&threads[id]);
}

__noinline void tm_thread_relinquish(void)
{
	k_yield();
}

void tm_threads_end(void)
{
	for (int i = 0; i < TM_THREADS; i++) {
		if (exists[i]) {
			k_thread_abort(&threads[i]);
			exists[i] = false;
		}
	}
	k_msgq_purge(&queue);
	k_sem_init(&semaphore, 1, 1);
}

__noinline void tm_queue_send(const uint32_t *message)
{
	k_msgq_put(&queue, message, K_NO_WAIT);
}

__noinline void tm_queue_receive(uint32_t *message)
{
	k_msgq_get(&queue, message, K_NO_WAIT);
}

__noinline void tm_semaphore_get(void)
{
	k_sem_take(&semaphore, K_NO_WAIT);
}

__noinline void tm_semaphore_put(void)
{
	k_sem_give(&semaphore);
}

__noinline void *tm_memory_allocate(void)
{
	void *block;

	(void)k_mem_slab_alloc(&pool, &block, K_NO_WAIT); /* NULL where there is none */
	return block;
}

__noinline void tm_memory_free(void *block)
{
	k_mem_slab_free(&pool, block);
}
