/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Operations that return to where they were called.
 */
#include "user.h"

static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);
static K_MUTEX_DEFINE(mutex);
static K_EVENT_DEFINE(event);
K_STACK_DEFINE(words, 64);

FIGURE(sem_give, "semaphore give (no waiter)");
FIGURE(sem_take, "semaphore take (no block)");
FIGURE(mutex_lock, "mutex lock (recursive, immediate)");
FIGURE(mutex_unlock, "mutex unlock (recursive, immediate)");
FIGURE(events_post, "events post (immediate)");
FIGURE(events_wait, "events wait (immediate)");
FIGURE(stack_push, "stack push (immediate)");
FIGURE(stack_pop, "stack pop (immediate)");

#define REPEAT(figure, statement)                                                                  \
	do {                                                                                       \
		counter_t counter = insn_counter();                                                \
                                                                                                   \
		for (int i = 0; i < REPETITIONS; i++) {                                            \
			uint32_t start = insn_stamp(counter);                                      \
                                                                                                   \
			statement;                                                                 \
			figure_add(figure, start, insn_stamp(counter));                            \
		}                                                                                  \
	} while (false)

static void user(void *unused1, void *unused2, void *unused3)
{
	stack_data_t word;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	REPEAT(&sem_give, k_sem_give(&sem));
	REPEAT(&sem_take, k_sem_take(&sem, K_NO_WAIT));
	k_mutex_lock(&mutex, K_FOREVER);
	REPEAT(&mutex_lock, k_mutex_lock(&mutex, K_FOREVER));
	REPEAT(&mutex_unlock, k_mutex_unlock(&mutex));
	k_mutex_unlock(&mutex);
	REPEAT(&events_post, k_event_post(&event, 1));
	REPEAT(&events_wait, k_event_wait(&event, 1, false, K_FOREVER));
	REPEAT(&stack_push, k_stack_push(&words, 1));
	REPEAT(&stack_pop, k_stack_pop(&words, &word, K_FOREVER));
}

void measure_immediate(void)
{
	struct figure *const all[] = {&sem_give,    &sem_take,    &mutex_lock, &mutex_unlock,
				      &events_post, &events_wait, &stack_push, &stack_pop};

	k_thread_access_grant(k_current_get(), &sem, &mutex, &event, &words);
	run_user(user);
	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		figure_print(all[i]);
	}
}
