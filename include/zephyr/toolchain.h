/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Compiler abstraction: attributes, built-ins and static checks under one set of names.
 *
 * Include this header, never the ones under `toolchain/`. It may be included from assembly
 * (`_ASMLANGUAGE` defined); only symbol and section macros are visible there.
 */

#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_H_

/** 1 if the compiler knows the built-in function @p x. */
#ifdef __has_builtin
#define HAS_BUILTIN(x) __has_builtin(x)
#else
#define HAS_BUILTIN(x) 0
#endif

/** Compiler versions as major * 10000 + minor * 100 + patch; 0: another compiler. */
#if defined(__clang__)
#define TOOLCHAIN_CLANG_VERSION                                                                    \
	((__clang_major__ * 10000) + (__clang_minor__ * 100) + __clang_patchlevel__)
#define TOOLCHAIN_GCC_VERSION 0
#elif defined(__GNUC__)
#define TOOLCHAIN_GCC_VERSION                                                                      \
	((__GNUC__ * 10000) + (__GNUC_MINOR__ * 100) + __GNUC_PATCHLEVEL__)
#define TOOLCHAIN_CLANG_VERSION 0
#else
#error "Etesian needs GCC (8 or later) or clang (10 or later)"
#endif

/** Features that portable code asks for instead of asking for a compiler. */
#define TOOLCHAIN_HAS_PRAGMA_DIAG 1
#define TOOLCHAIN_HAS_C_GENERIC   1
#define TOOLCHAIN_HAS_C_AUTO_TYPE 1
#define TOOLCHAIN_HAS_ZLA         1

#if defined(__clang__)
#include <zephyr/toolchain/llvm.h>
#else
#include <zephyr/toolchain/gcc.h>
#endif

/** Bracket code that shadows names on purpose (nested statement expressions). */
#define TOOLCHAIN_IGNORE_WSHADOW_BEGIN                                                             \
	_Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wshadow\"")
#define TOOLCHAIN_IGNORE_WSHADOW_END _Pragma("GCC diagnostic pop")

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_H_ */
