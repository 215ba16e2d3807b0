/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupt lines of the NVIC, raised by software: connected, direct, dynamic, nested, locked,
 * offloaded.
 */
#include <cmsis_core.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/sw_isr_table.h>
#include <zephyr/ztest.h>
#include <zephyr/interrupt_util.h>

/* Lines that no device of the test's image uses. */
#define LINE_LOW    24
#define LINE_HIGH   25
#define LINE_DIRECT 26
#define LINE_OTHER  (CONFIG_NUM_IRQS - 1)

#define raise(line) trigger_irq(line)

/* What happened, in order, as letters. */
static char log_text[32];
static unsigned int log_len;

static void say(char c)
{
	log_text[log_len++] = c;
	log_text[log_len] = '\0';
}

static void reset(void *unused)
{
	ARG_UNUSED(unused);
	log_len = 0;
	log_text[0] = '\0';
}

static int mark;

static void low_isr(const void *arg)
{
	say('l');
	zassert_equal_ptr(arg, &mark);
	zassert_true(k_is_in_isr());
	zassert_equal(z_arm_exception_number(), 16 + LINE_LOW);
	raise(LINE_HIGH);
	say('L');
}

static void high_isr(const void *arg)
{
	say('h');
	zassert_equal((uintptr_t)arg, 0xb01dface);
	raise(LINE_LOW); /* less urgent: has to wait */
	NVIC_ClearPendingIRQ((IRQn_Type)LINE_LOW);
	say('H');
}

/* Verifies: IRQ-1, IRQ-2 */
ZTEST(arm_interrupts, test_nested_by_priority)
{
	raise(LINE_LOW);
	zassert_str_equal(log_text, "lhHL");
	zassert_false(k_is_in_isr());
}

/* Verifies: SPIN-1, SPIN-2, SPIN-3 */
ZTEST(arm_interrupts, test_lock_holds_lines_off)
{
	unsigned int outer = irq_lock();
	unsigned int inner = irq_lock();

	zassert_true(arch_irq_unlocked(outer));
	zassert_false(arch_irq_unlocked(inner));
	raise(LINE_LOW);
	say('t');
	irq_unlock(inner);
	say('u');
	irq_unlock(outer);
	__ISB();
	say('v');
	zassert_str_equal(log_text, "tulhHLv");
}

/* Verifies: IRQ-4 */
ZTEST(arm_interrupts, test_disabled_line_stays_pending)
{
	irq_disable(LINE_LOW);
	zassert_equal(irq_is_enabled(LINE_LOW), 0);
	raise(LINE_LOW);
	say('t');
	irq_enable(LINE_LOW);
	__ISB();
	zassert_not_equal(irq_is_enabled(LINE_LOW), 0);
	zassert_str_equal(log_text, "tlhHL");
}

static K_SEM_DEFINE(direct_sem, 0, 1);

ISR_DIRECT_DECLARE(direct_isr)
{
	say('d');
	k_sem_give(&direct_sem);
	return 1;
}

static void waiter(void *p1, void *p2, void *p3)
{
	zassert_equal((uintptr_t)p1, 1);
	zassert_equal((uintptr_t)p2, 2);
	zassert_equal((uintptr_t)p3, 3);
	k_sem_take(&direct_sem, K_FOREVER);
	say('w');
}

static K_THREAD_STACK_DEFINE(waiter_stack, 1024);
static struct k_thread waiter_thread;

/* The handler wakes a better thread, which runs before the line's raiser goes on. */
/* Verifies: IRQ-5 */
ZTEST(arm_interrupts, test_direct_interrupt_preempts)
{
	k_thread_create(&waiter_thread, waiter_stack, K_THREAD_STACK_SIZEOF(waiter_stack), waiter,
			(void *)1, (void *)2, (void *)3, k_thread_priority_get(k_current_get()) - 1,
			0, K_NO_WAIT);
	raise(LINE_DIRECT);
	say('t');
	k_thread_join(&waiter_thread, K_FOREVER);
	zassert_str_equal(log_text, "dwt");
}

#ifndef CONFIG_DYNAMIC_INTERRUPTS
/* The vector table holds the direct handler itself. */
/* Verifies: IRQ-5 */
ZTEST(arm_interrupts, test_direct_vector)
{
	extern void (*const _irq_vector_table[])(void);

	zassert_equal_ptr(_irq_vector_table[LINE_DIRECT], direct_isr);
}
#endif

static void offloaded(const void *arg)
{
	zassert_true(k_is_in_isr());
	say('o');
	k_sem_give(&direct_sem);
	*(int *)arg += 1;
}

/* Verifies: IRQ-6, IRQ-12 */
ZTEST(arm_interrupts, test_offload_switches_on_return)
{
	int count = 0;

	k_thread_create(&waiter_thread, waiter_stack, K_THREAD_STACK_SIZEOF(waiter_stack), waiter,
			(void *)1, (void *)2, (void *)3, k_thread_priority_get(k_current_get()) - 1,
			0, K_NO_WAIT);
	irq_offload(offloaded, &count);
	say('t');
	k_thread_join(&waiter_thread, K_FOREVER);
	zassert_equal(count, 1);
	zassert_str_equal(log_text, "owt");
}

/* With interrupts locked the routine runs all the same, and the lock stays. */
/* Verifies: IRQ-12 */
ZTEST(arm_interrupts, test_offload_locked)
{
	unsigned int key = irq_lock();
	int count = 0;

	raise(LINE_LOW);
	irq_offload(offloaded, &count);
	zassert_equal(count, 1);
	zassert_str_equal(log_text, "o");
	irq_unlock(key);
	__ISB();
	zassert_str_equal(log_text, "olhHL");
	k_sem_reset(&direct_sem);
}

ZTEST(arm_interrupts, test_free_line)
{
	zassert_equal(get_available_nvic_line(CONFIG_NUM_IRQS), LINE_OTHER);
	zassert_equal(get_available_nvic_line(LINE_DIRECT + 1), LINE_LOW - 1, "others are used");
}

ZTEST(arm_interrupts, test_priorities)
{
	zassert_equal(NVIC_GetPriority((IRQn_Type)LINE_LOW), 3 + Z_ARM_IRQ_PRIO_OFFSET);
	zassert_equal(NVIC_GetPriority((IRQn_Type)LINE_HIGH), 1 + Z_ARM_IRQ_PRIO_OFFSET);
	zassert_equal(NVIC_GetPriority(PendSV_IRQn), BIT(CONFIG_ARM_NUM_IRQ_PRIO_BITS) - 1);
	zassert_equal(NVIC_GetPriority(SVCall_IRQn), 0);
}

#ifdef CONFIG_ZERO_LATENCY_IRQS
static void zero_latency_isr(const void *arg)
{
	ARG_UNUSED(arg);
	say('z');
}

/* Verifies: IRQ-11 */
ZTEST(arm_interrupts, test_zero_latency_ignores_the_lock)
{
	unsigned int key;

	IRQ_CONNECT(LINE_OTHER, 0, zero_latency_isr, NULL, IRQ_ZERO_LATENCY);
	irq_enable(LINE_OTHER);
	key = irq_lock();
	raise(LINE_LOW);
	raise(LINE_OTHER);
	say('t');
	irq_unlock(key);
	__ISB();
	irq_disable(LINE_OTHER);
	zassert_str_equal(log_text, "ztlhHL");
}
#endif

#ifdef CONFIG_DYNAMIC_INTERRUPTS
static void dynamic_isr(const void *arg)
{
	say(*(const char *)arg);
}

#ifdef CONFIG_SHARED_INTERRUPTS
/* Verifies: IRQ-10 */
ZTEST(arm_interrupts, test_shared)
{
	static const char names[] = "abc";

	for (int i = 0; i < 3; i++) {
		irq_connect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[i], 0);
	}
	irq_connect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[1], 0); /* is there already */
	irq_enable(LINE_OTHER);
	raise(LINE_OTHER);
	zassert_str_equal(log_text, "abc");
	zassert_equal(z_shared_sw_isr_table[LINE_OTHER].client_num, 3);

	zassert_ok(irq_disconnect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[0], 0));
	zassert_equal(irq_disconnect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[0], 0), -EINVAL);
	raise(LINE_OTHER);
	zassert_str_equal(log_text, "abcbc");
	zassert_ok(irq_disconnect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[2], 0));
	raise(LINE_OTHER);
	zassert_str_equal(log_text, "abcbcb");
	zassert_equal_ptr(_sw_isr_table[LINE_OTHER].isr, dynamic_isr);
	zassert_ok(irq_disconnect_dynamic(LINE_OTHER, 2, dynamic_isr, &names[1], 0));
	zassert_equal_ptr(_sw_isr_table[LINE_OTHER].isr, z_irq_spurious);
	irq_disable(LINE_OTHER);
}
#else
/* Verifies: IRQ-8, IRQ-9 */
ZTEST(arm_interrupts, test_dynamic)
{
	static const char first = 'x', second = 'y';

	zassert_equal(irq_connect_dynamic(LINE_OTHER, 2, dynamic_isr, &first, 0), LINE_OTHER);
	irq_enable(LINE_OTHER);
	raise(LINE_OTHER);
	irq_connect_dynamic(LINE_OTHER, 2, dynamic_isr, &second, 0);
	raise(LINE_OTHER);
	irq_disable(LINE_OTHER);
	zassert_str_equal(log_text, "xy");
	zassert_equal_ptr(_sw_isr_table[LINE_OTHER].arg, &second);
	zassert_equal(irq_disconnect_dynamic(LINE_OTHER, 2, dynamic_isr, &second, 0), -ENOTSUP);
}
#endif
#endif

static void *connect(void)
{
	IRQ_CONNECT(LINE_LOW, 3, low_isr, &mark, 0);
	IRQ_CONNECT(LINE_HIGH, 1, high_isr, 0xb01dface, 0);
	IRQ_DIRECT_CONNECT(LINE_DIRECT, 2, direct_isr, 0);
	irq_enable(LINE_LOW);
	irq_enable(LINE_HIGH);
	irq_enable(LINE_DIRECT);
	return NULL;
}

ZTEST_SUITE(arm_interrupts, NULL, connect, reset, NULL, NULL);
