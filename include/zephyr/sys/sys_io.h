/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Types and access functions of device registers.
 *
 * sys_{read,write}{8,16,32,64}() and the bit operations work on memory-mapped registers, from
 * any context. They are plain volatile accesses, without barriers.
 */

#ifndef ZEPHYR_INCLUDE_SYS_SYS_IO_H_
#define ZEPHYR_INCLUDE_SYS_SYS_IO_H_

#include <stddef.h>
#include <stdint.h>

/* io_port_t, mm_reg_t and mem_addr_t */
#include <zephyr/arch/common/addr_types.h>

#include <zephyr/arch/common/sys_io.h>
#include <zephyr/arch/common/sys_bitops.h>

#endif /* ZEPHYR_INCLUDE_SYS_SYS_IO_H_ */
