/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reading, writing and erasing the simulated flash memory, in all shapes that testcase.yaml gives
 * it.
 */
#include <string.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/drivers/flash/flash_simulator.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include "sim.h"

static const struct device *const flash = DEVICE_DT_GET(CONTROLLER);

static uint8_t written[4 * BLOCK], seen[4 * BLOCK];

static void check_bytes(off_t offset, size_t len, uint8_t value)
{
	size_t size;
	const uint8_t *memory = flash_simulator_get_memory(flash, &size);

	zassert_equal(size, SIZE);
	for (size_t i = (size_t)offset; i < (size_t)offset + len; i++) {
		zassert_equal(memory[i], value, "byte %zu: %x", i, memory[i]);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	zassert_true(device_is_ready(flash));
	zassert_ok(flash_erase(flash, 0, SIZE));
	for (size_t i = 0; i < sizeof(written); i++) {
		written[i] = (uint8_t)(i * 37 + 1);
	}
}

ZTEST(flash_simulator, test_parameters)
{
	const struct flash_parameters *parameters = flash_get_parameters(flash);
	bool needs_erase = IS_ENABLED(CONFIG_FLASH_SIMULATOR_EXPLICIT_ERASE);

	zassert_equal(parameters->write_block_size, BLOCK);
	zassert_equal(flash_get_write_block_size(flash), BLOCK);
	zassert_equal(parameters->erase_value, ERASED);
	zassert_equal(parameters->caps.no_explicit_erase, !needs_erase);
	zassert_equal(flash_params_get_erase_cap(parameters),
		      needs_erase ? FLASH_ERASE_C_EXPLICIT : 0);
	zassert_equal(flash_ex_op(flash, FLASH_EX_OP_RESET, 0, NULL), -ENOSYS);
	zassert_true(FLASH_EX_OP_IS_VENDOR(FLASH_EX_OP_VENDOR_BASE + 1));
	zassert_false(FLASH_EX_OP_IS_VENDOR(FLASH_EX_OP_RESET));
}

ZTEST(flash_simulator, test_write_and_read)
{
	static const off_t places[] = {0, PAGE - 2 * BLOCK, SIZE - sizeof(written)};

	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		zassert_ok(flash_write(flash, places[i], written, sizeof(written)));
		zassert_ok(flash_read(flash, places[i], seen, sizeof(seen)));
		zassert_mem_equal(seen, written, sizeof(seen));
	}
	check_bytes(sizeof(written), PAGE - 2 * BLOCK - sizeof(written), ERASED);
}

ZTEST(flash_simulator, test_memory_is_the_flash)
{
	size_t size;
	uint8_t *memory = flash_simulator_get_memory(flash, &size);

	zassert_equal(flash_simulator_get_memory(NULL, &size) == memory,
		      !DT_NODE_EXISTS(DT_NODELABEL(second_flash)));
	memory[PAGE] = 0x5a;
	zassert_ok(flash_read(flash, PAGE, seen, BLOCK));
	zassert_equal(seen[0], 0x5a);
}

/* Ranges that no operation takes. */
ZTEST(flash_simulator, test_out_of_bounds)
{
	static const struct {
		off_t offset;
		size_t len;
	} wrong[] = {
		{-BLOCK, BLOCK},	   {SIZE, BLOCK},
		{SIZE - BLOCK, 2 * BLOCK}, {-PAGE, PAGE},
		{SIZE + PAGE, PAGE},	   {SIZE - PAGE, 2 * PAGE},
		{0, SIZE + PAGE},	   {PAGE, SIZE_MAX - PAGE + 1},
	};

	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		zassert_equal(flash_read(flash, wrong[i].offset, seen, wrong[i].len), -EINVAL);
		zassert_equal(flash_write(flash, wrong[i].offset, written, wrong[i].len), -EINVAL);
		zassert_equal(flash_erase(flash, wrong[i].offset, wrong[i].len), -EINVAL);
	}
	check_bytes(0, SIZE, ERASED);
}

ZTEST(flash_simulator, test_unaligned)
{
	int wanted = IS_ENABLED(CONFIG_FLASH_SIMULATOR_UNALIGNED_READ) ? 0 : -EINVAL;

	zassert_equal(flash_erase(flash, PAGE / 2, PAGE), -EINVAL);
	zassert_equal(flash_erase(flash, 0, PAGE / 2), -EINVAL);
	zassert_equal(flash_erase(flash, 0, PAGE + PAGE / 2), -EINVAL);
	if (BLOCK > 1) {
		zassert_equal(flash_write(flash, 1, written, BLOCK), -EINVAL);
		zassert_equal(flash_write(flash, 0, written, BLOCK + 1), -EINVAL);
		zassert_equal(flash_read(flash, 1, seen, BLOCK), wanted);
		zassert_equal(flash_read(flash, 0, seen, BLOCK - 1), wanted);
	}
	check_bytes(0, SIZE, ERASED);
}

ZTEST(flash_simulator, test_erase)
{
	zassert_ok(flash_fill(flash, 0x3c, 0, 3 * PAGE));
	zassert_ok(flash_erase(flash, PAGE, PAGE));
	check_bytes(0, PAGE, 0x3c);
	check_bytes(PAGE, PAGE, ERASED);
	check_bytes(2 * PAGE, PAGE, 0x3c);
}

/* What a block that was written to before takes. */
ZTEST(flash_simulator, test_double_writes)
{
	static const uint8_t first = 0x3f, second = 0xf1;
	int ret;
	uint8_t wanted;

	zassert_ok(flash_fill(flash, first, BLOCK, BLOCK));
	memset(written, second, sizeof(written));
	ret = flash_write(flash, 0, written, 2 * BLOCK);
	if (!IS_ENABLED(CONFIG_FLASH_SIMULATOR_DOUBLE_WRITES)) {
		zassert_equal(ret, -EIO);
		check_bytes(0, BLOCK, ERASED);
		check_bytes(BLOCK, BLOCK, first);
		return;
	}
	zassert_ok(ret);
	wanted = ERASED == 0 ? first | second : first & second;
	if (IS_ENABLED(CONFIG_FLASH_SIMULATOR_RAMLIKE)) {
		wanted = second;
	}
	check_bytes(0, BLOCK, second);
	check_bytes(BLOCK, BLOCK, wanted);
	check_bytes(2 * BLOCK, BLOCK, ERASED);
}

ZTEST(flash_simulator, test_fill)
{
	size_t len = 3 * CONFIG_FLASH_FILL_BUFFER_SIZE + BLOCK;

	zassert_ok(flash_fill(flash, 0x42, BLOCK, len));
	check_bytes(0, BLOCK, ERASED);
	check_bytes(BLOCK, len, 0x42);
	check_bytes(BLOCK + len, PAGE, ERASED);
	zassert_equal(flash_fill(flash, 0x42, SIZE, BLOCK), -EINVAL);
	zassert_equal(flash_fill(flash, 0x42, -BLOCK, BLOCK), -EINVAL);
	if (BLOCK > 1) {
		zassert_equal(flash_fill(flash, 0x42, PAGE + 1, BLOCK), -EINVAL);
		zassert_equal(flash_fill(flash, 0x42, PAGE, BLOCK + 1), -EINVAL);
	}
}

ZTEST(flash_simulator, test_flatten)
{
	bool needs_erase = IS_ENABLED(CONFIG_FLASH_SIMULATOR_EXPLICIT_ERASE);

	zassert_ok(flash_fill(flash, 0x42, 0, 2 * PAGE));
	zassert_ok(flash_flatten(flash, PAGE, PAGE));
	check_bytes(0, PAGE, 0x42);
	check_bytes(PAGE, PAGE, ERASED);
	zassert_equal(flash_flatten(flash, 0, BLOCK), needs_erase ? -EINVAL : 0);
}

static void check_time(uint32_t start, int wanted_us)
{
	int took_us = (int)k_cyc_to_us_near32(k_cycle_get_32() - start);

	if (!IS_ENABLED(CONFIG_FLASH_SIMULATOR_SIMULATE_TIMING)) {
		wanted_us = 0;
	}
	zassert_within(took_us, wanted_us, 1, "%d us", took_us);
}

ZTEST(flash_simulator, test_time)
{
	uint32_t start = k_cycle_get_32();

	if (!IS_ENABLED(CONFIG_NATIVE_BUILD)) {
		ztest_test_skip(); /* elsewhere copying takes time of its own */
	}
	zassert_ok(flash_read(flash, 0, seen, BLOCK));
	check_time(start, 2);
	start = k_cycle_get_32();
	zassert_ok(flash_write(flash, 0, written, BLOCK));
	check_time(start, 100);
	start = k_cycle_get_32();
	zassert_ok(flash_erase(flash, 0, PAGE));
	check_time(start, 2000);
}

ZTEST_SUITE(flash_simulator, NULL, NULL, before, NULL, NULL);
