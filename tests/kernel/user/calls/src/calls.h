/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of this test, with checks as applications write them.
 */
#ifndef TESTS_KERNEL_USER_CALLS_CALLS_H_
#define TESTS_KERNEL_USER_CALLS_CALLS_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/syscall.h>
#include <zephyr/toolchain.h>

/** Copy a string of the user's, return its length or what k_usermode_string_copy() says. */
__syscall int take_string(const char *str);
/** The same with memory from the pool; -1: none. */
__syscall int take_string_alloc(const char *str);
/** Length, as k_usermode_string_nlen() sees it; -1: not the user's. */
__syscall int string_length(const char *str, size_t max);
/** Copy from and to the user, return what the copy says. */
__syscall int take_bytes(const void *src, size_t size);
__syscall int give_bytes(void *dst, size_t size);
/** Sum of an array of words, whose size may overflow. */
__syscall uint32_t sum_words(const uint32_t *words, size_t count);
/** Ends the caller in the middle of the kernel's side. */
__syscall void end_me(void);
/** Has no check. */
__syscall int unchecked(void);

#include <zephyr/syscalls/calls.h>

#endif /* TESTS_KERNEL_USER_CALLS_CALLS_H_ */
