/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of this test.
 */
#ifndef TESTS_ARCH_X86_USER_CALLS_H_
#define TESTS_ARCH_X86_USER_CALLS_H_

#include <stdint.h>
#include <zephyr/syscall.h>

/* Adds all up. */
__syscall uint32_t call_sum(uint32_t a, uint32_t b, uint32_t c);

/* Divides by zero, in the kernel; leaves values in the floating point registers. */
__syscall int call_divide(void);

#include <zephyr/syscalls/calls.h>

#endif /* TESTS_ARCH_X86_USER_CALLS_H_ */
