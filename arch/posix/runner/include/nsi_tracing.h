/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Messages from the simulation to whoever runs it, printf style. They go to the host's stdout
 * (traces) and stderr (warnings, errors), whatever console the application uses. Both sides.
 */
#ifndef NSI_TRACING_H
#define NSI_TRACING_H

#include <stdarg.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Print an error, end the process with exit code 1. */
__attribute__((noreturn, format(printf, 1, 2)))
void nsi_print_error_and_exit(const char *format, ...);
/** @brief Print a warning. */
__attribute__((format(printf, 1, 2))) void nsi_print_warning(const char *format, ...);
/** @brief Print a piece of information. */
__attribute__((format(printf, 1, 2))) void nsi_print_trace(const char *format, ...);

__attribute__((noreturn)) void nsi_vprint_error_and_exit(const char *format, va_list vargs);
void nsi_vprint_warning(const char *format, va_list vargs);
void nsi_vprint_trace(const char *format, va_list vargs);

/** @brief Is the stream a terminal? @p file_number 0: traces, 1: warnings and errors. */
int nsi_trace_over_tty(int file_number);

#ifdef __cplusplus
}
#endif

#endif /* NSI_TRACING_H */
