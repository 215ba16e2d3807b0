/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Barriers of 32-bit Arm processors with all of these instructions.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_BARRIER_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_BARRIER_H_

#include <zephyr/toolchain.h>

static ALWAYS_INLINE void z_barrier_dmem_fence_full(void)
{
	__asm__ volatile("dmb" : : : "memory");
}

static ALWAYS_INLINE void z_barrier_dsync_fence_full(void)
{
	__asm__ volatile("dsb" : : : "memory");
}

static ALWAYS_INLINE void z_barrier_isync_fence_full(void)
{
	__asm__ volatile("isb" : : : "memory");
}

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_BARRIER_H_ */
