/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Assertions: conditions that hold unless there is a bug.
 *
 * On with CONFIG_ASSERT and a CONFIG_ASSERT_LEVEL above 0 (1 also warns at build time). Off, the
 * condition is not evaluated. A failing one prints where and what, then calls
 * assert_post_action(), which a test may replace.
 */

#ifndef ZEPHYR_INCLUDE_SYS___ASSERT_H_
#define ZEPHYR_INCLUDE_SYS___ASSERT_H_

#include <stdbool.h>
#include <zephyr/toolchain.h>

#ifdef CONFIG_ASSERT
#ifndef __ASSERT_ON
#define __ASSERT_ON CONFIG_ASSERT_LEVEL
#endif
#endif

#ifdef CONFIG_FORCE_NO_ASSERT
#undef __ASSERT_ON
#define __ASSERT_ON 0
#endif

#ifndef __ASSERT_ON
#define __ASSERT_ON 0
#endif

#if __ASSERT_ON < 0 || __ASSERT_ON > 2
#error "CONFIG_ASSERT_LEVEL is 0, 1 or 2"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#if defined(CONFIG_ASSERT_VERBOSE)
/** Print on the console, whatever state the system is in. */
void assert_print(const char *fmt, ...) __printf_like(1, 2);
#define __ASSERT_PRINT(fmt, ...) assert_print(fmt, ##__VA_ARGS__)
#else
/* Swallows its arguments so that variables used only there count as used. */
static inline __printf_like(1, 2) void __assert_swallow(const char *fmt, ...)
{
	(void)fmt;
}
#define __ASSERT_PRINT(fmt, ...)                                                                   \
	do {                                                                                       \
		if (false) {                                                                       \
			__assert_swallow(fmt, ##__VA_ARGS__);                                      \
		}                                                                                  \
	} while (false)
#endif

/** What follows a failure: by default the running thread oopses. Weak: a test may define it. */
#ifdef CONFIG_ASSERT_NO_FILE_INFO
#define __ASSERT_FILE_INFO ""
void assert_post_action(void);
#define __ASSERT_POST_ACTION() assert_post_action()
#else
#define __ASSERT_FILE_INFO __FILE__
void assert_post_action(const char *file, unsigned int line);
#define __ASSERT_POST_ACTION() assert_post_action(__FILE__, __LINE__)
#endif

#ifdef CONFIG_ASSERT_NO_COND_INFO
#define __ASSERT_STR(test) ""
#else
#define __ASSERT_STR(test) Z_STRINGIFY(test)
#endif

#ifdef CONFIG_ASSERT_NO_MSG_INFO
#define __ASSERT_MSG_INFO(fmt, ...)
#else
#define __ASSERT_MSG_INFO(fmt, ...) __ASSERT_PRINT("\t" fmt "\n", ##__VA_ARGS__)
#endif

#if !defined(CONFIG_ASSERT_NO_COND_INFO) && !defined(CONFIG_ASSERT_NO_FILE_INFO)
#define __ASSERT_LOC(test)                                                                         \
	__ASSERT_PRINT("ASSERTION FAIL [%s] @ %s:%d\n", __ASSERT_STR(test), __ASSERT_FILE_INFO,    \
		       __LINE__)
#elif !defined(CONFIG_ASSERT_NO_COND_INFO)
#define __ASSERT_LOC(test) __ASSERT_PRINT("ASSERTION FAIL [%s]\n", __ASSERT_STR(test))
#elif !defined(CONFIG_ASSERT_NO_FILE_INFO)
#define __ASSERT_LOC(test)                                                                         \
	__ASSERT_PRINT("ASSERTION FAIL @ %s:%d\n", __ASSERT_FILE_INFO, __LINE__)
#else
#define __ASSERT_LOC(test) __ASSERT_PRINT("ASSERTION FAIL\n")
#endif

#ifdef __cplusplus
}
#endif

#if __ASSERT_ON

/** Assert without a message. */
#define __ASSERT_NO_MSG(test)                                                                      \
	do {                                                                                       \
		if (!(test)) {                                                                     \
			__ASSERT_LOC(test);                                                        \
			__ASSERT_POST_ACTION();                                                    \
		}                                                                                  \
	} while (false)

/** Assert with a printf-style message. */
#define __ASSERT(test, fmt, ...)                                                                   \
	do {                                                                                       \
		if (!(test)) {                                                                     \
			__ASSERT_LOC(test);                                                        \
			__ASSERT_MSG_INFO(fmt, ##__VA_ARGS__);                                     \
			__ASSERT_POST_ACTION();                                                    \
		}                                                                                  \
	} while (false)

/** @p expr2, then assert @p test; with assertions off only @p expr1. */
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...)                                                \
	do {                                                                                       \
		expr2;                                                                             \
		__ASSERT(test, fmt, ##__VA_ARGS__);                                                \
	} while (false)

#if __ASSERT_ON == 1
#warning "__ASSERT() statements are ENABLED"
#endif

#else /* assertions off */

/* The condition may name what exists only with assertions, so it is dropped unseen. */
#define __ASSERT(test, fmt, ...)                                                                   \
	do {                                                                                       \
	} while (false)
#define __ASSERT_NO_MSG(test)                                                                      \
	do {                                                                                       \
	} while (false)
#define __ASSERT_EVAL(expr1, expr2, test, fmt, ...) expr1

#endif /* __ASSERT_ON */

#endif /* ZEPHYR_INCLUDE_SYS___ASSERT_H_ */
