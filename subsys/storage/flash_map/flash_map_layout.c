/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The pages of a flash area.
 */
#include <errno.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/storage/flash_map.h>

int flash_area_get_sectors(int fa_id, uint32_t *count, struct flash_sector *sectors)
{
	uint32_t capacity = *count;
	const struct flash_area *fa;
	struct flash_pages_info page;
	off_t off = 0;
	int ret = -ENOENT;

	if (fa_id >= 0 && fa_id <= UINT8_MAX) {
		ret = flash_area_open((uint8_t)fa_id, &fa);
	}
	*count = 0;
	while (ret == 0 && (size_t)off < fa->fa_size) {
		ret = flash_get_page_info_by_offs(fa->fa_dev, fa->fa_off + off, &page);
		if (ret == 0 && (page.start_offset != fa->fa_off + off ||
				 page.size > fa->fa_size - (size_t)off)) {
			ret = -EINVAL;
		}
		if (ret == 0 && *count == capacity) {
			ret = -ENOMEM;
		}
		if (ret == 0) {
			sectors[*count] =
				(struct flash_sector){.fs_off = off, .fs_size = page.size};
			++*count;
			off += (off_t)page.size;
		}
	}
	return ret;
}
