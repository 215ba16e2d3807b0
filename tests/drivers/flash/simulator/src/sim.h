/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The memory that is tested: what its devicetree node says.
 */
#ifndef SIM_H_
#define SIM_H_

#include <zephyr/devicetree.h>
#include <zephyr/sys/util.h>

#define MEMORY                                                                                     \
	COND_CODE_1(DT_NODE_EXISTS(DT_NODELABEL(second_flash)), (DT_NODELABEL(second_flash)),      \
		    (DT_COMPAT_GET_ANY_STATUS_OKAY(soc_nv_flash)))
#define CONTROLLER DT_PARENT(MEMORY)

#define ERASED DT_PROP(CONTROLLER, erase_value)
#define SIZE   DT_REG_SIZE(MEMORY)
#define PAGE   DT_PROP(MEMORY, erase_block_size)
#define BLOCK  DT_PROP(MEMORY, write_block_size)

#endif /* SIM_H_ */
