/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief The test framework: everything a test file includes
 *
 *     ZTEST_SUITE(stack_tests, NULL, NULL, NULL, NULL, NULL);
 *
 *     ZTEST(stack_tests, test_starts_empty)
 *     {
 *             zassert_true(stack_is_empty(&s), "size %d", stack_size(&s));
 *     }
 *
 * Suites and tests register themselves in linker sections; main() of the framework runs them all,
 * in the order of their names, each test in a thread of its own, and prints a report that test
 * runners understand.
 */

#ifndef ZEPHYR_TESTSUITE_INCLUDE_ZTEST_H_
#define ZEPHYR_TESTSUITE_INCLUDE_ZTEST_H_

#if !defined(CONFIG_ZTEST) && !defined(ZTEST_UNITTEST)
#error "<zephyr/ztest.h> needs the test framework: put CONFIG_ZTEST=y into prj.conf"
#endif

#ifndef KERNEL
/* Test programs of the host have no kernel: the little of it that headers under test may touch. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#ifndef CONFIG_STACK_ALIGN
#define CONFIG_STACK_ALIGN 8
#endif
#ifndef ARCH_STACK_PTR_ALIGN
#define ARCH_STACK_PTR_ALIGN 8
#endif
#ifndef CONFIG_ASSERT
#include <assert.h>
#endif
#define PRINT printf
#else
#include <zephyr/kernel.h>
#endif

#include <zephyr/sys/printk.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>
#include <zephyr/ztest_assert.h>
#include <zephyr/ztest_mock.h>
#include <zephyr/ztest_test.h>
#include <zephyr/tc_util.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief What the program does: an application may define its own.
 *
 * The default runs every suite and reports those that did not run.
 */
void test_main(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_TESTSUITE_INCLUDE_ZTEST_H_ */
