/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the port to a process of the host (native_sim): see arch/arch.h for what it has to
 * hold, arch/posix/README.md for how it works.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_ARCH_H_

/* Of stack objects; threads run on host stacks, which have their own. */
#ifdef CONFIG_64BIT
#define ARCH_STACK_PTR_ALIGN 8
#else
#define ARCH_STACK_PTR_ALIGN 4
#endif

#ifndef _ASMLANGUAGE
#include <stdint.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/posix/user.h>
#endif
#include <zephyr/arch/posix/exception.h>
#include <zephyr/arch/posix/asm_inline.h>
#include <zephyr/arch/posix/irq.h>
#include <zephyr/arch/posix/posix_soc_if.h>
#include <zephyr/arch/posix/posix_trace.h>
#include <zephyr/arch/posix/thread.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return sys_clock_cycle_get_32();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return sys_clock_cycle_get_64();
}

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	return 0;
}

static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return 1;
}

/** @brief Raise fatal error @p reason at this point. Does not return. Context: any. */
FUNC_NORETURN void posix_except(unsigned int reason);

#define ARCH_EXCEPT(reason_p) posix_except(reason_p)

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_ARCH_H_ */
