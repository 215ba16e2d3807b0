/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/crc.h>

uint32_t crc_by_type(enum crc_type type, const uint8_t *src, size_t len, uint32_t seed,
		     uint32_t poly, bool reflect, bool first, bool last)
{
	switch (type) {
	case CRC4:
		return crc4(src, len, (uint8_t)poly, (uint8_t)seed, reflect);
	case CRC4_TI:
		return crc4_ti((uint8_t)seed, src, len);
	case CRC7_BE:
		return crc7_be((uint8_t)seed, src, len);
	case CRC8:
		return crc8(src, len, (uint8_t)poly, (uint8_t)seed, reflect);
	case CRC8_CCITT:
		return crc8_ccitt((uint8_t)seed, src, len);
	case CRC16:
		return reflect ? crc16_reflect((uint16_t)poly, (uint16_t)seed, src, len)
			       : crc16((uint16_t)poly, (uint16_t)seed, src, len);
	case CRC16_ANSI:
		return crc16_ansi(src, len);
	case CRC16_CCITT:
		return crc16_ccitt((uint16_t)seed, src, len);
	case CRC16_ITU_T:
		return crc16_itu_t((uint16_t)seed, src, len);
	case CRC24_PGP: {
		uint32_t crc = crc24_pgp_update(first ? CRC24_PGP_INITIAL_VALUE : seed, src, len);

		return last ? crc & CRC24_FINAL_VALUE_MASK : crc;
	}
	case CRC32_C:
		return crc32_c(seed, src, len, first, last);
	case CRC32_IEEE:
		return crc32_ieee_update(seed, src, len);
	default:
		return 0;
	}
}
