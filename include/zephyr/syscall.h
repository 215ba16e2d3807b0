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

#ifdef __cplusplus
extern "C" {
#endif

/** @brief True in code that runs in user mode: nowhere, as it is not built in. */
static inline bool k_is_user_context(void)
{
	return false;
}

#define z_syscall_trap() (false)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYSCALL_H_ */
