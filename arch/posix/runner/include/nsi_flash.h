/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Bytes of simulated flash memories. Called by the embedded side.
 */
#ifndef NSI_FLASH_H
#define NSI_FLASH_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief The bytes of flash memory @p index, whose number is @p size.
 *
 * The first memory (0) is the file that -flash names, unless -flash_in_ram; others are RAM. What is
 * new has the value @p erase_value. Ends the process if the file can not be used.
 */
void *nsi_flash_memory(int index, size_t size, unsigned char erase_value);

#ifdef __cplusplus
}
#endif

#endif /* NSI_FLASH_H */
