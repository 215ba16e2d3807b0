/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* Small conventions that sources from BSD expect. */

#ifndef ETESIAN_LIBC_SYS_CDEFS_H_
#define ETESIAN_LIBC_SYS_CDEFS_H_

#ifdef __cplusplus
#define __BEGIN_DECLS extern "C" {
#define __END_DECLS   }
#else
#define __BEGIN_DECLS
#define __END_DECLS
#endif

#endif /* ETESIAN_LIBC_SYS_CDEFS_H_ */
