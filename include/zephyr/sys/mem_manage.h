/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_
#define ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/kernel/mm.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Whether a physical address lies in memory that the system manages (CONFIG_MMU). */
bool sys_mm_is_phys_addr_in_range(uintptr_t phys);

/** @brief Whether a virtual address lies in memory that the system manages (CONFIG_MMU). */
bool sys_mm_is_virt_addr_in_range(void *virt);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MEM_MANAGE_H_ */
