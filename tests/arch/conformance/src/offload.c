/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * arch_is_in_isr(), arch_irq_offload(), arch_isr_resched(): where code runs, and when threads are
 * switched.
 */
#include "contract.h"

static bool in_isr;
static const void *argument;

static void look(const void *arg)
{
	in_isr = arch_is_in_isr();
	argument = arg;
	say('h');
}

ZTEST(arch_offload, test_runs_as_a_handler)
{
	int mark;

	CONTRACT(!arch_is_in_isr(), "arch_is_in_isr()", "false in a thread");
	irq_offload(look, &mark);
	say('t');
	CONTRACT(strcmp(events, "ht") == 0, "arch_irq_offload()",
		 "the routine has run when it returns (%s)", events);
	CONTRACT(in_isr, "arch_is_in_isr()", "true in a handler");
	CONTRACT(argument == &mark, "arch_irq_offload()", "hands over the parameter");
	CONTRACT(!arch_is_in_isr(), "arch_is_in_isr()", "false again behind the handler");
	CONTRACT(unlocked_now(), "arch_irq_offload()", "interrupts are on behind it");
}

ZTEST(arch_offload, test_locked)
{
	unsigned int key = arch_irq_lock();
	bool unlocked;

	irq_offload(look, NULL);
	say('t');
	unlocked = unlocked_now();
	arch_irq_unlock(key);
	CONTRACT(strcmp(events, "ht") == 0, "arch_irq_offload()",
		 "runs the routine at once, also with interrupts locked (%s)", events);
	CONTRACT(!unlocked, "arch_irq_offload()", "leaves the caller's lock in force");
}

static void look_in_timer(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	in_isr = arch_is_in_isr();
	say('i');
}

ZTEST(arch_offload, test_hardware_interrupt)
{
	static struct k_timer timer;

	k_timer_init(&timer, look_in_timer, NULL);
	in_isr = false;
	k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
	k_busy_wait(LONG_US);
	CONTRACT(strcmp(events, "i") == 0, "interrupt entry", "a timer interrupts a busy thread");
	CONTRACT(in_isr, "arch_is_in_isr()", "true in the handler of a device");
	CONTRACT(!arch_is_in_isr(), "arch_is_in_isr()", "false again behind it");
}

static K_SEM_DEFINE(sem, 0, K_SEM_MAX_LIMIT);

static void waiter(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	(void)k_sem_take(&sem, K_FOREVER);
	in_isr = arch_is_in_isr();
	say('w');
}

static void give(const void *arg)
{
	k_sem_give(&sem);
	say(arg != NULL ? *(const char *)arg : 'g');
}

/* The handler wakes a better thread: it runs after the handler, before the interrupted thread. */
ZTEST(arch_offload, test_switch_at_exit)
{
	(void)start(0, waiter, NULL, BETTER);
	irq_offload(give, NULL);
	say('t');
	join(0);
	CONTRACT(strcmp(events, "gwt") == 0, "arch_isr_resched()",
		 "the woken thread runs when the handler has returned (%s, not gwt)", events);
	CONTRACT(!in_isr, "arch_is_in_isr()",
		 "false in a thread that an interrupt's exit continued");
}

/* A worse one waits until the interrupted thread gives way. */
ZTEST(arch_offload, test_no_switch_without_need)
{
	(void)start(0, waiter, NULL, WORSE);
	k_sleep(K_MSEC(5));
	irq_offload(give, NULL);
	say('t');
	join(0);
	CONTRACT(strcmp(events, "gtw") == 0, "z_sched_isr_next()",
		 "what it returns may be the interrupted thread (%s, not gtw)", events);
}

static void nested(const void *arg)
{
	ARG_UNUSED(arg);
	say('1');
	irq_offload(give, "2");
	say(arch_is_in_isr() ? '3' : 'x');
}

ZTEST(arch_offload, test_nested)
{
	(void)start(0, waiter, NULL, BETTER);
	irq_offload(nested, NULL);
	say('t');
	join(0);
	CONTRACT(strcmp(events, "123wt") == 0, "arch_isr_resched()",
		 "threads are switched at the exit of the outermost handler only (%s, not 123wt)",
		 events);
}

static void offload_in_timer(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	nested(NULL);
}

ZTEST(arch_offload, test_nested_in_hardware_interrupt)
{
	static struct k_timer timer;

	k_timer_init(&timer, offload_in_timer, NULL);
	(void)start(0, waiter, NULL, BETTER);
	k_timer_start(&timer, K_MSEC(1), K_NO_WAIT);
	k_busy_wait(LONG_US);
	say('t');
	join(0);
	CONTRACT(strcmp(events, "123wt") == 0, "arch_irq_offload()",
		 "may be called in the handler of a device (%s, not 123wt)", events);
}

static void deeper(const void *depth)
{
	int left = *(const int *)depth - 1;

	if (left > 0) {
		irq_offload(deeper, &left);
	}
	say('0' + left);
}

ZTEST(arch_offload, test_nested_deeper)
{
	int depth = 4;

	irq_offload(deeper, &depth);
	CONTRACT(strcmp(events, "0123") == 0, "arch_irq_offload()",
		 "handlers within handlers within handlers (%s, not 0123)", events);
}

ZTEST_SUITE(arch_offload, NULL, NULL, before, NULL, NULL);
