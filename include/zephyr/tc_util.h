/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief The lines of text that test runners read
 *
 * Twister and its kin find out what a test did by matching these lines, so their wording and layout
 * are an interface. <zephyr/ztest.h> prints them; a test program without ztest may use the macros
 * directly and end with TC_END_REPORT().
 *
 * With CONFIG_ZTEST_TC_UTIL_USER_OVERRIDE the application's tc_util_user_override.h may define any
 * of the macros differently first.
 */

#ifndef ZEPHYR_TESTSUITE_TC_UTIL_H_
#define ZEPHYR_TESTSUITE_TC_UTIL_H_

#include <stdio.h>
#include <stdint.h>
#include <string.h>
#include <zephyr/toolchain.h>
#ifdef KERNEL
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#endif

#ifdef CONFIG_ZTEST_TC_UTIL_USER_OVERRIDE
#include <tc_util_user_override.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Outcome of a test. */
#define TC_PASS  0
#define TC_FAIL  1
#define TC_SKIP  2
#define TC_FLAKY 3

#ifndef PRINT
#ifdef KERNEL
#define PRINT printk
#else
#define PRINT printf
#endif
#endif

#define PRINT_DATA(fmt, ...) PRINT(fmt, ##__VA_ARGS__)
#define PRINT_LINE \
	PRINT_DATA("===================================================================\n")

#define FMT_ERROR "%s - %s@%d. "

#ifndef TC_PASS_STR
#define TC_PASS_STR "PASS"
#endif
#ifndef TC_FAIL_STR
#define TC_FAIL_STR "FAIL"
#endif
#ifndef TC_SKIP_STR
#define TC_SKIP_STR "SKIP"
#endif
#ifndef TC_FLAKY_STR
#define TC_FLAKY_STR "FLAKY"
#endif

/** @brief The word for a TC_ outcome, "?" for anything else. */
static inline const char *TC_RESULT_TO_STR(int result)
{
	switch (result) {
	case TC_PASS:
		return TC_PASS_STR;
	case TC_FAIL:
		return TC_FAIL_STR;
	case TC_SKIP:
		return TC_SKIP_STR;
	case TC_FLAKY:
		return TC_FLAKY_STR;
	default:
		return "?";
	}
}

/* When the test began, in cycles, and how long it took, in ms. */
static uint32_t __maybe_unused tc_start_time;
static uint32_t __maybe_unused tc_spend_time;

/** @brief Start the clock of a test. */
static inline void get_start_time_cyc(void)
{
#ifdef KERNEL
	tc_start_time = k_cycle_get_32();
#endif
}

/** @brief Stop the clock of a test. */
static inline void get_test_duration_ms(void)
{
#ifdef KERNEL
	tc_spend_time = k_cyc_to_ms_ceil32(k_cycle_get_32() - tc_start_time);
#endif
}

#ifndef TC_ERROR
#define TC_ERROR(fmt, ...)                                                                         \
	do {                                                                                       \
		PRINT_DATA(FMT_ERROR, TC_FAIL_STR, __func__, __LINE__);                            \
		PRINT_DATA(fmt, ##__VA_ARGS__);                                                    \
	} while (0)
#endif

static inline void print_nothing(const char *fmt, ...)
{
	ARG_UNUSED(fmt);
}

#ifndef TC_PRINT
#define TC_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#endif

#ifndef TC_SUMMARY_PRINT
#define TC_SUMMARY_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#endif

#ifndef TC_START_PRINT
#if defined(CONFIG_ZTEST_VERBOSE_OUTPUT) || !defined(CONFIG_ZTEST_STACK_SIZE)
#define TC_START_PRINT(name) PRINT_DATA("START - %s\n", name)
#else
#define TC_START_PRINT(name) print_nothing(name)
#endif
#endif

#ifndef TC_START
#define TC_START(name)                                                                             \
	do {                                                                                       \
		TC_START_PRINT(name);                                                              \
	} while (0)
#endif

#ifndef TC_END
#define TC_END(result, fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#endif

#ifndef TC_END_PRINT
#if defined(CONFIG_ZTEST_VERBOSE_OUTPUT) || !defined(CONFIG_ZTEST_STACK_SIZE)
#define TC_END_PRINT(result, fmt, ...)                                                             \
	do {                                                                                       \
		PRINT_DATA(fmt, ##__VA_ARGS__);                                                    \
		PRINT_LINE;                                                                        \
	} while (0)
#else
#define TC_END_PRINT(result, fmt, ...) print_nothing(fmt)
#endif
#endif

/** @brief Print how the test @p func ended. */
#ifndef Z_TC_END_RESULT
#define Z_TC_END_RESULT(result, func)                                                              \
	do {                                                                                       \
		TC_END_PRINT(result, " %s - %s in %u.%03u seconds\n", TC_RESULT_TO_STR(result),    \
			     func, tc_spend_time / 1000, tc_spend_time % 1000);                    \
	} while (0)
#endif

/** @brief Print how the function in which this stands ended. */
#ifndef TC_END_RESULT
#define TC_END_RESULT(result) Z_TC_END_RESULT((result), __func__)
#endif
#ifndef TC_END_RESULT_CUSTOM
#define TC_END_RESULT_CUSTOM(result, func) Z_TC_END_RESULT((result), func)
#endif

#ifndef TC_SUITE_PRINT
#define TC_SUITE_PRINT(fmt, ...) PRINT_DATA(fmt, ##__VA_ARGS__)
#endif

#ifndef TC_SUITE_START
#define TC_SUITE_START(name)                                                                       \
	do {                                                                                       \
		TC_SUITE_PRINT("Running TESTSUITE %s\n", name);                                    \
		PRINT_LINE;                                                                        \
	} while (0)
#endif

#ifndef TC_SUITE_END
#define TC_SUITE_END(name, result)                                                                 \
	do {                                                                                       \
		if ((result) != TC_FAIL) {                                                         \
			TC_SUITE_PRINT("TESTSUITE %s succeeded\n", name);                          \
		} else {                                                                           \
			TC_SUITE_PRINT("TESTSUITE %s failed.\n", name);                            \
		}                                                                                  \
	} while (0)
#endif

/* A runner that starts many copies tells them apart by the id it had compiled in. */
#ifdef TC_RUNID
#define TC_PRINT_RUNID PRINT_DATA("RunID: " STRINGIFY(TC_RUNID) "\n")
#else
#define TC_PRINT_RUNID do { } while (0)
#endif

/*
 * After the last line: a native program leaves its process, others stay for their runner to stop.
 */
#ifndef TC_END_POST
#if defined(CONFIG_ARCH_POSIX) && defined(KERNEL)
FUNC_NORETURN void posix_exit(int exit_code);
#define TC_END_POST(result) posix_exit(result)
#else
#define TC_END_POST(result)
#endif
#endif

/** @brief Print the line that ends a test program, the one by which runners see its result. */
#ifndef TC_END_REPORT
#define TC_END_REPORT(result)                                                                      \
	do {                                                                                       \
		PRINT_LINE;                                                                        \
		TC_PRINT_RUNID;                                                                    \
		TC_END(result, "PROJECT EXECUTION %s\n",                                           \
		       (result) == TC_PASS ? "SUCCESSFUL" : "FAILED");                             \
		TC_END_POST(result);                                                               \
	} while (0)
#endif

/** @brief Names a benchmark's command line: only documentation in the source. */
#define TC_CMD_DEFINE(name)
#define TC_CMD_ITEM(name)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_TESTSUITE_TC_UTIL_H_ */
