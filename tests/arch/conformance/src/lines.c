/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * ARCH_IRQ_CONNECT(), arch_irq_enable(), arch_irq_disable(), arch_irq_is_enabled(),
 * arch_irq_connect_dynamic(), nesting by priority: on lines that software raises.
 */
#include "contract.h"
#include <zephyr/interrupt_util.h>

#if !defined(NO_TRIGGER_FROM_SW) && CONFIG_TEST_LINE >= 0

#define LINE   CONFIG_TEST_LINE
#define URGENT CONFIG_TEST_LINE_URGENT
#define PRIO   TRIGGER_IRQ_PRIO(CONFIG_TEST_LINE_PRIORITY)

static int mark;
static const void *argument;

static void nothing(void)
{
}

static void (*in_handler)(void) = nothing;

static void isr(const void *arg)
{
	argument = arg;
	say('l');
	in_handler();
	say('L');
}

/* Software's request may take an instruction or two to arrive. */
static void raise(int line)
{
	trigger_irq(line);
	k_busy_wait(10);
}

ZTEST(arch_lines, test_connect)
{
	raise(LINE);
	CONTRACT(strcmp(events, "lL") == 0, "ARCH_IRQ_CONNECT()",
		 "the handler runs once for each request (%s, not lL)", events);
	CONTRACT(argument == &mark, "ARCH_IRQ_CONNECT()", "hands over the argument");
}

ZTEST(arch_lines, test_locked)
{
	unsigned int key = arch_irq_lock();

	raise(LINE);
	say('t');
	arch_irq_unlock(key);
	k_busy_wait(10);
	CONTRACT(strcmp(events, "tlL") == 0, "arch_irq_lock()",
		 "keeps a line off until the unlock (%s, not tlL)", events);
}

ZTEST(arch_lines, test_disabled_keeps_pending)
{
	arch_irq_disable(LINE);
	CONTRACT(arch_irq_is_enabled(LINE) == 0, "arch_irq_is_enabled()", "0 behind a disable");
	raise(LINE);
	say('t');
	arch_irq_enable(LINE);
	CONTRACT(arch_irq_is_enabled(LINE) != 0, "arch_irq_is_enabled()",
		 "not 0 behind an enable");
	k_busy_wait(10);
	CONTRACT(events[0] == 't', "arch_irq_disable()", "it does not interrupt (%s)", events);
	CONTRACT(strcmp(events, "tlL") == 0, "arch_irq_enable()",
		 "a request that came while the line was disabled is not lost (%s, not tlL)",
		 events);
}

/* It came before the disable, and waited for an unlock. */
ZTEST(arch_lines, test_pending_is_kept)
{
	unsigned int key = arch_irq_lock();

	raise(LINE);
	arch_irq_disable(LINE);
	arch_irq_unlock(key);
	k_busy_wait(10);
	say('t');
	arch_irq_enable(LINE);
	k_busy_wait(10);
	CONTRACT(events[0] == 't', "arch_irq_disable()",
		 "a request that waits does not interrupt behind it (%s)", events);
	CONTRACT(strcmp(events, "tlL") == 0, "arch_irq_disable()",
		 "a request that waits stays pending (%s, not tlL)", events);
}

#if CONFIG_TEST_LINE_URGENT >= 0
static void urgent_isr(const void *arg)
{
	ARG_UNUSED(arg);
	say('u');
}

static void connect_urgent(void)
{
	IRQ_CONNECT(URGENT, TRIGGER_IRQ_PRIO(CONFIG_TEST_LINE_PRIORITY - 1), urgent_isr, NULL, 0);
	arch_irq_enable(URGENT);
}

ZTEST(arch_lines, test_lines_are_enabled_one_by_one)
{
	arch_irq_disable(LINE);
	raise(URGENT);
	CONTRACT(arch_irq_is_enabled(URGENT) != 0 && strcmp(events, "u") == 0, "arch_irq_disable()",
		 "other lines stay enabled (%s, not u)", events);
	arch_irq_enable(LINE);
}

static void raise_urgent(void)
{
	raise(URGENT);
}

ZTEST(arch_lines, test_nested_by_priority)
{
	in_handler = raise_urgent;
	raise(LINE);
	in_handler = nothing;
	CONTRACT(strcmp(events, "luL") == 0, "interrupt entry",
		 "a line of better priority interrupts a handler (%s, not luL)", events);
}
#else
static void connect_urgent(void)
{
}
#endif

#ifdef CONFIG_DYNAMIC_INTERRUPTS
static K_SEM_DEFINE(sem, 0, 1);
static bool give;

static void dynamic_isr(const void *arg)
{
	say(*(const char *)arg);
	if (give) {
		k_sem_give(&sem);
	}
}

static void waiter(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	(void)k_sem_take(&sem, K_FOREVER);
	say('w');
}

ZTEST(arch_lines, test_dynamic)
{
	static const char x = 'x', y = 'y';

	arch_irq_disable(LINE);
	zassert_true(irq_connect_dynamic(LINE, PRIO, dynamic_isr, &x, 0) >= 0);
	arch_irq_enable(LINE);
	raise(LINE);
	zassert_true(irq_connect_dynamic(LINE, PRIO, dynamic_isr, &y, 0) >= 0);
	give = true;
	(void)start(0, waiter, NULL, BETTER);
	raise(LINE);
	give = false;
	join(0);
	irq_connect_dynamic(LINE, PRIO, isr, &mark, 0);
	CONTRACT(strcmp(events, "xyw") == 0, "arch_irq_connect_dynamic()",
		 "the last handler that was connected runs, with its argument (%s, not xyw)",
		 events);
	CONTRACT(irq_connect_dynamic(1000000, 1, dynamic_isr, &x, 0) == -EINVAL,
		 "arch_irq_connect_dynamic()", "-EINVAL for a line that does not exist");
}
#endif

static void *connect(void)
{
	IRQ_CONNECT(LINE, PRIO, isr, &mark, 0);
	arch_irq_enable(LINE);
	connect_urgent();
	return NULL;
}

ZTEST_SUITE(arch_lines, NULL, connect, before, NULL, NULL);
#endif
