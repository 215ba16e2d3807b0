/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* C99 7.2. May be included again with another NDEBUG. */

#undef assert

#ifdef NDEBUG
#define assert(expr) ((void)0)
#else
#define assert(expr)                                                                               \
	((expr) ? (void)0 : __assert_func(__FILE__, __LINE__, __func__, #expr))
#endif

#ifdef __cplusplus
extern "C" {
#endif

__attribute__((noreturn)) void __assert_func(const char *file, int line, const char *func,
					     const char *expr);

#ifdef __cplusplus
}
#elif __STDC_VERSION__ >= 201112L
#ifndef static_assert
#define static_assert _Static_assert
#endif
#endif
