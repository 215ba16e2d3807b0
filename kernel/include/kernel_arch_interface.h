/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a port does for the kernel. Not for applications.
 */
#ifndef ETESIAN_KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_
#define ETESIAN_KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_

#include "../../arch/arch.h"

#endif /* ETESIAN_KERNEL_INCLUDE_KERNEL_ARCH_INTERFACE_H_ */
