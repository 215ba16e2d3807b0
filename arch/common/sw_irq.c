/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts behind the entry code: see sw_irq.h.
 */
#include "sw_irq.h"

#include <errno.h>
#include <zephyr/irq.h>
#include <zephyr/sw_isr_table.h>

K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, Z_BOOT_STACK_SIZE);
BUILD_ASSERT(sizeof(z_interrupt_stacks) == Z_BOOT_STACK_SIZE, "entry code takes its end for this");

struct _isr_table_entry _sw_isr_table[CONFIG_NUM_IRQS] = {
	[0 ... CONFIG_NUM_IRQS - 1] = {.isr = z_irq_spurious},
};

unsigned int z_isr_nesting;

static uint32_t enabled;           /* lines that arch_irq_enable() let in */
static uint32_t level = UINT32_MAX; /* lines that may interrupt the handler that runs */

BUILD_ASSERT(CONFIG_NUM_IRQS <= 32, "a word has a bit for each line");

static bool resched;

void arch_isr_resched(void)
{
	resched = true;
}

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#else
#define sys_trace_isr_enter()
#define sys_trace_isr_exit()
#endif

static void run(unsigned int irq)
{
	const struct _isr_table_entry *entry = &_sw_isr_table[irq];

	if (entry->isr == z_irq_spurious) {
		arch_irq_disable(irq); /* else it would come again at once, for ever */
		z_fatal_error(K_ERR_SPURIOUS_IRQ, NULL);
		return;
	}
	sys_trace_isr_enter();
	entry->isr(entry->arg);
	sys_trace_isr_exit();
}

void z_isr_serve(uint32_t taken)
{
	uint32_t outer = level;
	uint32_t pending;

	while ((pending = taken | (z_irq_pending() & enabled & outer)) != 0) {
		unsigned int irq = find_msb_set(pending) - 1U;

		taken = 0;
		z_irq_ack(irq);
		level = outer & ~BIT_MASK(irq) & ~BIT(irq);
		arch_irq_unlock(z_irq_allow(enabled & level));
		run(irq);
		(void)arch_irq_lock();
		level = outer;
		(void)z_irq_allow(enabled & level);
	}
}

static void change(uint32_t clear, uint32_t set)
{
	unsigned int key = arch_irq_lock();

	enabled = (enabled & ~clear) | set;
	(void)z_irq_allow(enabled & level);
	arch_irq_unlock(key);
}

void arch_irq_enable(unsigned int irq)
{
	change(0, BIT(irq));
}

void arch_irq_disable(unsigned int irq)
{
	change(BIT(irq), 0);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return (int)((enabled >> irq) & 1U);
}

#ifdef CONFIG_MULTITHREADING
void z_isr_leave(void)
{
	struct k_thread *prev = _current;
	struct k_thread *next = prev;

	if (resched) {
		resched = false;
		next = z_sched_isr_next();
	}
	z_isr_nesting = 0;
	if (next != prev) {
		arch_switch(next, prev);
	}
}
#else
void z_isr_leave(void)
{
	z_isr_nesting = 0;
}
#endif

#ifdef CONFIG_IRQ_OFFLOAD
/*
 * No trap is needed: to the kernel a handler is what runs on the handlers' stack with z_isr_nesting
 * set, and a switch at its end is a call as any other.
 */
struct offloaded {
	irq_offload_routine_t routine;
	const void *parameter;
};

static void run_offloaded(const void *arg)
{
	const struct offloaded *offloaded = arg;

	arch_irq_unlock(ARCH_IRQ_KEY_ON);
	offloaded->routine(offloaded->parameter);
	(void)arch_irq_lock();
}

void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	struct offloaded offloaded = {routine, parameter};
	unsigned int key;

	if (arch_is_in_isr()) {
		routine(parameter);
		return;
	}
	key = arch_irq_lock();
	z_isr_nesting = 1;
	z_isr_stack_call(run_offloaded, &offloaded);
	z_isr_leave();
	arch_irq_unlock(key);
}
#endif

#ifndef CONFIG_SHARED_INTERRUPTS
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg)
{
	unsigned int key = arch_irq_lock();

	_sw_isr_table[irq].arg = arg;
	_sw_isr_table[irq].isr = isr;
	arch_irq_unlock(key);
}
#endif

void z_isr_connect(unsigned int irq, unsigned int priority, void (*isr)(const void *arg),
		   const void *arg, uint32_t flags)
{
	ARG_UNUSED(priority);
	ARG_UNUSED(flags);
	z_isr_install(irq, isr, arg);
}

#ifdef CONFIG_DYNAMIC_INTERRUPTS
int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	if (irq >= CONFIG_NUM_IRQS) {
		return -EINVAL;
	}
	z_isr_connect(irq, priority, routine, parameter, flags);
	return (int)irq;
}
#endif

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	return z_isr_nesting > 1; /* 1 is the fault's own handler */
}

unsigned int z_fault_reason(uintptr_t sp, unsigned int reason)
{
#ifdef CONFIG_THREAD_STACK_INFO
	if (z_isr_nesting == 1 && sp < _current->stack_info.start &&
	    reason == K_ERR_CPU_EXCEPTION) {
		return K_ERR_STACK_CHK_FAIL;
	}
#else
	ARG_UNUSED(sp);
#endif
	return reason;
}
