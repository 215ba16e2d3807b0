/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Timeouts, as tests of the kernel use them. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_TIMEOUT_Q_H_
#define ETESIAN_KERNEL_INCLUDE_TIMEOUT_Q_H_

#include "../timeout.h"

static inline bool z_is_inactive_timeout(const struct _timeout *to)
{
	return !z_timeout_is_active(to);
}

#endif /* ETESIAN_KERNEL_INCLUDE_TIMEOUT_Q_H_ */
