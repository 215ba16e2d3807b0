/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Flash areas of the partitions of native_sim and of two more (app.overlay).
 */
#include <string.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/storage/flash_map.h>
#include <zephyr/ztest.h>

#define START 0x100000
#define SIZE  0x2000
#define PAGE  0x1000

#if defined(CONFIG_FLASH_MAP_CUSTOM)
static const struct flash_area own_areas[] = {
	{.fa_id = FIXED_PARTITION_ID(odd_partition),
	 .fa_off = FIXED_PARTITION_OFFSET(odd_partition),
	 .fa_size = FIXED_PARTITION_SIZE(odd_partition),
	 .fa_dev = FIXED_PARTITION_DEVICE(odd_partition)},
	{.fa_id = FIXED_PARTITION_ID(small_partition),
	 .fa_off = START,
	 .fa_size = SIZE,
	 .fa_dev = FIXED_PARTITION_NODE_DEVICE(DT_NODELABEL(small_partition))},
};

const struct flash_area *flash_map = own_areas;
const int flash_map_entries = ARRAY_SIZE(own_areas);
#define AREAS 2
#else
#define AREAS 7
#endif

static const struct device *const flash = DEVICE_DT_GET(DT_NODELABEL(flashcontroller0));
static const struct flash_area *area;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_ok(flash_area_open(FIXED_PARTITION_ID(small_partition), &area));
	zassert_ok(flash_erase(flash, START - PAGE, SIZE + 2 * PAGE));
}

ZTEST(flash_map, test_macros)
{
	zassert_true(FIXED_PARTITION_EXISTS(small_partition));
	zassert_false(FIXED_PARTITION_EXISTS(flash0));
	zassert_equal(FIXED_PARTITION_OFFSET(small_partition), START);
	zassert_equal(FIXED_PARTITION_SIZE(small_partition), SIZE);
	zassert_equal_ptr(FIXED_PARTITION_DEVICE(small_partition), flash);
	zassert_equal_ptr(FLASH_AREA_DEVICE(small), flash);
	zassert_not_equal(FIXED_PARTITION_ID(small_partition), FIXED_PARTITION_ID(odd_partition));
}

ZTEST(flash_map, test_open)
{
	const struct flash_area *none = NULL;

	zassert_equal(area->fa_id, FIXED_PARTITION_ID(small_partition));
	zassert_equal(area->fa_off, START);
	zassert_equal(area->fa_size, SIZE);
	zassert_equal_ptr(flash_area_get_device(area), flash);
	zassert_equal(flash_area_has_driver(area), 1);
	zassert_equal(flash_area_align(area), 1);
	zassert_equal(flash_area_erased_val(area), 0xff);
	flash_area_close(area);
	zassert_equal(flash_area_open(200, &none), -ENOENT);
	zassert_is_null(none);
}

ZTEST(flash_map, test_labels)
{
	const struct flash_area *odd;

	zassert_ok(flash_area_open(FIXED_PARTITION_ID(odd_partition), &odd));
	zassert_is_null(flash_area_label(odd));
	if (IS_ENABLED(CONFIG_FLASH_MAP_LABELS)) {
		zassert_str_equal(flash_area_label(area), "small");
	} else {
		zassert_is_null(flash_area_label(area));
	}
}

static void count(const struct flash_area *fa, void *user_data)
{
	const struct flash_area **last = user_data;

	zassert_true(*last == NULL || *last + 1 == fa);
	*last = fa;
}

ZTEST(flash_map, test_foreach)
{
	const struct flash_area *last = NULL;

	flash_area_foreach(count, &last);
	zassert_equal_ptr(last, flash_map + AREAS - 1);
	zassert_equal(flash_map_entries, AREAS);
}

ZTEST(flash_map, test_read_and_write)
{
	static const char text[] = "some words";
	char seen[sizeof(text)];
	uint8_t outside;

	zassert_ok(flash_area_write(area, SIZE - sizeof(text), text, sizeof(text)));
	zassert_ok(flash_area_read(area, SIZE - sizeof(text), seen, sizeof(text)));
	zassert_str_equal(seen, text);
	zassert_ok(flash_read(flash, START + SIZE - sizeof(text), seen, sizeof(text)));
	zassert_str_equal(seen, text);
	zassert_ok(flash_area_erase(area, PAGE, PAGE));
	zassert_ok(flash_area_read(area, SIZE - sizeof(text), seen, sizeof(text)));
	zassert_equal((uint8_t)seen[0], 0xff);

	zassert_ok(flash_write(flash, START - 1, "", 1));
	zassert_ok(flash_write(flash, START + SIZE, "", 1));
	zassert_ok(flash_area_flatten(area, 0, SIZE));
	zassert_ok(flash_read(flash, START - 1, &outside, 1));
	zassert_equal(outside, 0);
	zassert_ok(flash_read(flash, START + SIZE, &outside, 1));
	zassert_equal(outside, 0);
}

ZTEST(flash_map, test_out_of_bounds)
{
	static const struct {
		off_t off;
		size_t len;
	} wrong[] = {{-PAGE, PAGE}, {SIZE, PAGE}, {PAGE, SIZE}, {PAGE, SIZE_MAX - PAGE + 1}};
	static uint8_t bytes[SIZE];

	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		off_t off = wrong[i].off;
		size_t len = wrong[i].len;

		zassert_equal(flash_area_read(area, off, bytes, len), -EINVAL);
		zassert_equal(flash_area_write(area, off, bytes, len), -EINVAL);
		zassert_equal(flash_area_erase(area, off, len), -EINVAL);
		zassert_equal(flash_area_flatten(area, off, len), -EINVAL);
	}
}

ZTEST(flash_map, test_sectors)
{
	int id = FIXED_PARTITION_ID(small_partition);
	struct flash_sector sectors[3];
	uint32_t n = ARRAY_SIZE(sectors);

	zassert_ok(flash_area_get_sectors(id, &n, sectors));
	zassert_equal(n, 2);
	for (uint32_t i = 0; i < n; i++) {
		zassert_equal(sectors[i].fs_off, i * PAGE);
		zassert_equal(sectors[i].fs_size, PAGE);
	}
	zassert_ok(flash_area_get_sectors(id, &n, sectors));
	n = 1;
	zassert_equal(flash_area_get_sectors(id, &n, sectors), -ENOMEM);
	zassert_equal(n, 1);
	n = ARRAY_SIZE(sectors);
	zassert_equal(flash_area_get_sectors(FIXED_PARTITION_ID(odd_partition), &n, sectors),
		      -EINVAL);
	zassert_equal(flash_area_get_sectors(id + 256, &n, sectors), -ENOENT);
}

ZTEST_SUITE(flash_map, NULL, NULL, before, NULL, NULL);
