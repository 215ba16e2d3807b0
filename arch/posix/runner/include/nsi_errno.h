/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Error numbers across the border. The embedded side may be built with a C library that numbers
 * errors its own way, so those that cross are translated to fixed numbers in between ("mid").
 */
#ifndef NSI_ERRNO_H
#define NSI_ERRNO_H

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Error number @p err of the caller's C library as number in between; 0 stays 0. */
int nsi_errno_to_mid(int err);
/** @brief Number in between as error number of the host's C library. */
int nsi_errno_from_mid(int err);
/** @brief The host's errno as number in between. */
int nsi_get_errno_in_mid(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_ERRNO_H */
