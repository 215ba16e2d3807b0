/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What operations cost while there are 10, 100 and 1,000 other threads: in the run queue, in the
 * wait queue of a semaphore, or asleep.
 */
#include "figure.h"
#include <zephyr/kernel.h>

#define MOST         1000
#define STACK_SIZE   256
#define MAIN_PRIO    5
#define BETTER_PRIO  (MAIN_PRIO - 1)
#define LONG_SLEEP   K_SECONDS(1000)
#define SOONER       K_SECONDS(500)
#define LATER        K_SECONDS(2000)
#define WORSE_PRIO(i) (MAIN_PRIO + 1 + (i) % (CONFIG_NUM_PREEMPT_PRIORITIES - MAIN_PRIO - 1))

static struct k_thread crowd[MOST];
static K_THREAD_STACK_ARRAY_DEFINE(crowd_stacks, MOST, STACK_SIZE);
static struct k_thread helper;
static K_THREAD_STACK_DEFINE(helper_stack, 1024);
static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);
static K_SEM_DEFINE(helper_sem, 0, 1);

static volatile uint32_t block_start;
static volatile uint32_t wake_end;
static char name[80];

static void report(struct figure *figure, const char *what, int threads)
{
	snprintk(name, sizeof(name), "%s, %d threads", what, threads);
	figure->name = name;
	figure_print(figure);
}

static void start(struct k_thread *thread, k_thread_stack_t *stack, size_t size,
		  k_thread_entry_t entry, void *arg, int prio)
{
	k_thread_create(thread, stack, size, entry, arg, NULL, NULL, prio, 0, K_NO_WAIT);
}

static void start_crowd(int count, k_thread_entry_t entry, int prio)
{
	for (int i = 0; i < count; i++) {
		start(&crowd[i], crowd_stacks[i], STACK_SIZE, entry, NULL,
		      (prio > MAIN_PRIO) ? WORSE_PRIO(i) : prio);
	}
}

static void end_crowd(int count)
{
	for (int i = 0; i < count; i++) {
		k_thread_abort(&crowd[i]);
	}
}

/* --- all of one priority, each yields to the next --- */

static void yielder(void *unused1, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		block_start = insn_stamp(counter);
		k_yield();
	}
}

static void measure_yield(int count)
{
	struct figure figure = {0};
	counter_t counter = insn_counter();

	start_crowd(count, yielder, MAIN_PRIO);
	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t end;

		k_yield();
		end = insn_stamp(counter);
		if (i > 0) {
			figure_add(&figure, block_start, end);
		}
	}
	end_crowd(count);
	report(&figure, "yield with switch", count);
}

/* --- all wait for one semaphore --- */

static void taker(void *unused1, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		block_start = insn_stamp(counter);
		k_sem_take(&sem, K_FOREVER);
		wake_end = insn_stamp(counter);
	}
}

static void measure_waiters(int count)
{
	struct figure take = {0};
	struct figure give = {0};
	counter_t counter = insn_counter();

	start_crowd(count, taker, BETTER_PRIO);
	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t begin = insn_stamp(counter);
		uint32_t end;

		k_sem_give(&sem);
		end = insn_stamp(counter);
		figure_add(&give, begin, wake_end);
		figure_add(&take, block_start, end);
	}
	end_crowd(count);
	report(&take, "semaphore take blocking, with switch, among waiting", count);
	report(&give, "semaphore give waking, with switch, among waiting", count);
}

/* --- a better thread comes and goes, while others are ready or asleep --- */

static void spectator(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_sleep(LONG_SLEEP);
}

static void helper_entry(void *timeout, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();
	k_timeout_t wait = *(k_timeout_t *)timeout;

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		block_start = insn_stamp(counter);
		k_sem_take(&helper_sem, wait);
		wake_end = insn_stamp(counter);
	}
}

static void measure_helper(int count, k_timeout_t wait, const char *take_name,
			   const char *give_name)
{
	struct figure take = {0};
	struct figure give = {0};
	counter_t counter = insn_counter();

	start(&helper, helper_stack, K_THREAD_STACK_SIZEOF(helper_stack), helper_entry, &wait,
	      BETTER_PRIO);
	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t begin = insn_stamp(counter);
		uint32_t end;

		k_sem_give(&helper_sem);
		end = insn_stamp(counter);
		figure_add(&give, begin, wake_end);
		figure_add(&take, block_start, end);
	}
	k_thread_abort(&helper);
	report(&take, take_name, count);
	report(&give, give_name, count);
}

static void measure_ready(int count)
{
	start_crowd(count, spectator, MAIN_PRIO + 1);
	measure_helper(count, K_FOREVER, "semaphore take blocking, with switch, among ready",
		       "semaphore give waking, with switch, among ready");
	end_crowd(count);
}

static void measure_asleep(int count)
{
	start_crowd(count, spectator, BETTER_PRIO);
	measure_helper(count, SOONER, "semaphore take blocking, sooner timeout, among sleeping",
		       "semaphore give waking, sooner timeout, among sleeping");
	measure_helper(count, LATER, "semaphore take blocking, later timeout, among sleeping",
		       "semaphore give waking, later timeout, among sleeping");
	end_crowd(count);
}

int main(void)
{
	k_thread_priority_set(k_current_get(), MAIN_PRIO);
	for (int count = 10; count <= MOST; count *= 10) {
		measure_yield(count);
		measure_waiters(count);
		measure_ready(count);
		measure_asleep(count);
	}
	printk("end\n");
	return 0;
}
