/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts: the CPU's side.
 *
 * The interrupt controller is a model on the host side (irq_ctrl.h). Interrupts are taken by
 * ordinary calls of take_pending() at the points where this CPU looks: outermost unlock, enabling
 * or raising a line, waiting. A handler runs on the stack of the thread it interrupts, with
 * interrupts unlocked, so a more urgent line can nest. After the outermost one the interrupted
 * thread may be left by an ordinary arch_switch(), to return into take_pending() when it is
 * continued.
 */
#include <errno.h>
#include <irq_ctrl.h>
#include <nsi_cpu_if.h>
#include <nsi_hw_scheduler.h>
#include <zephyr/kernel.h>
#include "arch/arch.h"
#include "arch/posix/core/irq.h"

/* What a look at a kernel object costs, roughly, on a fast board; see nsi_hws_tick(). */
#define UNLOCK_NS 15

unsigned int posix_irq_locked = 1U;
unsigned int posix_isr_depth;

static bool resched_asked;
static bool direct_resched;

static struct {
	void (*isr)(const void *arg);
	const void *arg;
	int flags;
} vectors[N_IRQS];

/* Call @p isr as an interrupt handler of priority @p prio. */
static void run_handler(void (*isr)(const void *arg), const void *arg, int prio)
{
	int interrupted_prio = hw_irq_ctrl_get_cur_prio();
	int host_errno = errno;

	hw_irq_ctrl_set_cur_prio(prio);
	posix_isr_depth++;
	posix_irq_locked = 0U;
	isr(arg);
	posix_irq_locked = 1U;
	posix_isr_depth--;
	hw_irq_ctrl_set_cur_prio(interrupted_prio);
	errno = host_errno;
}

static void run_line(unsigned int irq)
{
	bool resched_before = resched_asked;

	hw_irq_ctrl_clear_irq(irq);
	if (vectors[irq].isr == NULL) {
		z_irq_spurious((const void *)(uintptr_t)irq);
	}
	direct_resched = true;
	run_handler(vectors[irq].isr, vectors[irq].arg, hw_irq_ctrl_get_prio(irq));
	if ((vectors[irq].flags & ISR_FLAG_DIRECT) && !direct_resched) {
		resched_asked = resched_before;
	}
}

/* At the end of the outermost handler, locked. */
static void switch_if_asked(void)
{
	struct k_thread *interrupted = _current;

	if (IS_ENABLED(CONFIG_MULTITHREADING) && posix_isr_depth == 0U && resched_asked) {
		struct k_thread *next = z_sched_isr_next();

		resched_asked = false;
		if (next != interrupted) {
			arch_switch(next, interrupted);
		}
	}
}

/* Take what is pending. Unlocked on entry and on return. */
static void take_pending(void)
{
	int irq;

	posix_irq_locked = 1U;
	while ((irq = hw_irq_ctrl_get_highest_prio_irq()) >= 0) {
		run_line((unsigned int)irq);
		switch_if_asked();
	}
	posix_irq_locked = 0U;
}

void posix_irq_reset(void)
{
	posix_irq_locked = 1U;
	posix_isr_depth = 0U;
	resched_asked = false;
	hw_irq_ctrl_set_cur_prio(HW_IRQ_NO_PRIO);
}

void arch_isr_resched(void)
{
	resched_asked = true;
}

void arch_irq_offload(irq_offload_routine_t routine, const void *parameter)
{
	unsigned int key = arch_irq_lock();

	run_handler(routine, parameter, 0);
	switch_if_asked();
	arch_irq_unlock(key);
}

/*
 * ---- lock --------------------------------------------------------------------------------------
 */

void posix_irq_full_unlock(void)
{
	posix_irq_locked = 0U;
	if (nsi_hws_tick(UNLOCK_NS)) {
		take_pending();
	}
}

unsigned int posix_irq_lock(void)
{
	return arch_irq_lock();
}

void posix_irq_unlock(unsigned int key)
{
	arch_irq_unlock(key);
}

/*
 * ---- lines -------------------------------------------------------------------------------------
 */

static unsigned int checked(unsigned int irq)
{
	if (irq >= N_IRQS) {
		posix_print_error_and_exit("interrupt line %u does not exist: there are 0..%d\n",
					   irq, N_IRQS - 1);
	}
	return irq;
}

void posix_isr_declare(unsigned int irq, int flags, void (*isr)(const void *), const void *arg)
{
	checked(irq);
	vectors[irq].isr = isr;
	vectors[irq].arg = arg;
	vectors[irq].flags = flags;
}

void posix_irq_priority_set(unsigned int irq, unsigned int prio, uint32_t flags)
{
	ARG_UNUSED(flags);
	hw_irq_ctrl_prio_set(irq, prio);
}

void posix_isr_direct_footer(int check_reschedule)
{
	direct_resched = check_reschedule != 0;
}

int arch_irq_connect_dynamic(unsigned int irq, unsigned int priority,
			     void (*routine)(const void *parameter), const void *parameter,
			     uint32_t flags)
{
	if (irq >= N_IRQS) {
		return -EINVAL;
	}
	posix_isr_declare(irq, (int)flags, routine, parameter);
	posix_irq_priority_set(irq, priority, flags);
	return (int)irq;
}

/* A line may have become takeable. */
static void take_now(void)
{
	if (posix_irq_locked == 0U && hw_irq_ctrl_get_irq_status() != 0U) {
		take_pending();
	}
}

void arch_irq_enable(unsigned int irq)
{
	hw_irq_ctrl_enable_irq(irq);
	take_now();
}

void arch_irq_disable(unsigned int irq)
{
	hw_irq_ctrl_disable_irq(irq);
}

int arch_irq_is_enabled(unsigned int irq)
{
	return hw_irq_ctrl_is_irq_enabled(irq);
}

void posix_sw_set_pending_IRQ(unsigned int IRQn)
{
	hw_irq_ctrl_raise_im_from_sw(IRQn);
}

void posix_sw_clear_pending_IRQ(unsigned int IRQn)
{
	hw_irq_ctrl_clear_irq(IRQn);
}

NATIVE_SIMULATOR_IF void nsif_cpu0_irq_raised_from_sw(void)
{
	take_now();
}

/*
 * ---- waiting -----------------------------------------------------------------------------------
 */

void posix_spend_ns(uint32_t ns)
{
	/* in user mode it stays pending until the next system call */
	if (nsi_hws_tick(ns) && !k_is_user_context()) {
		take_now();
	}
}

void arch_busy_wait(uint32_t usec_to_wait)
{
	uint64_t end = nsi_hws_get_time() + usec_to_wait;

	while (nsi_hws_get_time() < end) {
		if (nsi_hws_advance(end)) {
			take_now();
		}
	}
}

static void sleep_until_pending(void)
{
	while (hw_irq_ctrl_get_irq_status() == 0U) {
		if (!nsi_hws_sleep()) {
			posix_end_of_events();
		}
	}
}

void arch_cpu_idle(void)
{
	sleep_until_pending();
	take_pending();
}

void arch_cpu_atomic_idle(unsigned int key)
{
	sleep_until_pending();
	if (arch_irq_unlocked(key)) {
		take_pending();
	}
}
