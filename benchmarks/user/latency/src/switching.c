/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Operations that end in another thread: measured as in the kernel's latencies, but both are user
 * threads, in two domains. The second blocks, the first wakes it.
 */
#include "stamps.h"
#include "user.h"

static K_APP_BMEM(first_partition) struct stamps waker_stamps;
static K_APP_BMEM(second_partition) struct stamps sleeper_stamps;

static K_SEM_DEFINE(sem, 0, 1);
static K_EVENT_DEFINE(event);
K_STACK_DEFINE(short_stack, 1);

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

#define USER(name, statement)                                                                      \
	static void name(void *unused1, void *unused2, void *unused3)                              \
	{                                                                                          \
		ARG_UNUSED(unused1);                                                               \
		ARG_UNUSED(unused2);                                                               \
		ARG_UNUSED(unused3);                                                               \
		statement;                                                                         \
	}

/* The first thread starts the second, so that this blocks before the first wake. */
#define PAIR(id, block_name, block, wake_name, wake)                                               \
	USER(id##_sleeper, REPEAT(&sleeper_stamps, block))                                         \
	USER(id##_waker, REPEAT(&waker_stamps, wake))                                              \
	static void measure_##id(void)                                                             \
	{                                                                                          \
		prepare_second(id##_sleeper, 1);                                                   \
		k_thread_start(&second_thread);                                                    \
		run_user(id##_waker);                                                              \
		k_thread_join(&second_thread, K_FOREVER);                                          \
		report(block_name, wake_name);                                                     \
	}

PAIR(sem, "semaphore take blocking, with switch", k_sem_take(&sem, K_FOREVER),
     "semaphore give waking, with switch", k_sem_give(&sem))
PAIR(event, "events wait blocking, with switch", k_event_wait(&event, 1, true, K_FOREVER),
     "events set waking, with switch", k_event_set(&event, 1))
PAIR(suspend, "thread suspend", k_thread_suspend(&second_thread),
     "thread resume", k_thread_resume(&second_thread))

USER(yielder, REPEAT(&sleeper_stamps, k_yield()))
USER(other_yielder, REPEAT(&waker_stamps, k_yield()))

/* Two equals: the second starts at the first one's first yield. */
static void measure_yield(void)
{
	struct figure figure = {.name = "yield with switch"};

	prepare_second(yielder, 0);
	k_thread_start(&second_thread);
	run_user(other_yielder);
	k_thread_join(&second_thread, K_FOREVER);
	for (int i = 2; i < REPETITIONS - 1; i++) {
		figure_add(&figure, waker_stamps.start[i], sleeper_stamps.end[i]);
		figure_add(&figure, sleeper_stamps.start[i], waker_stamps.end[i - 1]);
	}
	figure_print(&figure);
}

void measure_switching(void)
{
	k_thread_access_grant(k_current_get(), &sem, &event, &short_stack, &second_thread);
	measure_yield();
	measure_sem();
	measure_event();
	measure_suspend();
}
