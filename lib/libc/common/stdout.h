/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_LIB_LIBC_COMMON_STDOUT_H_
#define ETESIAN_LIB_LIBC_COMMON_STDOUT_H_

/* Takes a character for stdout, 0..255. Returns it, or EOF. */
extern int (*z_stdout_hook)(int c);

#ifdef CONFIG_USERSPACE
#include <stdarg.h>

/* The same for callers that may be in user mode. */
int z_stdout_put(int c);
int z_stdout_vprintf(const char *format, va_list ap);
#else
#define z_stdout_put(c) z_stdout_hook(c)
#define z_stdout_vprintf(format, ap)                                                               \
	cbvprintf(z_cbprintf_to_hook, &z_stdout_hook, format, ap)
#endif

/* One character from stdin. */
int z_stdin_get(void);

#endif /* ETESIAN_LIB_LIBC_COMMON_STDOUT_H_ */
