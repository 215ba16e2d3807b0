/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Operations that find what they want and wake nobody.
 */
#include "latency.h"
#include <zephyr/kernel.h>

#define MALLOC_SIZE 10

static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);
static K_MUTEX_DEFINE(mutex);
static K_FIFO_DEFINE(fifo);
static K_LIFO_DEFINE(lifo);
static K_EVENT_DEFINE(event);
K_STACK_DEFINE(stack, REPETITIONS);
K_MSGQ_DEFINE(msgq, 16, REPETITIONS, 4);
K_MEM_SLAB_DEFINE_STATIC(slab, 128, 2, 4);

static void *items[REPETITIONS][2];

static void measure_locks(void)
{
	MEASURE("semaphore give (no waiter)", k_sem_give(&sem));
	MEASURE("semaphore take (no block)", k_sem_take(&sem, K_FOREVER));
	MEASURE_WITH("mutex lock (free)", , k_mutex_lock(&mutex, K_FOREVER),
		     k_mutex_unlock(&mutex));
	MEASURE_WITH("mutex unlock (no waiter)", k_mutex_lock(&mutex, K_FOREVER),
		     k_mutex_unlock(&mutex), );
	k_mutex_lock(&mutex, K_FOREVER);
	MEASURE("mutex lock (recursive, immediate)", k_mutex_lock(&mutex, K_FOREVER));
	MEASURE("mutex unlock (recursive, immediate)", k_mutex_unlock(&mutex));
}

static void measure_data(void)
{
	uint32_t message[4] = {0};
	stack_data_t word;

	MEASURE("FIFO put (immediate)", k_fifo_put(&fifo, items[repetition]));
	MEASURE("FIFO get (immediate)", k_fifo_get(&fifo, K_FOREVER));
	MEASURE("LIFO put (immediate)", k_lifo_put(&lifo, items[repetition]));
	MEASURE("LIFO get (immediate)", k_lifo_get(&lifo, K_FOREVER));
	MEASURE("events post (immediate)", k_event_post(&event, 1));
	MEASURE("events wait (immediate)", k_event_wait(&event, 1, false, K_FOREVER));
	MEASURE("stack push (immediate)", k_stack_push(&stack, 1));
	MEASURE("stack pop (immediate)", k_stack_pop(&stack, &word, K_FOREVER));
	MEASURE("message queue put 16 bytes (immediate)", k_msgq_put(&msgq, message, K_FOREVER));
	MEASURE("message queue get 16 bytes (immediate)", k_msgq_get(&msgq, message, K_FOREVER));
}

static void measure_memory(void)
{
	void *mem;

	MEASURE_WITH("heap malloc (average)", , mem = k_malloc(MALLOC_SIZE), k_free(mem));
	MEASURE_WITH("heap free (average)", mem = k_malloc(MALLOC_SIZE), k_free(mem), );
	MEASURE_WITH("memory slab alloc (immediate)", , k_mem_slab_alloc(&slab, &mem, K_FOREVER),
		     k_mem_slab_free(&slab, mem));
	MEASURE_WITH("memory slab free (immediate)", k_mem_slab_alloc(&slab, &mem, K_FOREVER),
		     k_mem_slab_free(&slab, mem), );
}

void measure_immediate(void)
{
	measure_locks();
	measure_data();
	measure_memory();
}
