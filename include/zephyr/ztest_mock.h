/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Mocked functions: what they must be called with, what they return (CONFIG_ZTEST_MOCKING)
 *
 * A test announces expectations with the ztest_expect_ and ztest_return macros, in the order of the
 * calls; the mocked function consumes them with the ztest_check_ and ztest_get_return macros. The
 * test fails if a call differs, if none was announced, and if one is left over at its end.
 */

#ifndef ZEPHYR_TESTSUITE_ZTEST_MOCK_H_
#define ZEPHYR_TESTSUITE_ZTEST_MOCK_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief The next call of @p func must have @p value as @p param. */
#define ztest_expect_value(func, param, value)                                                     \
	z_ztest_expect_value(STRINGIFY(func), STRINGIFY(param), (uintptr_t)(value))

/** @brief In a mock: fail unless parameter @p param has the value expected next. */
#define ztest_check_expected_value(param)                                                          \
	z_ztest_check_expected_value(__func__, STRINGIFY(param), (uintptr_t)(param))

/**
 * @brief The next call of @p func must have @p param point to the same bytes as @p data, or be NULL
 * if that is. @p data must stay in place until then.
 */
#define ztest_expect_data(func, param, data)                                                       \
	z_ztest_expect_data(STRINGIFY(func), STRINGIFY(param), (void *)(data))

/** @brief In a mock: fail unless @p param points to the @p length bytes expected next. */
#define ztest_check_expected_data(param, length)                                                   \
	z_ztest_check_expected_data(__func__, STRINGIFY(param), (param), (length))

/** @brief The next call of @p func gives back @p data through pointer @p param. */
#define ztest_return_data(func, param, data)                                                       \
	z_ztest_return_data(STRINGIFY(func), STRINGIFY(param), (void *)(data))

/** @brief In a mock: copy the @p length bytes announced next to @p param. */
#define ztest_copy_return_data(param, length)                                                      \
	z_ztest_copy_return_data(__func__, STRINGIFY(param), (param), (length))

/** @brief The next call of @p func returns @p value. */
#define ztest_returns_value(func, value)                                                           \
	z_ztest_returns_value(STRINGIFY(func), (uintptr_t)(value))

/** @brief In a mock: the value to return, as uintptr_t. */
#define ztest_get_return_value() z_ztest_get_return_value(__func__)

/** @brief In a mock: the pointer to return. */
#define ztest_get_return_value_ptr() ((void *)z_ztest_get_return_value(__func__))

#if defined(CONFIG_ZTEST_MOCKING)

void z_init_mock(void);
/* TC_PASS or TC_FAIL: has every announced call happened? Forgets them all. */
int z_cleanup_mock(void);

void z_ztest_expect_value(const char *fn, const char *name, uintptr_t value);
void z_ztest_check_expected_value(const char *fn, const char *name, uintptr_t value);
void z_ztest_expect_data(const char *fn, const char *name, void *val);
void z_ztest_check_expected_data(const char *fn, const char *name, const void *data,
				 uint32_t length);
void z_ztest_return_data(const char *fn, const char *name, void *val);
void z_ztest_copy_return_data(const char *fn, const char *name, void *data, uint32_t length);
void z_ztest_returns_value(const char *fn, uintptr_t value);
uintptr_t z_ztest_get_return_value(const char *fn);

#else

#define z_init_mock()
#define z_cleanup_mock() 0

#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_TESTSUITE_ZTEST_MOCK_H_ */
