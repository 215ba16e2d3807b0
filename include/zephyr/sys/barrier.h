/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Memory barriers for code that talks to devices or other processors. Context: any.
 *
 * A port with more than the compiler's barrier selects CONFIG_BARRIER_OPERATIONS_ARCH and defines
 * z_barrier_{dmem,dsync,isync}_fence_full() in <zephyr/arch/ARCH/barrier.h>, which its
 * <zephyr/arch/cpu.h> includes.
 */

#ifndef ZEPHYR_INCLUDE_SYS_BARRIER_H_
#define ZEPHYR_INCLUDE_SYS_BARRIER_H_

#include <zephyr/toolchain.h>

#if defined(CONFIG_BARRIER_OPERATIONS_ARCH)
#if defined(CONFIG_ARM)
#include <zephyr/arch/arm/barrier.h>
#elif defined(CONFIG_ARM64)
#include <zephyr/arch/arm64/barrier.h>
#else
#include <zephyr/arch/cpu.h>
#endif
#else
static ALWAYS_INLINE void z_barrier_dmem_fence_full(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE void z_barrier_dsync_fence_full(void)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

static ALWAYS_INLINE void z_barrier_isync_fence_full(void)
{
	compiler_barrier();
}
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Accesses before are seen by all observers before accesses after. */
static ALWAYS_INLINE void barrier_dmem_fence_full(void)
{
	z_barrier_dmem_fence_full();
}

/** Go on only when all accesses before have completed. */
static ALWAYS_INLINE void barrier_dsync_fence_full(void)
{
	z_barrier_dsync_fence_full();
}

/** Fetch the instructions that follow again. */
static ALWAYS_INLINE void barrier_isync_fence_full(void)
{
	z_barrier_isync_fence_full();
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BARRIER_H_ */
