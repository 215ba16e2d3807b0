/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_LIB_LIBC_COMMON_STDOUT_H_
#define ETESIAN_LIB_LIBC_COMMON_STDOUT_H_

/* Takes a character for stdout, 0..255. Returns it, or EOF. */
extern int (*z_stdout_hook)(int c);

/* One character from stdin. */
int z_stdin_get(void);

#endif /* ETESIAN_LIB_LIBC_COMMON_STDOUT_H_ */
