/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages to whoever runs the process, printf style, beside the application's console.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_POSIX_TRACE_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_POSIX_TRACE_H_

#include <stdarg.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Print an error, end the process with exit code 1. Context: any. */
FUNC_NORETURN void posix_print_error_and_exit(const char *format, ...);
/** @brief Print a warning. Context: any. */
void posix_print_warning(const char *format, ...);
/** @brief Print a piece of information. Context: any. */
void posix_print_trace(const char *format, ...);

FUNC_NORETURN void posix_vprint_error_and_exit(const char *format, va_list vargs);
void posix_vprint_warning(const char *format, va_list vargs);
void posix_vprint_trace(const char *format, va_list vargs);

/** @brief Is it a terminal they go to? @p file_number 0: traces, 1: warnings and errors. */
int posix_trace_over_tty(int file_number);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_POSIX_TRACE_H_ */
