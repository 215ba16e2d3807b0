/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Exceptions: find out what happened, say it, hand it to the kernel, and get the CPU away from what
 * caused it. ARCH_EXCEPT() is one too, an environment call.
 *
 * An exception of a thread is handled on the handlers' stack. If z_fatal_error() returns, the
 * thread has been aborted and another one is due: nothing of it needs to be saved, so that is
 * continued as the first one was at boot.
 */
#include "pmp.h"
#include "user.h"
#include "arch/arch.h"
#include "../common/call_trace.h"

#include <zephyr/fatal.h>
#include <zephyr/sys/util.h>

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	return esf->from_thread == 0;
}

static const char *cause_str(unsigned long cause)
{
	static const char *const causes[] = {
		[0] = "instruction address misaligned",
		[1] = "instruction access fault",
		[2] = "illegal instruction",
		[3] = "breakpoint",
		[4] = "load address misaligned",
		[5] = "load access fault",
		[6] = "store address misaligned",
		[7] = "store access fault",
		[8] = "environment call from user mode",
		[9] = "environment call from supervisor mode",
		[11] = "environment call from machine mode",
		[12] = "instruction page fault",
		[13] = "load page fault",
		[15] = "store page fault",
	};

	return (cause < ARRAY_SIZE(causes) && causes[cause] != NULL) ? causes[cause] : "unknown";
}

#ifdef CONFIG_64BIT
#define REG "%016lx"
#else
#define REG "%08lx"
#endif

#ifdef CONFIG_EXCEPTION_DEBUG
void arch_fatal_dump(const struct arch_esf *esf)
{
	const struct _callee_saved_regs *s = esf->csf;

	z_fatal_print("E: \n");
	z_fatal_print("E:      a0: " REG "    t0: " REG "\n", esf->a0, esf->t0);
	z_fatal_print("E:      a1: " REG "    t1: " REG "\n", esf->a1, esf->t1);
	z_fatal_print("E:      a2: " REG "    t2: " REG "\n", esf->a2, esf->t2);
#ifdef CONFIG_RISCV_ISA_RV32E
	z_fatal_print("E:      a3: " REG "\n", esf->a3);
	z_fatal_print("E:      a4: " REG "\n", esf->a4);
	z_fatal_print("E:      a5: " REG "\n", esf->a5);
#else
	z_fatal_print("E:      a3: " REG "    t3: " REG "\n", esf->a3, esf->t3);
	z_fatal_print("E:      a4: " REG "    t4: " REG "\n", esf->a4, esf->t4);
	z_fatal_print("E:      a5: " REG "    t5: " REG "\n", esf->a5, esf->t5);
	z_fatal_print("E:      a6: " REG "    t6: " REG "\n", esf->a6, esf->t6);
	z_fatal_print("E:      a7: " REG "\n", esf->a7);
#endif
	z_fatal_print("E:      sp: " REG "    ra: " REG "\n", s->sp, esf->ra);
	z_fatal_print("E:    mepc: " REG "\n", esf->mepc);
	z_fatal_print("E: mstatus: " REG "\n", esf->mstatus);
	z_fatal_print("E: \n");
	z_fatal_print("E:      s0: " REG "    s1: " REG "\n", s->s0, s->s1);
#ifndef CONFIG_RISCV_ISA_RV32E
	z_fatal_print("E:      s2: " REG "    s3: " REG "\n", s->s2, s->s3);
	z_fatal_print("E:      s4: " REG "    s5: " REG "\n", s->s4, s->s5);
	z_fatal_print("E:      s6: " REG "    s7: " REG "\n", s->s6, s->s7);
	z_fatal_print("E:      s8: " REG "    s9: " REG "\n", s->s8, s->s9);
	z_fatal_print("E:     s10: " REG "   s11: " REG "\n", s->s10, s->s11);
#endif
	z_fatal_print("E: \n");
	if (IS_ENABLED(CONFIG_FRAME_POINTER)) {
		z_call_trace(esf);
	}
}
#endif

static void describe(const struct arch_esf *esf)
{
	z_fatal_print("E: \nE:  mcause: %lu, %s\n", esf->mcause, cause_str(esf->mcause));
	z_fatal_print("E:   mtval: %lx\n", esf->mtval);
}

/* Says what happened. Returns true if the code can go on afterwards: behind an ARCH_EXCEPT(). */
static bool report(struct arch_esf *esf)
{
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	if (esf->mcause == RISCV_EXC_ECALL_M) {
		reason = (unsigned int)esf->a0;
		esf->mepc += 4;
		z_fatal_error(reason, esf);
		return reason != K_ERR_CPU_EXCEPTION;
	}
	if (z_riscv_is_user(esf)) {
		reason = z_riscv_user_reason(esf);
	} else if (z_riscv_guard_hit(esf)) {
		reason = K_ERR_STACK_CHK_FAIL;
	}
	describe(esf);
	z_fatal_error(reason, esf);
	return false;
}

static bool thread_is_gone(void)
{
	return IS_ENABLED(CONFIG_MULTITHREADING) && z_riscv_top()->resched != 0;
}

__used void z_riscv_fault(struct arch_esf *esf)
{
	bool survivable = report(esf);

	(void)arch_irq_lock();
	if (esf->from_thread != 0 && thread_is_gone()) {
		z_riscv_top()->resched = 0;
		csr_write(mscratch, z_riscv_top());
		arch_start_first(z_sched_isr_next());
	}
	if (!survivable) {
		arch_system_halt(K_ERR_CPU_EXCEPTION);
	}
}
