/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the RISC-V port keeps in struct k_thread.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_THREAD_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All registers of a thread that does not run lie on its stack, see arch/riscv/switch.c. */
struct _callee_saved {
	uintptr_t sp;
#ifdef CONFIG_PMP_STACK_GUARD
	uintptr_t guard; /* for pmpaddr1 while this thread runs */
#endif
};

struct _thread_arch {
#ifdef CONFIG_USERSPACE
	struct z_riscv_user *user; /* at the end of its kernel stack; NULL: not a user thread */
#elif defined(__cplusplus)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_THREAD_H_ */
