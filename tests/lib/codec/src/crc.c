/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Check values of "123456789" from the catalogue of CRC algorithms (G. Cook).
 */

#include <zephyr/sys/crc.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

static const uint8_t text[] = "123456789";

#define TEXT text, 9

ZTEST_SUITE(crc, NULL, NULL, NULL, NULL, NULL);

ZTEST(crc, test_check_values)
{
	zassert_equal(crc32_ieee(TEXT), 0xcbf43926);
	zassert_equal(crc32_c(0, TEXT, true, true), 0xe3069283);
	zassert_equal(crc24_pgp(TEXT), 0x21cf02);
	zassert_equal(crc16_itu_t(0, TEXT), 0x31c3, "XMODEM");
	zassert_equal(crc16_itu_t(0xffff, TEXT), 0x29b1, "IBM-3740");
	zassert_equal(crc16_ccitt(0, TEXT), 0x2189, "KERMIT");
	zassert_equal(crc16_ccitt(0xffff, TEXT) ^ 0xffff, 0x906e, "IBM-SDLC");
	zassert_equal(crc16_ansi(TEXT), 0x4b37, "MODBUS");
	zassert_equal(crc16(0x8005, 0, TEXT), 0xfee8, "UMTS");
	zassert_equal(crc16_reflect(0xa001, 0, TEXT), 0xbb3d, "ARC");
	zassert_equal(crc8_ccitt(0, TEXT), 0xf4, "SMBUS");
	zassert_equal(crc8(TEXT, 0x07, 0, false), 0xf4);
	zassert_equal(crc8(TEXT, 0x8c, 0, true), 0xa1, "MAXIM-DOW");
	zassert_equal(crc8(TEXT, 0x31, 0xff, false), 0xf7, "NRSC-like, Sensirion");
	zassert_equal(crc7_be(0, TEXT) >> 1, 0x75, "MMC");
	zassert_equal(crc4(TEXT, 0x3, 0, false), crc4_ti(0, TEXT));
	zassert_equal(crc7_be(0, (const uint8_t[]){0x40, 0, 0, 0, 0}, 5), 0x94, "SD CMD0");
}

ZTEST(crc, test_in_pieces)
{
	for (size_t cut = 0; cut <= 9; cut++) {
		const uint8_t *rest = text + cut;
		size_t n = 9 - cut;
		uint32_t c;

		zassert_equal(crc32_ieee_update(crc32_ieee(text, cut), rest, n), 0xcbf43926);
		c = crc32_c(0, text, cut, true, false);
		zassert_equal(crc32_c(c, rest, n, false, true), 0xe3069283);
		zassert_equal(crc16_itu_t(crc16_itu_t(0, text, cut), rest, n), 0x31c3);
		zassert_equal(crc8(rest, n, 7, crc8(text, cut, 7, 0, false), false), 0xf4);
		c = crc24_pgp_update(CRC24_PGP_INITIAL_VALUE, text, cut);
		zassert_equal(crc24_pgp_update(c, rest, n) & CRC24_FINAL_VALUE_MASK, 0x21cf02);
	}
}

ZTEST(crc, test_by_type)
{
	zassert_equal(crc_by_type(CRC4, TEXT, 1, 9, true, true, true),
		      crc4(TEXT, 9, 1, true));
	zassert_equal(crc_by_type(CRC4_TI, TEXT, 1, 0, false, true, true), crc4_ti(1, TEXT));
	zassert_equal(crc_by_type(CRC7_BE, TEXT, 0, 0, false, true, true), crc7_be(0, TEXT));
	zassert_equal(crc_by_type(CRC8, TEXT, 0, 0x8c, true, true, true), 0xa1);
	zassert_equal(crc_by_type(CRC8_CCITT, TEXT, 0, 0, false, true, true), 0xf4);
	zassert_equal(crc_by_type(CRC16, TEXT, 0, 0x8005, false, true, true), 0xfee8);
	zassert_equal(crc_by_type(CRC16, TEXT, 0, 0xa001, true, true, true), 0xbb3d);
	zassert_equal(crc_by_type(CRC16_ANSI, TEXT, 0, 0, false, true, true), 0x4b37);
	zassert_equal(crc_by_type(CRC16_CCITT, TEXT, 0, 0, false, true, true), 0x2189);
	zassert_equal(crc_by_type(CRC16_ITU_T, TEXT, 0, 0, false, true, true), 0x31c3);
	zassert_equal(crc_by_type(CRC24_PGP, TEXT, 0, 0, false, true, true), 0x21cf02);
	zassert_equal(crc_by_type(CRC32_C, TEXT, 0, 0, false, true, true), 0xe3069283);
	zassert_equal(crc_by_type(CRC32_IEEE, TEXT, 0, 0, false, true, true), 0xcbf43926);
	zassert_equal(crc_by_type((enum crc_type)99, TEXT, 0, 0, false, true, true), 0);
}

/* Only the first piece begins with the start value, only the last ends with the mask. */
ZTEST(crc, test_by_type_in_pieces)
{
	uint32_t c = crc_by_type(CRC24_PGP, text, 4, 0, 0, false, true, false);

	c = crc_by_type(CRC24_PGP, text + 4, 3, c, 0, false, false, false);
	zassert_equal(crc_by_type(CRC24_PGP, text + 7, 2, c, 0, false, false, true), 0x21cf02);
	c = crc_by_type(CRC32_C, text, 5, 0, 0, false, true, false);
	zassert_equal(crc_by_type(CRC32_C, text + 5, 4, c, 0, false, false, true), 0xe3069283);
}
