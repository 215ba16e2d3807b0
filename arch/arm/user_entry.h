/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Into user mode and, for system calls, out of it: user_entry.c.
 */
#ifndef ETESIAN_ARCH_ARM_USER_ENTRY_H_
#define ETESIAN_ARCH_ARM_USER_ENTRY_H_

#include <zephyr/kernel.h>

/** Bytes of arguments on the user's stack that every call gets: all that any has. */
#define Z_ARM_USER_ARGUMENTS 48

/** Where the handler of system calls puts its frame: so far below the end of the kernel stack. */
#define Z_ARM_CALL_FRAME 40

/** Bytes that a user thread's stack has at least. */
#define Z_ARM_USER_STACK_MIN (Z_ARM_USER_ARGUMENTS + 32 + 72)

/** Second half of arch_user_mode_enter(). Locked. */
FUNC_NORETURN void z_arm_user_go(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** Empty the stack of the current thread. Returns where its stack pointer begins. */
__used uint32_t z_arm_user_clean(void);

/** On an empty kernel stack: r4 to r7 is the entry and its parameters, r8 the stack pointer. */
void z_arm_user_start(void);

/** Continue a user thread that left the CPU by a call (switch_user.h). */
void z_arm_resume_user(void);

#endif /* ETESIAN_ARCH_ARM_USER_ENTRY_H_ */
