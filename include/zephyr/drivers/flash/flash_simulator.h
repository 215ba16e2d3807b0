/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief The simulated flash memory (zephyr,sim-flash), beyond the API of all flash memories.
 */
#ifndef ETESIAN_DRIVERS_FLASH_FLASH_SIMULATOR_H_
#define ETESIAN_DRIVERS_FLASH_FLASH_SIMULATOR_H_

#include <stddef.h>

#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief The bytes that stand for the flash memory, to look at them or to damage them.
 *
 * Context: any, once the device is initialized.
 *
 * @param dev the simulator; NULL for the first one.
 * @param mock_size their number is put here.
 * @return the first byte.
 */
__syscall void *flash_simulator_get_memory(const struct device *dev, size_t *mock_size);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/flash_simulator.h>

#endif /* ETESIAN_DRIVERS_FLASH_FLASH_SIMULATOR_H_ */
