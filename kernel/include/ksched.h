/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The scheduler, as tests of the kernel include it. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_KSCHED_H_
#define ETESIAN_KERNEL_INCLUDE_KSCHED_H_

#include "kthread.h"
#include "wait_q.h"

#endif /* ETESIAN_KERNEL_INCLUDE_KSCHED_H_ */
