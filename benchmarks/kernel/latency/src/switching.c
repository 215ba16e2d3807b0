/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Operations that end in another thread. A sleeper of better priority blocks again and again; the
 * waker, the main thread, wakes it as often. Each keeps its stamps for itself until both are done:
 *
 *	sleeper:   ... start[i] block ->                         -> end[i] start[i + 1] block ->
 *	waker:                        -> end[i - 1] start[i] wake ->
 *
 * so a wake is from the waker's start[i] to the sleeper's end[i], and a block from the sleeper's
 * start[i] to the waker's end[i - 1].
 */
#include "latency.h"
#include "stamps.h"
#include <zephyr/kernel.h>

static struct stamps sleeper_stamps;
static struct stamps waker_stamps;
static K_THREAD_STACK_DEFINE(sleeper_stack, 1024);
static struct k_thread sleeper;

static K_SEM_DEFINE(sem, 0, 1);
static K_FIFO_DEFINE(fifo);
static K_EVENT_DEFINE(event);
static K_MUTEX_DEFINE(mutex);
static K_CONDVAR_DEFINE(condvar);
K_STACK_DEFINE(short_stack, 1);
K_MSGQ_DEFINE(short_msgq, 16, 1, 4);
static stack_data_t word;
static uint32_t message[4];
static void *item[2];

static void start_sleeper(k_thread_entry_t entry, int better)
{
	k_thread_create(&sleeper, sleeper_stack, K_THREAD_STACK_SIZEOF(sleeper_stack), entry, NULL,
			NULL, NULL, k_thread_priority_get(k_current_get()) - better, 0, K_NO_WAIT);
}

static void report(const char *block_name, const char *wake_name)
{
	struct figure block = {.name = block_name};
	struct figure wake = {.name = wake_name};

	for (int i = 1; i < REPETITIONS; i++) {
		figure_add(&block, sleeper_stamps.start[i], waker_stamps.end[i - 1]);
		figure_add(&wake, waker_stamps.start[i], sleeper_stamps.end[i]);
	}
	figure_print(&block);
	figure_print(&wake);
}

/* A function measure_<id>() for one pair of operations. */
#define PAIR(id, block_name, block, wake_name, wake)                                               \
	static void id##_sleeper(void *unused1, void *unused2, void *unused3)                      \
	{                                                                                          \
		ARG_UNUSED(unused1);                                                               \
		ARG_UNUSED(unused2);                                                               \
		ARG_UNUSED(unused3);                                                               \
		REPEAT(&sleeper_stamps, block);                                                    \
	}                                                                                          \
	static void measure_##id(void)                                                             \
	{                                                                                          \
		start_sleeper(id##_sleeper, 1);                                                    \
		REPEAT(&waker_stamps, wake);                                                       \
		k_thread_join(&sleeper, K_FOREVER);                                                \
		report(block_name, wake_name);                                                     \
	}

PAIR(sem, "semaphore take blocking, with switch", k_sem_take(&sem, K_FOREVER),
     "semaphore give waking, with switch", k_sem_give(&sem))
PAIR(fifo, "FIFO get blocking, with switch", k_fifo_get(&fifo, K_FOREVER),
     "FIFO put waking, with switch", k_fifo_put(&fifo, item))
PAIR(event, "events wait blocking, with switch", k_event_wait(&event, 1, true, K_FOREVER),
     "events set waking, with switch", k_event_set(&event, 1))
PAIR(stack, "stack pop blocking, with switch", k_stack_pop(&short_stack, &word, K_FOREVER),
     "stack push waking, with switch", k_stack_push(&short_stack, 1))
PAIR(msgq, "message queue get blocking, with switch", k_msgq_get(&short_msgq, message, K_FOREVER),
     "message queue put waking, with switch", k_msgq_put(&short_msgq, message, K_FOREVER))
PAIR(suspend, "thread suspend", k_thread_suspend(&sleeper),
     "thread resume", k_thread_resume(&sleeper))
/* The first wait has no mutex to give up; it is not counted. */
PAIR(condvar, "condition variable wait, with switch",
     k_condvar_wait(&condvar, &mutex, K_FOREVER),
     "condition variable signal, with switch", k_condvar_signal(&condvar))

static void yielder(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	REPEAT(&sleeper_stamps, k_yield());
}

/* Two equals: here the second starts at the first one's first yield. */
static void measure_yield(void)
{
	struct figure figure = {.name = "yield with switch"};

	start_sleeper(yielder, 0);
	REPEAT(&waker_stamps, k_yield());
	k_thread_join(&sleeper, K_FOREVER);
	for (int i = 1; i < REPETITIONS; i++) {
		figure_add(&figure, waker_stamps.start[i], sleeper_stamps.end[i - 1]);
		figure_add(&figure, sleeper_stamps.start[i], waker_stamps.end[i]);
	}
	figure_print(&figure);
}

void measure_switching(void)
{
	measure_yield();
	measure_sem();
	measure_fifo();
	measure_event();
	measure_condvar();
	measure_stack();
	measure_msgq();
	measure_suspend();
}
