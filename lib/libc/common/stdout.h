/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_LIB_LIBC_COMMON_STDOUT_H_
#define ETESIAN_LIB_LIBC_COMMON_STDOUT_H_

/* One character to stdout: it, or EOF. ctx is unused: the function is a cbprintf_cb. */
int z_stdout_put(int c, void *ctx);

/* One character from stdin. */
int z_stdin_get(void);

#endif /* ETESIAN_LIB_LIBC_COMMON_STDOUT_H_ */
