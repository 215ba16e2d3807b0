/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers of several threads: see switch_fp.h.
 */
#include "port.h"
#include "switch_fp.h"
#include "arch/arch.h"

/* Where a thread goes on that was dirty when it left. Locked, as arch_switch()'s callers are. */
NAKED void z_riscv_resume_fp(void)
{
	__asm__ volatile(FP_SAVED(FP_LOAD)
			 "lw t0, 96(sp)\n\t"
			 "fscsr t0\n\t"
			 LOAD_OP "ra, 104(sp)\n\t"
			 "addi sp, sp, 112\n\t"
			 "ret");
}

/* The registers' contents are lost; the next instruction that uses them begins anew. */
int arch_float_disable(struct k_thread *thread)
{
	if (thread != _current || arch_is_in_isr()) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t)~K_FP_REGS;
	csr_clear(mstatus, MSTATUS_FS & ~MSTATUS_FS_INITIAL);
	return 0;
}

/* Nothing to enable: every thread may use them. */
int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP;
}
