/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#define CONFIG_BOUNDS_CHECK_BYPASS_MITIGATION 1

#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/kernel/mm.h>
#include <zephyr/math/ilog2.h>
#include <zephyr/sys/check.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/speculation.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(small, NULL, NULL, NULL, NULL, NULL);

ZTEST(small, test_ilog2)
{
	static const int constant = ilog2_compile_time_const_u32(4096);

	zassert_equal(constant, 12);
	zassert_equal(ilog2(1), 0);
	for (uint32_t bit = 1; bit < 32; bit++) {
		volatile uint32_t v = 1U << bit;

		zassert_equal(ilog2(v), bit);
		zassert_equal(ilog2(v - 1), bit - 1);
	}
}

ZTEST(small, test_speculation)
{
	static const uint32_t indices[] = {0, 1, 9, 10, 11, 0x7fffffff, 0x80000000, UINT32_MAX};

	ARRAY_FOR_EACH(indices, i) {
		uint32_t index = indices[i];

		zassert_equal(k_array_index_sanitize(index, 10), index < 10 ? index : 0);
		zassert_equal(k_array_index_sanitize(index, 0), 0);
		zassert_equal(k_array_index_sanitize(index, UINT32_MAX),
			      index < UINT32_MAX ? index : 0);
	}
}

ZTEST(small, test_find_set)
{
	zassert_equal(find_msb_set(0), 0);
	zassert_equal(find_lsb_set(0), 0);
	for (unsigned int bit = 0; bit < 32; bit++) {
		zassert_equal(find_lsb_set(0x80000000U | 1U << bit), bit + 1);
		zassert_equal(find_msb_set(1U | 1U << bit), bit + 1);
	}
}

ZTEST(small, test_registers)
{
	uint64_t memory[2] = {0};
	mem_addr_t addr = (mem_addr_t)memory;

	sys_write8(0x12, addr + 1);
	sys_write16(0x3456, addr + 2);
	sys_write32(0x789abcde, addr + 4);
	zassert_equal(sys_read8(addr + 1), 0x12);
	zassert_equal(sys_read16(addr + 2), 0x3456);
	zassert_equal(sys_read32(addr + 4), 0x789abcde);
	zassert_equal(sys_read64(addr), memory[0]);
	sys_write64(0, addr);

	sys_set_bit(addr, 31);
	zassert_not_equal(sys_test_bit(addr, 31), 0);
	zassert_not_equal(sys_test_and_clear_bit(addr, 31), 0);
	zassert_equal(sys_test_and_set_bit(addr, 31), 0);
	sys_clear_bit(addr, 31);
	sys_set_bits(addr, 0xff);
	sys_clear_bits(addr, 0x0f);
	zassert_equal(sys_read32(addr), 0xf0);
	sys_bitfield_set_bit(addr, 70);
	zassert_equal(sys_read32(addr + 8), BIT(6));
	zassert_not_equal(sys_bitfield_test_bit(addr, 70), 0);
	zassert_not_equal(sys_bitfield_test_and_clear_bit(addr, 70), 0);
	zassert_equal(sys_bitfield_test_and_set_bit(addr, 70), 0);
	sys_bitfield_clear_bit(addr, 70);
	zassert_equal(memory[1], 0);
}

ZTEST(small, test_region_align)
{
	uintptr_t addr;
	size_t size;

	zassert_equal(k_mem_region_align(&addr, &size, 0x1234, 0x1000, 0x1000), 0x234);
	zassert_equal(addr, 0x1000);
	zassert_equal(size, 0x2000);
}

static int checked(void *p)
{
	CHECKIF(p == NULL) {
		return -EINVAL;
	}
	return 0;
}

ZTEST(small, test_check)
{
	int x;

	zassert_equal(checked(NULL), -EINVAL);
	zassert_equal(checked(&x), 0);
}
