/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * ARCH_EXCEPT(), fault entry, arch_is_in_nested_exception(), z_fatal_error() and the way back: what
 * the application's handler is told, that the thread ends and all others go on.
 */
#include "contract.h"
#include <zephyr/fatal.h>

/* arch/arch.h declares it, for the kernel alone. */
bool arch_is_in_nested_exception(const struct arch_esf *esf);

int errors;
unsigned int last_reason;
k_tid_t last_thread;
bool last_had_registers;

static bool last_in_isr;
static volatile bool went_on;

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	errors++;
	last_reason = reason;
	last_thread = k_current_get();
	last_had_registers = esf != NULL;
	last_in_isr = (esf != NULL) ? arch_is_in_nested_exception(esf) : arch_is_in_isr();
	if (errors > 20) {
		k_fatal_halt(reason);
	}
}

static void fails(k_thread_entry_t fn, unsigned int reason, int prio)
{
	k_tid_t thread;
	int64_t uptime;

	errors = 0;
	went_on = false;
	/* not the lowest stack: an exception may push over a small guard, into what lies below */
	thread = start(1, fn, NULL, prio);
	join(1);
	CONTRACT(errors == 1, "fault entry", "calls z_fatal_error() once (%d times)", errors);
	CONTRACT(last_reason == reason, "fault entry", "gives the reason (%u, not %u)", last_reason,
		 reason);
	CONTRACT(last_thread == thread, "fault entry", "the failed thread is the current one");
	CONTRACT(!last_in_isr, "arch_is_in_nested_exception()", "false for a thread's fault");
	CONTRACT(!went_on, "fault exit", "the thread does not go on");
	CONTRACT(!arch_is_in_isr(), "arch_is_in_isr()", "false behind a fault that was survived");
	CONTRACT(unlocked_now(), "fault exit", "interrupts are on in the next thread");
	uptime = k_uptime_ticks();
	k_sleep(K_TICKS(2));
	CONTRACT(k_uptime_ticks() - uptime >= 2, "fault exit", "interrupts come again");
}

static void oops(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	k_oops();
	went_on = true;
}

static void own_reason(void *p1, void *p2, void *p3)
{
	z_except_reason(K_ERR_ARCH_START + 7);
	oops(p1, p2, p3);
}

static void oops_locked(void *p1, void *p2, void *p3)
{
	(void)arch_irq_lock();
	oops(p1, p2, p3);
}

ZTEST(arch_fault, test_except)
{
	fails(oops, K_ERR_KERNEL_OOPS, BETTER);
	fails(oops, K_ERR_KERNEL_OOPS, WORSE);
	fails(own_reason, K_ERR_ARCH_START + 7, BETTER);
	fails(oops_locked, K_ERR_KERNEL_OOPS, BETTER);
	fails(oops_locked, K_ERR_KERNEL_OOPS, WORSE);
}

static void illegal_instruction(void)
{
#ifdef __or1k__ /* its compiler knows no trap, and calls abort() */
	__asm__ volatile(".word 0xffffffff");
#else
	__builtin_trap();
#endif
}

static void trap(void *p1, void *p2, void *p3)
{
	static volatile bool no;

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	if (!no) {
		illegal_instruction();
	}
	went_on = true;
}

static void trap_locked(void *p1, void *p2, void *p3)
{
	(void)arch_irq_lock();
	trap(p1, p2, p3);
}

/* The compiler's instruction that nobody has a use for. */
ZTEST(arch_fault, test_cpu_exception)
{
	fails(trap, K_ERR_CPU_EXCEPTION, BETTER);
	CONTRACT(last_had_registers, "fault entry", "hands the registers to z_fatal_error()");
	fails(trap, K_ERR_CPU_EXCEPTION, WORSE);
	fails(trap_locked, K_ERR_CPU_EXCEPTION, BETTER);
}

/* The same record and stack again and again: nothing is left behind. */
ZTEST(arch_fault, test_many)
{
	for (int i = 0; i < 10; i++) {
		fails((i % 2 != 0) ? trap : oops,
		      (i % 2 != 0) ? K_ERR_CPU_EXCEPTION : K_ERR_KERNEL_OOPS,
		      (i % 3 != 0) ? BETTER : WORSE);
	}
}

static void oops_in_handler(const void *arg)
{
	ARG_UNUSED(arg);
	k_oops();
	went_on = true;
}

/* No thread is to blame; under CONFIG_TEST the handler then goes on behind the oops. */
ZTEST(arch_fault, test_in_handler)
{
	if (IS_ENABLED(CONFIG_ARCH_POSIX)) {
		ztest_test_skip(); /* there a fault unwinds its thread, and a handler has none */
	}
	went_on = false;
	irq_offload(oops_in_handler, NULL);
	CONTRACT(errors == 1 && last_reason == K_ERR_KERNEL_OOPS, "ARCH_EXCEPT()",
		 "works in a handler (%d errors, reason %u)", errors, last_reason);
	CONTRACT(last_in_isr, "arch_is_in_nested_exception()", "true for a handler's fault");
	CONTRACT(went_on, "ARCH_EXCEPT()", "a handler goes on behind it, where that is survived");
	CONTRACT(!arch_is_in_isr(), "arch_is_in_isr()", "false behind it");
	CONTRACT(unlocked_now(), "fault exit", "interrupts are on behind it");
}

#ifdef CONFIG_HW_STACK_PROTECTION
/* Small frames: none steps over a guard. */
static __noinline int recurse(volatile int *above)
{
	volatile int here = *above + 1;

	return recurse(&here) + here;
}

static void overflow(void *p1, void *p2, void *p3)
{
	volatile int depth = 0;

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	(void)recurse(&depth);
	went_on = true;
}

ZTEST(arch_fault, test_stack_overflow)
{
	fails(overflow, K_ERR_STACK_CHK_FAIL, BETTER);
	fails(overflow, K_ERR_STACK_CHK_FAIL, WORSE);
	fails(oops, K_ERR_KERNEL_OOPS, BETTER);
}
#endif

ZTEST_SUITE(arch_fault, NULL, NULL, before, NULL, NULL);
