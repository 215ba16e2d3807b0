/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * arch_irq_lock(), arch_irq_unlock(), arch_irq_unlocked(): keys, nesting, what is held off and
 * comes later, and that the state belongs to the thread. And what all files share.
 */
#include "contract.h"

char events[32];
static size_t count;

void say(char c)
{
	if (count < sizeof(events) - 1) {
		events[count++] = c;
		events[count] = '\0';
	}
}

void before(void *fixture)
{
	ARG_UNUSED(fixture);
	count = 0;
	events[0] = '\0';
	errors = 0;
}

static struct k_thread threads[HELPERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, HELPERS, STACK_SIZE);

k_tid_t start(int i, k_thread_entry_t fn, void *p1, int prio)
{
	return k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), fn, p1,
			       (void *)(uintptr_t)i, NULL, prio, 0, K_NO_WAIT);
}

void join(int i)
{
	zassert_ok(k_thread_join(&threads[i], K_SECONDS(10)), "helper %d does not end", i);
}

char *stack_of(int i)
{
	return K_THREAD_STACK_BUFFER(stacks[i]);
}

ZTEST(arch_lock, test_keys)
{
	unsigned int outer = arch_irq_lock();
	unsigned int inner = arch_irq_lock();
	unsigned int after;

	arch_irq_unlock(inner);
	after = arch_irq_lock();
	arch_irq_unlock(after);
	arch_irq_unlock(outer);
	CONTRACT(arch_irq_unlocked(outer), "arch_irq_lock()",
		 "the first key says that interrupts were on");
	CONTRACT(!arch_irq_unlocked(inner), "arch_irq_lock()",
		 "the key of a lock inside a lock says that they were off");
	CONTRACT(!arch_irq_unlocked(after), "arch_irq_unlock()",
		 "the inner unlock does not let interrupts in");
	CONTRACT(unlocked_now(), "arch_irq_unlock()", "the outer unlock does");
}

static volatile bool fired;

static void fire(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	fired = true;
}

static K_TIMER_DEFINE(soon, fire, NULL);

/* A timer's interrupt stands for all: it waits, is not lost, comes at once. */
ZTEST(arch_lock, test_holds_interrupts_off)
{
	unsigned int key;
	bool early;

	fired = false;
	k_timer_start(&soon, K_MSEC(2), K_NO_WAIT);
	key = arch_irq_lock();
	k_busy_wait(LONG_US);
	early = fired;
	arch_irq_unlock(key);
	k_busy_wait(1000);
	CONTRACT(!early, "arch_irq_lock()", "no interrupt comes while it is in force");
	CONTRACT(fired, "arch_irq_unlock()", "an interrupt that waited comes now");
}

static K_SEM_DEFINE(wake, 0, 1);

static void see_unlocked(void *result, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	*(bool *)result = unlocked_now();
	k_sem_give(&wake);
}

/* One thread waits with interrupts locked; the others know nothing of it. */
ZTEST(arch_lock, test_belongs_to_the_thread)
{
	bool others = false, by_call, by_interrupt;
	unsigned int key = arch_irq_lock();

	(void)start(0, see_unlocked, &others, WORSE);
	(void)k_sem_take(&wake, K_SECONDS(1));
	by_call = !unlocked_now();
	(void)k_sem_take(&wake, K_MSEC(5)); /* nobody gives it: the timeout's interrupt wakes us */
	by_interrupt = !unlocked_now();
	arch_irq_unlock(key);
	join(0);
	CONTRACT(others, "arch_new_thread()", "interrupts are on in a new thread");
	CONTRACT(by_call, "arch_switch()", "interrupts are locked again after it, if they were");
	CONTRACT(by_interrupt, "z_sched_isr_next()",
		 "interrupts are locked in a thread that locked them, also if an interrupt's exit "
		 "continues it");
	CONTRACT(unlocked_now(), "arch_irq_unlock()", "interrupts are on after the last unlock");
}

ZTEST_SUITE(arch_lock, NULL, NULL, before, NULL, NULL);
