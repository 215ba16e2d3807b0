/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The version of the API that this system speaks, as one number.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_VERSION_H_
#define ZEPHYR_INCLUDE_KERNEL_VERSION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes of the number: major, minor, patch level, from bit 31 down; the lowest is 0. */
#define SYS_KERNEL_VER_MAJOR(ver)      (((ver) >> 24) & 0xFF)
#define SYS_KERNEL_VER_MINOR(ver)      (((ver) >> 16) & 0xFF)
#define SYS_KERNEL_VER_PATCHLEVEL(ver) (((ver) >> 8) & 0xFF)

/** @brief The version of the API spoken. Context: any. */
uint32_t sys_kernel_version_get(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_VERSION_H_ */
