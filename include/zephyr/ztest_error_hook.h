/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Tests that provoke a fatal error or a failing __ASSERT() on purpose
 *
 * Announce it just before with ztest_set_fault_valid(true) or ztest_set_assert_valid(true): the
 * next one is then part of the test and ends the thread it happens in; any other ends the program
 * as failed.
 */

#ifndef ZEPHYR_TESTSUITE_INCLUDE_ZTEST_ERROR_HOOK_H_
#define ZEPHYR_TESTSUITE_INCLUDE_ZTEST_ERROR_HOOK_H_

#include <stdbool.h>
#include <zephyr/kernel.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(CONFIG_ZTEST_FATAL_HOOK)
/**
 * @brief Say whether the next fatal error of this thread (or, called in an interrupt handler, of
 * that handler) is meant. Back to false after one.
 *
 * Context: thread, ISR, user thread.
 */
__syscall void ztest_set_fault_valid(bool valid);

/**
 * @brief Called after a fatal error that was meant; a test may define its own.
 *
 * Context: that of the fatal error handler.
 *
 * @param reason enum k_fatal_error_reason
 * @param pEsf registers at the fault, or NULL
 */
void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf);
#endif

#if defined(CONFIG_ZTEST_ASSERT_HOOK)
/**
 * @brief Say whether the next failing __ASSERT() is meant. Back to false after one.
 *
 * Context: thread, ISR, user thread.
 */
__syscall void ztest_set_assert_valid(bool valid);

/**
 * @brief Called after a failing __ASSERT() that was meant; a test may define its own.
 *
 * The default ends the thread. If it returns, so does __ASSERT(). Context: that of the __ASSERT().
 */
void ztest_post_assert_fail_hook(void);
#endif

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/ztest_error_hook.h>

#endif /* ZEPHYR_TESTSUITE_INCLUDE_ZTEST_ERROR_HOOK_H_ */
