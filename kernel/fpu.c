/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* Floating point registers of threads: the port's, where threads share them. */
#include "../arch/arch.h"
#include <zephyr/kernel.h>

#define FPU_IS_SHARED (IS_ENABLED(CONFIG_FPU) && IS_ENABLED(CONFIG_FPU_SHARING))

int z_impl_k_float_disable(struct k_thread *thread)
{
	return FPU_IS_SHARED ? arch_float_disable(thread) : -ENOTSUP;
}

int z_impl_k_float_enable(struct k_thread *thread, unsigned int options)
{
	return FPU_IS_SHARED ? arch_float_enable(thread, options) : -ENOTSUP;
}
