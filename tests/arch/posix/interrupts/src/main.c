/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts of the native port: lock, lines, priorities, nesting, switching at the end of a
 * handler.
 */
#include <irq_ctrl.h>
#include <soc.h>
#include <string.h>
#include <zephyr/interrupt_util.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define LINE_LOW    10 /* priority 5 */
#define LINE_MIDDLE 11 /* priority 3 */
#define LINE_HIGH   12 /* priority 1 */
#define LINE_DIRECT 13
#define LINE_FREE   20

static char trace[64];

static void note(char c)
{
	size_t len = strlen(trace);

	zassert_true(len < sizeof(trace) - 1);
	trace[len] = c;
	trace[len + 1] = '\0';
}

static void isr_high(const void *arg)
{
	note('H');
	zassert_true(k_is_in_isr());
	note('h');
}

static void isr_middle(const void *arg)
{
	note('M');
	posix_sw_set_pending_IRQ(LINE_HIGH); /* nests */
	posix_sw_set_pending_IRQ(LINE_LOW);  /* waits */
	note('m');
}

static void isr_low(const void *arg)
{
	note('L');
	zassert_equal_ptr(arg, trace);
	note('l');
}

static K_SEM_DEFINE(sem, 0, 1);
static int direct_gives;

ISR_DIRECT_DECLARE(isr_direct)
{
	note('D');
	k_sem_give(&sem);
	return direct_gives;
}

static void *setup(void)
{
	unsigned int line = LINE_LOW; /* need not be a constant */

	IRQ_CONNECT(line, 5, isr_low, trace, 0);
	IRQ_CONNECT(LINE_MIDDLE, 3, isr_middle, NULL, 0);
	IRQ_CONNECT(LINE_HIGH, 1, isr_high, NULL, 0);
	IRQ_DIRECT_CONNECT(LINE_DIRECT, 1, isr_direct, 0);
	return NULL;
}

static void before(void *fixture)
{
	trace[0] = '\0';
	for (unsigned int line = LINE_LOW; line <= LINE_DIRECT; line++) {
		posix_sw_clear_pending_IRQ(line);
		irq_enable(line);
	}
}

/* Verifies: IRQ-1 */
ZTEST(posix_interrupts, test_taken_at_once)
{
	trigger_irq(LINE_HIGH);
	zassert_str_equal(trace, "Hh");
	zassert_false(k_is_in_isr());
}

/* Verifies: SPIN-1, SPIN-2, SPIN-3 */
ZTEST(posix_interrupts, test_lock)
{
	unsigned int key = irq_lock();
	unsigned int inner = irq_lock();

	zassert_true(arch_irq_unlocked(key));
	zassert_false(arch_irq_unlocked(inner));
	posix_sw_set_pending_IRQ(LINE_HIGH);
	irq_unlock(inner);
	zassert_str_equal(trace, "");
	irq_unlock(key);
	zassert_str_equal(trace, "Hh");
}

/* Verifies: IRQ-4 */
ZTEST(posix_interrupts, test_disabled_line_stays_pending)
{
	irq_disable(LINE_HIGH);
	zassert_false(irq_is_enabled(LINE_HIGH));
	posix_sw_set_pending_IRQ(LINE_HIGH);
	zassert_str_equal(trace, "");
	irq_enable(LINE_HIGH);
	zassert_str_equal(trace, "Hh");
	zassert_true(irq_is_enabled(LINE_HIGH));
}

ZTEST(posix_interrupts, test_clear_pending)
{
	unsigned int key = irq_lock();

	posix_sw_set_pending_IRQ(LINE_HIGH);
	posix_sw_clear_pending_IRQ(LINE_HIGH);
	irq_unlock(key);
	zassert_str_equal(trace, "");
}

/* Verifies: IRQ-1, IRQ-2 */
ZTEST(posix_interrupts, test_nesting_by_priority)
{
	posix_sw_set_pending_IRQ(LINE_MIDDLE);
	zassert_str_equal(trace, "MHhmLl");
}

/* Verifies: IRQ-3 */
ZTEST(posix_interrupts, test_pending_are_taken_by_priority)
{
	unsigned int key = irq_lock();

	posix_sw_set_pending_IRQ(LINE_LOW);
	posix_sw_set_pending_IRQ(LINE_HIGH);
	irq_unlock(key);
	zassert_str_equal(trace, "HhLl");
}

static void isr_dynamic(const void *arg)
{
	note(*(const char *)arg);
}

/* Verifies: IRQ-8 */
ZTEST(posix_interrupts, test_dynamic)
{
	zassert_equal(irq_connect_dynamic(LINE_FREE, 2, isr_dynamic, "X", 0), LINE_FREE);
	zassert_equal(irq_connect_dynamic(N_IRQS, 2, isr_dynamic, "X", 0), -EINVAL);
	irq_enable(LINE_FREE);
	posix_sw_set_pending_IRQ(LINE_FREE);
	zassert_str_equal(trace, "X");
}

static struct k_thread waiter;
static K_THREAD_STACK_DEFINE(waiter_stack, 1024);

static void wait_and_note(void *p1, void *p2, void *p3)
{
	k_sem_take(&sem, K_FOREVER);
	note('T');
}

static void start_waiter(int prio)
{
	k_sem_reset(&sem);
	k_thread_create(&waiter, waiter_stack, K_THREAD_STACK_SIZEOF(waiter_stack), wait_and_note,
			NULL, NULL, NULL, prio, 0, K_NO_WAIT);
	k_sleep(K_TICKS(1));
}

/* Verifies: IRQ-5 */
ZTEST(posix_interrupts, test_direct_switches_if_it_says_so)
{
	start_waiter(K_PRIO_COOP(1));
	k_thread_priority_set(k_current_get(), K_PRIO_PREEMPT(1));
	direct_gives = 1;
	posix_sw_set_pending_IRQ(LINE_DIRECT);
	note('.');
	k_thread_join(&waiter, K_FOREVER);
	zassert_str_equal(trace, "DT.");
}

static void offloaded(const void *arg)
{
	note('O');
	zassert_true(k_is_in_isr());
	k_sem_give(&sem);
	note('o');
}

/* Verifies: IRQ-6, IRQ-12 */
ZTEST(posix_interrupts, test_offload_switches_at_its_end)
{
	start_waiter(K_PRIO_COOP(1));
	k_thread_priority_set(k_current_get(), K_PRIO_PREEMPT(1));
	irq_offload(offloaded, NULL);
	note('.');
	k_thread_join(&waiter, K_FOREVER);
	zassert_str_equal(trace, "OoT.");
}

/* Verifies: IRQ-7 */
ZTEST(posix_interrupts, test_no_switch_away_from_cooperative)
{
	start_waiter(K_PRIO_COOP(1));
	k_thread_priority_set(k_current_get(), K_PRIO_COOP(2));
	irq_offload(offloaded, NULL);
	note('.');
	k_thread_join(&waiter, K_FOREVER);
	zassert_str_equal(trace, "Oo.T");
}

/* A thread that was left with interrupts locked has them locked when it continues. */
static void unlock_all(void *p1, void *p2, void *p3)
{
	unsigned int key = irq_lock();

	zassert_true(arch_irq_unlocked(key), "a new thread starts unlocked");
	irq_unlock(key);
	note('U');
}

/* Verifies: SPIN-9 */
ZTEST(posix_interrupts, test_lock_belongs_to_the_thread)
{
	unsigned int key = irq_lock();

	k_thread_create(&waiter, waiter_stack, K_THREAD_STACK_SIZEOF(waiter_stack), unlock_all,
			NULL, NULL, NULL, K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	k_sleep(K_TICKS(1)); /* gives up the lock while others run */
	posix_sw_set_pending_IRQ(LINE_HIGH);
	zassert_str_equal(trace, "U", "still locked");
	irq_unlock(key);
	zassert_str_equal(trace, "UHh");
	k_thread_join(&waiter, K_FOREVER);
}

ZTEST_SUITE(posix_interrupts, NULL, setup, before, NULL, NULL);
