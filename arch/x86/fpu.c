/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Every thread and handler may use floating point registers (see entry.S): there is nothing to ask
 * for, and nothing to give up.
 */
#include "arch/arch.h"

int arch_float_disable(struct k_thread *thread)
{
	if (thread != _current || arch_is_in_isr()) {
		return -EINVAL;
	}
	thread->base.user_options &= (uint8_t) ~(K_FP_REGS | K_SSE_REGS);
	return 0;
}

int arch_float_enable(struct k_thread *thread, unsigned int options)
{
	thread->base.user_options |= (uint8_t)(options & (K_FP_REGS | K_SSE_REGS));
	return 0;
}
