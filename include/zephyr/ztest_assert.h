/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Checks inside tests: zassert ends the test, zexpect notes the failure and goes on, zassume
 * skips the test
 *
 * All take an optional message, printf()-style, after their operands.
 */

#ifndef ZEPHYR_TESTSUITE_ZTEST_ASSERT_H_
#define ZEPHYR_TESTSUITE_ZTEST_ASSERT_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The name of a source file as messages show it: short where the prefix says nothing. */
const char *ztest_relative_filename(const char *file);
void ztest_test_fail(void);
void ztest_test_skip(void);
/** @brief Note that the current test has failed; it goes on. */
void ztest_test_expect_fail(void);
void ztest_skip_failed_assumption(void);

/*
 * Print a failed check and act on it. msg: the test's own message or NULL. Out of line, as tests
 * hold hundreds of them. Within a test only the one for zexpect returns.
 */
__printf_like(5, 6) void z_zassert_failed(const char *default_msg, const char *file, int line,
					  const char *func, const char *msg, ...);
__printf_like(5, 6) void z_zassume_failed(const char *default_msg, const char *file, int line,
					  const char *func, const char *msg, ...);
__printf_like(5, 6) void z_zexpect_failed(const char *default_msg, const char *file, int line,
					  const char *func, const char *msg, ...);
void z_zassert_succeeded(const char *kind, const char *file, int line, const char *func);

/* CONFIG_ZTEST_ASSERT_VERBOSE: 0 the place only, 1 the failed condition too, 2 successes too. */
#ifndef CONFIG_ZTEST_ASSERT_VERBOSE
#define CONFIG_ZTEST_ASSERT_VERBOSE 1
#endif

#if CONFIG_ZTEST_ASSERT_VERBOSE >= 2
#define Z_ZTEST_SUCCEEDED(kind) z_zassert_succeeded(kind, __FILE__, __LINE__, __func__)
#else
#define Z_ZTEST_SUCCEEDED(kind) do { } while (false)
#endif

#if CONFIG_ZTEST_ASSERT_VERBOSE >= 1
#define Z_ZTEST_DEFAULT_MSG(default_msg) default_msg
#else
#define Z_ZTEST_DEFAULT_MSG(default_msg) NULL
#endif

#define Z_ZTEST_CHECK(failed, kind, cond, default_msg, ...)                                        \
	do {                                                                                       \
		if (cond) {                                                                        \
			Z_ZTEST_SUCCEEDED(kind);                                                   \
		} else {                                                                           \
			failed(Z_ZTEST_DEFAULT_MSG(default_msg), __FILE__, __LINE__, __func__,     \
			       COND_CODE_1(IS_EMPTY(__VA_ARGS__), (NULL), (__VA_ARGS__)));         \
		}                                                                                  \
	} while (false)

/** @brief End the test as failed unless @p cond holds. @p default_msg: a string literal. */
#define zassert(cond, default_msg, ...)                                                            \
	Z_ZTEST_CHECK(z_zassert_failed, "Assertion", cond, default_msg, __VA_ARGS__)
/** @brief End the test as skipped unless @p cond holds. */
#define zassume(cond, default_msg, ...)                                                            \
	Z_ZTEST_CHECK(z_zassume_failed, "Assumption", cond, default_msg, __VA_ARGS__)
/** @brief Note the test as failed unless @p cond holds, and go on. */
#define zexpect(cond, default_msg, ...)                                                            \
	Z_ZTEST_CHECK(z_zexpect_failed, "Expectation", cond, default_msg, __VA_ARGS__)

/** @brief Control must not get here. */
#define zassert_unreachable(...) zassert(0, "Reached unreachable code", __VA_ARGS__)

/** @name End the test as failed unless ...
 * @{
 */
#define zassert_true(cond, ...)     zassert(cond, #cond " is false", __VA_ARGS__)
#define zassert_false(cond, ...)    zassert(!(cond), #cond " is true", __VA_ARGS__)
#define zassert_ok(cond, ...)       zassert(!(cond), #cond " is non-zero", __VA_ARGS__)
#define zassert_not_ok(cond, ...)   zassert(!!(cond), #cond " is zero", __VA_ARGS__)
#define zassert_is_null(ptr, ...)   zassert((ptr) == NULL, #ptr " is not NULL", __VA_ARGS__)
#define zassert_not_null(ptr, ...)  zassert((ptr) != NULL, #ptr " is NULL", __VA_ARGS__)
#define zassert_equal(a, b, ...)    zassert((a) == (b), #a " not equal to " #b, __VA_ARGS__)
#define zassert_not_equal(a, b, ...) zassert((a) != (b), #a " equal to " #b, __VA_ARGS__)
#define zassert_equal_ptr(a, b, ...)                                                               \
	zassert((void *)(a) == (void *)(b), #a " not equal to " #b, __VA_ARGS__)
/** ... @p a differs from @p b by @p d at most. */
#define zassert_within(a, b, d, ...)                                                               \
	zassert(((a) >= ((b) - (d))) && ((a) <= ((b) + (d))), #a " not within " #b " +/- " #d,     \
		__VA_ARGS__)
/** ... @p l <= @p a <= @p u. */
#define zassert_between_inclusive(a, l, u, ...)                                                    \
	zassert(((a) >= (l)) && ((a) <= (u)), #a " not between " #l " and " #u " inclusive",       \
		__VA_ARGS__)
/** ... the first @p size bytes are equal. Operands (buf, exp, size). */
#define zassert_mem_equal(...) zassert_mem_equal__(__VA_ARGS__)
#define zassert_mem_equal__(buf, exp, size, ...)                                                   \
	zassert(memcmp(buf, exp, size) == 0, #buf " not equal to " #exp, __VA_ARGS__)
#define zassert_str_equal(s1, s2, ...)                                                             \
	zassert(strcmp(s1, s2) == 0, #s1 " not equal to " #s2, __VA_ARGS__)
/** @} */

/** @name End the test as skipped unless ...
 * @{
 */
#define zassume_true(cond, ...)     zassume(cond, #cond " is false", __VA_ARGS__)
#define zassume_false(cond, ...)    zassume(!(cond), #cond " is true", __VA_ARGS__)
#define zassume_ok(cond, ...)       zassume(!(cond), #cond " is non-zero", __VA_ARGS__)
#define zassume_not_ok(cond, ...)   zassume(!!(cond), #cond " is zero", __VA_ARGS__)
#define zassume_is_null(ptr, ...)   zassume((ptr) == NULL, #ptr " is not NULL", __VA_ARGS__)
#define zassume_not_null(ptr, ...)  zassume((ptr) != NULL, #ptr " is NULL", __VA_ARGS__)
#define zassume_equal(a, b, ...)    zassume((a) == (b), #a " not equal to " #b, __VA_ARGS__)
#define zassume_not_equal(a, b, ...) zassume((a) != (b), #a " equal to " #b, __VA_ARGS__)
#define zassume_equal_ptr(a, b, ...)                                                               \
	zassume((void *)(a) == (void *)(b), #a " not equal to " #b, __VA_ARGS__)
#define zassume_within(a, b, d, ...)                                                               \
	zassume(((a) >= ((b) - (d))) && ((a) <= ((b) + (d))), #a " not within " #b " +/- " #d,     \
		__VA_ARGS__)
#define zassume_between_inclusive(a, l, u, ...)                                                    \
	zassume(((a) >= (l)) && ((a) <= (u)), #a " not between " #l " and " #u " inclusive",       \
		__VA_ARGS__)
#define zassume_mem_equal(...) zassume_mem_equal__(__VA_ARGS__)
#define zassume_mem_equal__(buf, exp, size, ...)                                                   \
	zassume(memcmp(buf, exp, size) == 0, #buf " not equal to " #exp, __VA_ARGS__)
#define zassume_str_equal(s1, s2, ...)                                                             \
	zassume(strcmp(s1, s2) == 0, #s1 " not equal to " #s2, __VA_ARGS__)
/** @} */

/** @name Note the test as failed and go on unless ...
 * @{
 */
#define zexpect_true(cond, ...)     zexpect(cond, #cond " is false", __VA_ARGS__)
#define zexpect_false(cond, ...)    zexpect(!(cond), #cond " is true", __VA_ARGS__)
#define zexpect_ok(cond, ...)       zexpect(!(cond), #cond " is non-zero", __VA_ARGS__)
#define zexpect_not_ok(cond, ...)   zexpect(!!(cond), #cond " is zero", __VA_ARGS__)
#define zexpect_is_null(ptr, ...)   zexpect((ptr) == NULL, #ptr " is not NULL", __VA_ARGS__)
#define zexpect_not_null(ptr, ...)  zexpect((ptr) != NULL, #ptr " is NULL", __VA_ARGS__)
#define zexpect_equal(a, b, ...)    zexpect((a) == (b), #a " not equal to " #b, __VA_ARGS__)
#define zexpect_not_equal(a, b, ...) zexpect((a) != (b), #a " equal to " #b, __VA_ARGS__)
#define zexpect_equal_ptr(a, b, ...)                                                               \
	zexpect((void *)(a) == (void *)(b), #a " not equal to " #b, __VA_ARGS__)
#define zexpect_within(a, b, delta, ...)                                                           \
	zexpect(((a) >= ((b) - (delta))) && ((a) <= ((b) + (delta))),                              \
		#a " not within " #b " +/- " #delta, __VA_ARGS__)
#define zexpect_between_inclusive(a, lower, upper, ...)                                            \
	zexpect(((a) >= (lower)) && ((a) <= (upper)),                                              \
		#a " not between " #lower " and " #upper " inclusive", __VA_ARGS__)
#define zexpect_mem_equal(buf, exp, size, ...)                                                     \
	zexpect(memcmp(buf, exp, size) == 0, #buf " not equal to " #exp, __VA_ARGS__)
#define zexpect_str_equal(s1, s2, ...)                                                             \
	zexpect(strcmp(s1, s2) == 0, #s1 " not equal to " #s2, __VA_ARGS__)
/** @} */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_TESTSUITE_ZTEST_ASSERT_H_ */
