/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls. A header declares a function with __syscall and includes <zephyr/syscalls/NAME.h>
 * at its end; the build writes that file, in which the function calls z_impl_<function>().
 */
#ifndef ZEPHYR_INCLUDE_SYSCALL_H_
#define ZEPHYR_INCLUDE_SYSCALL_H_

#include <zephyr/toolchain.h>
#include <zephyr/types.h>
#include <stdbool.h>
#ifdef CONFIG_USERSPACE
#include <zephyr/arch/cpu.h>
#define Z_IS_USER_CONTEXT() arch_is_user_context()
#else
#define Z_IS_USER_CONTEXT() false
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Does the caller run in user mode? Never where that is not built in. Context: any. */
static inline bool k_is_user_context(void)
{
	return Z_IS_USER_CONTEXT();
}

#define z_syscall_trap() k_is_user_context()

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYSCALL_H_ */
