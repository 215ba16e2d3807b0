/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Virtual memory, as tests of the kernel include it. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_MMU_H_
#define ETESIAN_KERNEL_INCLUDE_MMU_H_

#include <zephyr/kernel.h>
#include <zephyr/kernel/mm.h>

#endif /* ETESIAN_KERNEL_INCLUDE_MMU_H_ */
