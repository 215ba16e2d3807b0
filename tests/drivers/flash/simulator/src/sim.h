/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The memory that is tested: what its devicetree node says.
 */
#ifndef SIM_H_
#define SIM_H_

#include <zephyr/devicetree.h>

/* Labels of an overlay here, of native_sim, of mps2/an385. */
#if DT_NODE_EXISTS(DT_NODELABEL(second_flash))
#define MEMORY DT_NODELABEL(second_flash)
#elif defined(CONFIG_NATIVE_BUILD)
#define MEMORY DT_NODELABEL(flash0)
#else
#define MEMORY DT_NODELABEL(flash_sim0)
#endif
#define CONTROLLER DT_PARENT(MEMORY)

#define ERASED DT_PROP(CONTROLLER, erase_value)
#define SIZE   DT_REG_SIZE(MEMORY)
#define PAGE   DT_PROP(MEMORY, erase_block_size)
#define BLOCK  DT_PROP(MEMORY, write_block_size)

#endif /* SIM_H_ */
