/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls by number, for code that makes its own: there are no numbers, so all are refused.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_
#define ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_

#include <stdint.h>
#ifdef CONFIG_CPU_CORTEX_A_R_COMMON
#include <zephyr/arch/arm/cortex_a_r/cpu.h>
#else
#include <zephyr/arch/arm/error.h>
#endif
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief End the current thread with K_ERR_KERNEL_OOPS, which is 3. */
static ALWAYS_INLINE uintptr_t z_arm_syscall_refused(void)
{
	ARCH_EXCEPT(3);
	return 0;
}

#define arch_syscall_invoke0(id)                   ((void)(id), z_arm_syscall_refused())
#define arch_syscall_invoke1(a, id)                ((void)(a), arch_syscall_invoke0(id))
#define arch_syscall_invoke2(a, b, id)             ((void)(a), arch_syscall_invoke1(b, id))
#define arch_syscall_invoke3(a, b, c, id)          ((void)(a), arch_syscall_invoke2(b, c, id))
#define arch_syscall_invoke4(a, b, c, d, id)       ((void)(a), arch_syscall_invoke3(b, c, d, id))
#define arch_syscall_invoke5(a, b, c, d, e, id)    ((void)(a), arch_syscall_invoke4(b, c, d, e, id))
#define arch_syscall_invoke6(a, b, c, d, e, f, id) \
	((void)(a), arch_syscall_invoke5(b, c, d, e, f, id))

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM_SYSCALL_H_ */
