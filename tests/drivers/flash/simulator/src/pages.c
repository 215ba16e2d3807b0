/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Finding pages: of the simulator, whose pages are all alike, and of a device made up here with
 * three groups of pages (64 bytes in all, 7 pages).
 */
#include <zephyr/drivers/flash.h>
#include <zephyr/ztest.h>
#include "sim.h"

static const struct device *const flash = DEVICE_DT_GET(CONTROLLER);

static void mixed_layout(const struct device *dev, const struct flash_pages_layout **layout,
			 size_t *layout_size)
{
	static const struct flash_pages_layout groups[] = {
		{.pages_count = 4, .pages_size = 4},
		{.pages_count = 1, .pages_size = 16},
		{.pages_count = 2, .pages_size = 16},
	};

	ARG_UNUSED(dev);
	*layout = groups;
	*layout_size = ARRAY_SIZE(groups);
}

static const struct flash_driver_api mixed_api = {.page_layout = mixed_layout};

DEVICE_DEFINE(mixed_pages, "mixed_pages", NULL, NULL, NULL, NULL, POST_KERNEL, 50, &mixed_api);

static const struct device *const mixed = DEVICE_GET(mixed_pages);

static const struct flash_pages_info mixed_pages[] = {
	{0, 4, 0}, {4, 4, 1}, {8, 4, 2}, {12, 4, 3}, {16, 16, 4}, {32, 16, 5}, {48, 16, 6},
};

static void check_page(const struct flash_pages_info *info, const struct flash_pages_info *wanted)
{
	zassert_equal(info->start_offset, wanted->start_offset);
	zassert_equal(info->size, wanted->size);
	zassert_equal(info->index, wanted->index);
}

ZTEST(flash_pages, test_by_offset)
{
	struct flash_pages_info info;

	for (size_t i = 0; i < ARRAY_SIZE(mixed_pages); i++) {
		const struct flash_pages_info *page = &mixed_pages[i];

		for (size_t j = 0; j < page->size; j++) {
			zassert_ok(flash_get_page_info_by_offs(mixed, page->start_offset + (off_t)j,
							       &info));
			check_page(&info, page);
		}
	}
	zassert_equal(flash_get_page_info_by_offs(mixed, 64, &info), -EINVAL);
	zassert_equal(flash_get_page_info_by_offs(mixed, -1, &info), -EINVAL);
}

ZTEST(flash_pages, test_by_index)
{
	struct flash_pages_info info;

	for (uint32_t i = 0; i < ARRAY_SIZE(mixed_pages); i++) {
		zassert_ok(flash_get_page_info_by_idx(mixed, i, &info));
		check_page(&info, &mixed_pages[i]);
	}
	zassert_equal(flash_get_page_info_by_idx(mixed, 7, &info), -EINVAL);
	zassert_equal(flash_get_page_info_by_idx(mixed, UINT32_MAX, &info), -EINVAL);
	zassert_equal(flash_get_page_count(mixed), ARRAY_SIZE(mixed_pages));
}

static bool count_to_five(const struct flash_pages_info *info, void *data)
{
	uint32_t *calls = data;

	check_page(info, &mixed_pages[*calls]);
	return ++*calls < 5U;
}

static bool count_all(const struct flash_pages_info *info, void *data)
{
	uint32_t *calls = data;

	check_page(info, &mixed_pages[*calls]);
	++*calls;
	return true;
}

ZTEST(flash_pages, test_foreach)
{
	uint32_t calls = 0;

	flash_page_foreach(mixed, count_to_five, &calls);
	zassert_equal(calls, 5);
	calls = 0;
	flash_page_foreach(mixed, count_all, &calls);
	zassert_equal(calls, ARRAY_SIZE(mixed_pages));
}

ZTEST(flash_pages, test_simulator)
{
	struct flash_pages_info info;

	zassert_equal(flash_get_page_count(flash), SIZE / PAGE);
	zassert_ok(flash_get_page_info_by_offs(flash, SIZE - 1, &info));
	check_page(&info, &(struct flash_pages_info){SIZE - PAGE, PAGE, SIZE / PAGE - 1});
	zassert_equal(flash_get_page_info_by_offs(flash, SIZE, &info), -EINVAL);
	zassert_ok(flash_get_page_info_by_idx(flash, 1, &info));
	check_page(&info, &(struct flash_pages_info){PAGE, PAGE, 1});
}

ZTEST_SUITE(flash_pages, NULL, NULL, NULL, NULL, NULL);
