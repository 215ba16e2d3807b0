/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Finding pages. A driver tells groups of pages of equal size; each search walks over the groups,
 * of which there are few.
 */
#include <errno.h>
#include <zephyr/drivers/flash.h>

struct group {
	const struct flash_pages_layout *layout;
	size_t left;		       /* groups from here on, this one included */
	struct flash_pages_info first; /* its first page */
};

static struct group first_group(const struct device *dev)
{
	struct group group = {0};

	Z_FLASH_API(dev)->page_layout(dev, &group.layout, &group.left);
	return group;
}

static void next_group(struct group *group)
{
	group->first.start_offset +=
		(off_t)(group->layout->pages_count * group->layout->pages_size);
	group->first.index += (uint32_t)group->layout->pages_count;
	group->layout++;
	group->left--;
}

static void page_of(const struct group *group, size_t number, struct flash_pages_info *info)
{
	info->start_offset =
		group->first.start_offset + (off_t)(number * group->layout->pages_size);
	info->size = group->layout->pages_size;
	info->index = group->first.index + (uint32_t)number;
}

int z_impl_flash_get_page_info_by_offs(const struct device *dev, off_t offset,
				       struct flash_pages_info *info)
{
	if (offset < 0) {
		return -EINVAL;
	}
	for (struct group g = first_group(dev); g.left > 0U; next_group(&g)) {
		size_t within = (size_t)(offset - g.first.start_offset);

		if (within / g.layout->pages_size < g.layout->pages_count) {
			page_of(&g, within / g.layout->pages_size, info);
			return 0;
		}
	}
	return -EINVAL;
}

int z_impl_flash_get_page_info_by_idx(const struct device *dev, uint32_t page_index,
				      struct flash_pages_info *info)
{
	for (struct group g = first_group(dev); g.left > 0U; next_group(&g)) {
		if (page_index - g.first.index < g.layout->pages_count) {
			page_of(&g, page_index - g.first.index, info);
			return 0;
		}
	}
	return -EINVAL;
}

size_t z_impl_flash_get_page_count(const struct device *dev)
{
	struct group g = first_group(dev);

	while (g.left > 0U) {
		next_group(&g);
	}
	return g.first.index;
}

void flash_page_foreach(const struct device *dev, flash_page_cb cb, void *data)
{
	for (struct group g = first_group(dev); g.left > 0U; next_group(&g)) {
		for (size_t i = 0; i < g.layout->pages_count; i++) {
			struct flash_pages_info info;

			page_of(&g, i, &info);
			if (!cb(&info, data)) {
				return;
			}
		}
	}
}
