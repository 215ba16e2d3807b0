/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of this test, and what its files share.
 */
#ifndef TESTS_ARCH_ARM64_USER_CALLS_H_
#define TESTS_ARCH_ARM64_USER_CALLS_H_

#include <stdint.h>
#include <zephyr/kernel.h>
#include <zephyr/syscall.h>

/** @brief @p a + 1. */
__syscall uintptr_t call_next(uintptr_t a);
/** @brief Write a thread-local variable in the kernel. */
__syscall void call_local(int value);
/** @brief Use @p depth frames of the kernel stack. */
__syscall int call_deep(int depth);
/** @brief Write all vector registers in the kernel; @p sleep: and let others run. */
__syscall void call_vectors(int sleep);
/** @brief The last two lie on the caller's stack. */
__syscall uint64_t call_ten(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f,
			    uint64_t g, uint64_t h, uint64_t i, uint64_t j);

#include <zephyr/syscalls/calls.h>

#define STACK_SIZE (2048 + CONFIG_TEST_EXTRA_STACK_SIZE)

/** How often there was a fatal error, and the last one. */
extern int faults;
extern unsigned int reason;
extern struct arch_esf registers;

extern struct k_thread thread;
K_THREAD_STACK_DECLARE(stack, STACK_SIZE);

/** @brief Run @p fn(@p arg) in user mode, in the default domain, to its end. */
void run(k_thread_entry_t fn, const void *arg);

/** @brief The same; it must end with the fatal error @p why. */
void refused(k_thread_entry_t fn, const void *arg, unsigned int why);

#endif /* TESTS_ARCH_ARM64_USER_CALLS_H_ */
