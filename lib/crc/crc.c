/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Small checks bit by bit, CRC-32 by halves of a byte with tables of 64 bytes.
 */

#include <zephyr/sys/crc.h>
#include <zephyr/sys/util.h>

/* Shift @p bits bits through a register of @p width bits, highest first. */
static inline uint32_t shift_up(uint32_t crc, uint32_t poly, unsigned int width, unsigned int bits)
{
	uint32_t top = 1U << (width - 1);

	for (; bits > 0; bits--) {
		crc = (crc & top) != 0 ? crc << 1 ^ poly : crc << 1;
	}
	return crc & (top | (top - 1));
}

/* Shift lowest first. */
static inline uint32_t shift_down(uint32_t crc, uint32_t poly, unsigned int bits)
{
	for (; bits > 0; bits--) {
		crc = (crc & 1) != 0 ? crc >> 1 ^ poly : crc >> 1;
	}
	return crc;
}

uint16_t crc16(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len)
{
	uint32_t crc = seed;

	for (; len > 0; len--) {
		crc = shift_up(crc ^ (uint32_t)*src++ << 8, poly, 16, 8);
	}
	return (uint16_t)crc;
}

uint16_t crc16_reflect(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len)
{
	uint32_t crc = seed;

	for (; len > 0; len--) {
		crc = shift_down(crc ^ *src++, poly, 8);
	}
	return (uint16_t)crc;
}

uint16_t crc16_ccitt(uint16_t seed, const uint8_t *src, size_t len)
{
	return crc16_reflect(0x8408, seed, src, len);
}

uint16_t crc16_itu_t(uint16_t seed, const uint8_t *src, size_t len)
{
	return crc16(0x1021, seed, src, len);
}

uint8_t crc8(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed)
{
	uint32_t crc = initial_value;

	for (; len > 0; len--) {
		crc ^= *src++;
		crc = reversed ? shift_down(crc, polynomial, 8) : shift_up(crc, polynomial, 8, 8);
	}
	return (uint8_t)crc;
}

uint8_t crc8_ccitt(uint8_t initial_value, const void *buf, size_t len)
{
	return crc8(buf, len, 0x07, initial_value, false);
}

uint8_t crc7_be(uint8_t seed, const uint8_t *src, size_t len)
{
	return crc8(src, len, 0x09 << 1, seed, false);
}

uint8_t crc4(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed)
{
	uint32_t crc = initial_value & 0xf;

	for (size_t i = 0; i < 2 * len; i++) {
		crc ^= src[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
		crc = reversed ? shift_down(crc, polynomial, 4) : shift_up(crc, polynomial, 4, 4);
	}
	return (uint8_t)(crc & 0xf);
}

uint8_t crc4_ti(uint8_t seed, const uint8_t *src, size_t len)
{
	return crc4(src, len, 0x3, seed, false);
}

uint32_t crc24_pgp_update(uint32_t crc, const uint8_t *data, size_t len)
{
	for (; len > 0; len--) {
		crc = shift_up(crc ^ (uint32_t)*data++ << 16, 0x864CFB, 24, 8);
	}
	return crc;
}

uint32_t crc24_pgp(const uint8_t *data, size_t len)
{
	return crc24_pgp_update(CRC24_PGP_INITIAL_VALUE, data, len) & CRC24_FINAL_VALUE_MASK;
}

/* Reflected polynomial @p p times the half byte @p n: an entry of a table. */
#define CRC_HALF_BIT(n, p) ((n) >> 1 ^ (((n) & 1U) != 0 ? (p) : 0U))
#define CRC_HALF(n, p)     CRC_HALF_BIT(CRC_HALF_BIT(CRC_HALF_BIT(CRC_HALF_BIT(n, p), p), p), p)
#define CRC_ENTRY(n, p)    CRC_HALF(n##U, p)

static const uint32_t table_ieee[16] = {LISTIFY(16, CRC_ENTRY, (,), 0xEDB88320U)};
static const uint32_t table_c[16] = {LISTIFY(16, CRC_ENTRY, (,), 0x82F63B78U)};

static uint32_t crc32_update(const uint32_t *table, uint32_t crc, const uint8_t *data, size_t len)
{
	for (; len > 0; len--) {
		crc ^= *data++;
		crc = crc >> 4 ^ table[crc & 0xf];
		crc = crc >> 4 ^ table[crc & 0xf];
	}
	return crc;
}

uint32_t crc32_ieee_update(uint32_t crc, const uint8_t *data, size_t len)
{
	return ~crc32_update(table_ieee, ~crc, data, len);
}

uint32_t crc32_ieee(const uint8_t *data, size_t len)
{
	return crc32_ieee_update(0, data, len);
}

uint32_t crc32_c(uint32_t crc, const uint8_t *data, size_t len, bool first_pkt, bool last_pkt)
{
	crc = crc32_update(table_c, first_pkt ? UINT32_MAX : crc, data, len);
	return last_pkt ? ~crc : crc;
}
