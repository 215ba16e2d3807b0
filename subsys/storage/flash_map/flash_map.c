/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Flash areas: finding them, and operations on their memories with offsets checked and moved.
 */
#include <errno.h>
#include <stdbool.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/storage/flash_map.h>

int flash_area_open(uint8_t id, const struct flash_area **fa)
{
	if (flash_map == NULL) {
		return -EACCES;
	}
	for (int i = 0; i < flash_map_entries; i++) {
		if (flash_map[i].fa_id == id) {
			if (flash_area_has_driver(&flash_map[i]) < 0) {
				return -ENODEV;
			}
			*fa = &flash_map[i];
			return 0;
		}
	}
	return -ENOENT;
}

void flash_area_close(const struct flash_area *fa)
{
	ARG_UNUSED(fa);
}

void flash_area_foreach(flash_area_cb_t user_cb, void *user_data)
{
	for (int i = 0; i < flash_map_entries; i++) {
		user_cb(&flash_map[i], user_data);
	}
}

static bool is_within(const struct flash_area *fa, off_t off, size_t len)
{
	return off >= 0 && (size_t)off <= fa->fa_size && len <= fa->fa_size - (size_t)off;
}

int flash_area_read(const struct flash_area *fa, off_t off, void *dst, size_t len)
{
	return is_within(fa, off, len) ? flash_read(fa->fa_dev, fa->fa_off + off, dst, len)
				       : -EINVAL;
}

int flash_area_write(const struct flash_area *fa, off_t off, const void *src, size_t len)
{
	return is_within(fa, off, len) ? flash_write(fa->fa_dev, fa->fa_off + off, src, len)
				       : -EINVAL;
}

int flash_area_erase(const struct flash_area *fa, off_t off, size_t len)
{
	return is_within(fa, off, len) ? flash_erase(fa->fa_dev, fa->fa_off + off, len) : -EINVAL;
}

int flash_area_flatten(const struct flash_area *fa, off_t off, size_t len)
{
	return is_within(fa, off, len) ? flash_flatten(fa->fa_dev, fa->fa_off + off, len) : -EINVAL;
}

uint32_t flash_area_align(const struct flash_area *fa)
{
	return (uint32_t)flash_get_write_block_size(fa->fa_dev);
}

uint8_t flash_area_erased_val(const struct flash_area *fa)
{
	return flash_get_parameters(fa->fa_dev)->erase_value;
}

int flash_area_has_driver(const struct flash_area *fa)
{
	return device_is_ready(fa->fa_dev) ? 1 : -ENODEV;
}

const struct device *flash_area_get_device(const struct flash_area *fa)
{
	return fa->fa_dev;
}

const char *flash_area_label(const struct flash_area *fa)
{
#if defined(CONFIG_FLASH_MAP_LABELS)
	return fa->fa_label;
#else
	ARG_UNUSED(fa);
	return NULL;
#endif
}
