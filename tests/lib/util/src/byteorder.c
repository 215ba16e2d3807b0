/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/byteorder.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(byteorder, NULL, NULL, NULL, NULL, NULL);

static const uint8_t bytes[] = {0xf1, 0x12, 0x23, 0x34, 0x45, 0x56, 0x67, 0xf8};

#define CHECK(bits, be, le)                                                                        \
	do {                                                                                       \
		uint8_t out[10] = {0};                                                             \
                                                                                                   \
		zassert_equal(sys_get_be##bits(bytes), be);                                        \
		zassert_equal(sys_get_le##bits(bytes), le);                                        \
		sys_put_be##bits(be, &out[1]);                                                     \
		zassert_mem_equal(&out[1], bytes, bits / 8);                                       \
		sys_put_le##bits(le, &out[1]);                                                     \
		zassert_mem_equal(&out[1], bytes, bits / 8);                                       \
		zassert_equal(out[0], 0);                                                          \
		zassert_equal(out[bits / 8 + 1], 0);                                               \
		zassert_equal(BSWAP_##bits(be), le);                                               \
		zassert_equal(sys_be##bits##_to_cpu(sys_cpu_to_be##bits(be)), be);                 \
		zassert_equal(sys_cpu_to_le##bits(le), BSWAP_##bits(sys_cpu_to_be##bits(le)));     \
	} while (false)

ZTEST(byteorder, test_all_sizes)
{
	CHECK(16, 0xf112, 0x12f1);
	CHECK(24, 0xf11223, 0x2312f1);
	CHECK(32, 0xf1122334, 0x342312f1);
	CHECK(40, 0xf112233445, 0x45342312f1);
	CHECK(48, 0xf11223344556, 0x5645342312f1);
	CHECK(64, 0xf1122334455667f8, 0xf8675645342312f1);
}

ZTEST(byteorder, test_memory)
{
	static const uint8_t native[] = sys_uint32_to_array(0x11223344);
	uint32_t word = 0x11223344;
	uint8_t swapped[8];

	zassert_mem_equal(native, &word, sizeof(word));
	for (size_t len = 0; len <= sizeof(bytes); len++) {
		sys_memcpy_swap(swapped, bytes, len);
		for (size_t i = 0; i < len; i++) {
			zassert_equal(swapped[i], bytes[len - 1 - i]);
		}
		sys_mem_swap(swapped, len);
		zassert_mem_equal(swapped, bytes, len);
	}
}

ZTEST(byteorder, test_unaligned)
{
	uint8_t raw[8] = {0};
	uint32_t *odd = (uint32_t *)(uintptr_t)&raw[1];

	UNALIGNED_PUT(0x01020304, odd);
	zassert_equal(UNALIGNED_GET(odd), 0x01020304);
	zassert_equal(raw[0], 0);
	zassert_equal(raw[5], 0);
}
