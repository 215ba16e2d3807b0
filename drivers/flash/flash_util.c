/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Functions for all flash memories, made of what drivers implement.
 */
#include <errno.h>
#include <string.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/sys/util.h>

int z_impl_flash_fill(const struct device *dev, uint8_t val, off_t offset, size_t size)
{
	size_t block = z_impl_flash_get_write_block_size(dev);
	uint8_t buffer[CONFIG_FLASH_FILL_BUFFER_SIZE];
	size_t at_once;

	if (block == 0U || block > sizeof(buffer) || offset < 0 || (size_t)offset % block != 0U ||
	    size % block != 0U) {
		return -EINVAL;
	}
	at_once = ROUND_DOWN(sizeof(buffer), block);
	memset(buffer, val, at_once);
	while (size > 0U) {
		size_t len = MIN(size, at_once);
		int ret = z_impl_flash_write(dev, offset, buffer, len);

		if (ret != 0) {
			return ret;
		}
		offset += (off_t)len;
		size -= len;
	}
	return 0;
}

int z_impl_flash_flatten(const struct device *dev, off_t offset, size_t size)
{
	const struct flash_parameters *parameters = z_impl_flash_get_parameters(dev);

	if ((flash_params_get_erase_cap(parameters) & FLASH_ERASE_C_EXPLICIT) != 0) {
		return z_impl_flash_erase(dev, offset, size);
	}
	return z_impl_flash_fill(dev, parameters->erase_value, offset, size);
}
