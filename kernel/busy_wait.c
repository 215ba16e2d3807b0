/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Waiting without giving up the CPU.
 */
#include "../arch/arch.h"

#ifdef CONFIG_ARCH_HAS_CUSTOM_BUSY_WAIT

void z_impl_k_busy_wait(uint32_t usec_to_wait)
{
	arch_busy_wait(usec_to_wait);
}

#elif defined(CONFIG_SYS_CLOCK_EXISTS)

void z_impl_k_busy_wait(uint32_t usec_to_wait)
{
	uint32_t start = k_cycle_get_32();
	uint32_t cycles = k_us_to_cyc_ceil32(usec_to_wait);

	while (k_cycle_get_32() - start < cycles) {
	}
}

#else

void z_impl_k_busy_wait(uint32_t usec_to_wait)
{
	for (uint32_t i = 0; i < usec_to_wait * CONFIG_BUSYWAIT_CPU_LOOPS_PER_USEC; i++) {
		arch_nop();
	}
}

#endif
