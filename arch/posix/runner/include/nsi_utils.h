/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Small macros for the host side and for code on the border to it.
 */
#ifndef NSI_UTILS_H
#define NSI_UTILS_H

#define NSI_STRINGIFY(s)  NSI_STRINGIFY_(s)
#define NSI_STRINGIFY_(s) #s

#define NSI_CONCAT(a, b)  NSI_CONCAT_(a, b)
#define NSI_CONCAT_(a, b) a##b

#define NSI_ARG_UNUSED(x) (void)(x)

#define NSI_MAX(a, b) (((a) > (b)) ? (a) : (b))
#define NSI_MIN(a, b) (((a) < (b)) ? (a) : (b))

#define NSI_ARRAY_SIZE(array) ((sizeof(array) / sizeof((array)[0])))

/* Functions that the host side gives for the embedded side to call, and the other way round. */
#define NSI_WEAK          __attribute__((weak))
#define NSI_INLINE        static __attribute__((always_inline)) inline
#define NSI_FUNC_NORETURN __attribute__((noreturn))
#define NSI_CODE_UNREACHABLE __builtin_unreachable()

#endif /* NSI_UTILS_H */
