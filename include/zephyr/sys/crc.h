/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Cyclic redundancy checks. Pure functions: any context.
 *
 * A message in pieces: pass the result of one piece as the seed of the next. Polynomials leave
 * out their highest term. "Reflected" means least significant bit first, and so is then the
 * polynomial.
 */

#ifndef ZEPHYR_INCLUDE_SYS_CRC_H_
#define ZEPHYR_INCLUDE_SYS_CRC_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CRC8_CCITT_INITIAL_VALUE 0xFF
#define CRC24_PGP_INITIAL_VALUE  0x00B704CEU
#define CRC24_FINAL_VALUE_MASK   0x00FFFFFFU

/** Kinds for crc_by_type(). */
enum crc_type {
	CRC4,
	CRC4_TI,
	CRC7_BE,
	CRC8,
	CRC8_CCITT,
	CRC16,
	CRC16_ANSI,
	CRC16_CCITT,
	CRC16_ITU_T,
	CRC24_PGP,
	CRC32_C,
	CRC32_IEEE,
};

/** @brief CRC-16 of any polynomial, most significant bit first. */
uint16_t crc16(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len);

/** @brief CRC-16 of any polynomial, reflected (Modbus: 0xA001). */
uint16_t crc16_reflect(uint16_t poly, uint16_t seed, const uint8_t *src, size_t len);

/** @brief CRC-8 of any polynomial; @p reversed: reflected. */
uint8_t crc8(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed);

/** @brief CRC-16 with 0x1021 reflected; seed 0: Kermit, 0xffff and result inverted: X.25. */
uint16_t crc16_ccitt(uint16_t seed, const uint8_t *src, size_t len);

/** @brief CRC-16 with 0x1021; seed 0: XMODEM, 0xffff: CCITT-FALSE. */
uint16_t crc16_itu_t(uint16_t seed, const uint8_t *src, size_t len);

/** @brief CRC-16 of Modbus: 0x8005 reflected, seed 0xffff. */
static inline uint16_t crc16_ansi(const uint8_t *src, size_t len)
{
	return crc16_reflect(0xA001, 0xffff, src, len);
}

/** @brief CRC-32 of IEEE 802.3 (also zip, PNG). */
uint32_t crc32_ieee(const uint8_t *data, size_t len);

/** @brief The same in pieces: @p crc is 0 first, then the result so far. */
uint32_t crc32_ieee_update(uint32_t crc, const uint8_t *data, size_t len);

/** @brief CRC-32C (Castagnoli; iSCSI). @p first_pkt: start afresh; @p last_pkt: finish. */
uint32_t crc32_c(uint32_t crc, const uint8_t *data, size_t len, bool first_pkt, bool last_pkt);

/** @brief CRC-8 with 0x07, as ATM and SMBus use it, seed CRC8_CCITT_INITIAL_VALUE. */
uint8_t crc8_ccitt(uint8_t initial_value, const void *buf, size_t len);

/** @brief CRC-7 with 0x09 (SD cards) in the upper seven bits of the result. */
uint8_t crc7_be(uint8_t seed, const uint8_t *src, size_t len);

/** @brief CRC-4 with 0x3, as Texas Instruments' converters use it. */
uint8_t crc4_ti(uint8_t seed, const uint8_t *src, size_t len);

/** @brief CRC-4 of any polynomial, upper half of a byte first; @p reversed: reflected. */
uint8_t crc4(const uint8_t *src, size_t len, uint8_t polynomial, uint8_t initial_value,
	     bool reversed);

/** @brief CRC-24 of OpenPGP (RFC 4880). */
uint32_t crc24_pgp(const uint8_t *data, size_t len);

/** @brief The same in pieces, from CRC24_PGP_INITIAL_VALUE; mask the end result. */
uint32_t crc24_pgp_update(uint32_t crc, const uint8_t *data, size_t len);

/** @brief Any of them; arguments that @p type does not need are ignored. Unknown type: 0. */
uint32_t crc_by_type(enum crc_type type, const uint8_t *src, size_t len, uint32_t seed,
		     uint32_t poly, bool reflect, bool first, bool last);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_CRC_H_ */
