/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The floating point unit, but for the switch (switch_fp.h). Without CONFIG_FPU_SHARING one thread
 * may use it and no handler: the processor then saves nothing.
 */
#include "switch.h"
#include "arch/arch.h"

#include <cmsis_core.h>

#define CPACR_CP10_CP11_FULL (0xfUL << 20)
#define CONTROL_FPCA         BIT(2)

/* Not with user threads: a handler that uses a register would fault for the stack they have. */
#define LAZY (IS_ENABLED(CONFIG_USERSPACE) ? 0 : FPU_FPCCR_LSPEN_Msk)

void z_arm_fpu_init(void)
{
	SCB->CPACR |= CPACR_CP10_CP11_FULL;
	__DSB();
	FPU->FPCCR = IS_ENABLED(CONFIG_FPU_SHARING) ? FPU_FPCCR_ASPEN_Msk | LAZY : 0;
	__ISB();
}

#ifdef CONFIG_FPU_SHARING
/* The registers' contents are lost; the next instruction that uses them begins anew. */
int arch_float_disable(struct k_thread *thread)
{
	if (thread != _current || arch_is_in_isr()) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t)~K_FP_REGS;
	__set_CONTROL(__get_CONTROL() & ~CONTROL_FPCA);
	return 0;
}

/* Nothing to enable: every thread may use them. */
int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	ARG_UNUSED(thread);
	ARG_UNUSED(options);
	return -ENOTSUP;
}
#endif
