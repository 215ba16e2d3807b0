/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_

#include <stdint.h>

#ifndef _ASMLANGUAGE

#ifdef __cplusplus
extern "C" {
#endif

/** Number of an I/O port; address of a register; address in memory. */
typedef uint32_t io_port_t;
typedef uintptr_t mm_reg_t;
typedef uintptr_t mem_addr_t;

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_ADDR_TYPES_H_ */
