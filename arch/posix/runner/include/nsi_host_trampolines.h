/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The host's C library for the embedded side, by names which that side's own libraries never have.
 * Each does what the host function behind it does; errno is the host's (see nsi_errno.h).
 */
#ifndef NSI_HOST_TRAMPOLINES_H
#define NSI_HOST_TRAMPOLINES_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void *nsi_host_calloc(unsigned long nmemb, unsigned long size);
int nsi_host_close(int fd);
void nsi_host_free(void *ptr);
char *nsi_host_getcwd(char *buf, unsigned long size);
int nsi_host_isatty(int fd);
void *nsi_host_malloc(unsigned long size);
int nsi_host_open(const char *pathname, int flags);
/** Pseudo random numbers of 31 bits; the sequence depends on nsi_host_srandom() alone. */
long nsi_host_random(void);
void nsi_host_srandom(unsigned int seed);
long nsi_host_read(int fd, void *buffer, unsigned long size);
char *nsi_host_strdup(const char *s);
long nsi_host_write(int fd, const void *buffer, unsigned long size);

#ifdef __cplusplus
}
#endif

#endif /* NSI_HOST_TRAMPOLINES_H */
