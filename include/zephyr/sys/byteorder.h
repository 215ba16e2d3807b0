/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Byte order: conversion of values, access to bytes in memory at any alignment.
 *
 * sys_le<n>_to_cpu() and its like swap if the processor's order is the other one.
 * sys_get_<order><n>() and sys_put_<order><n>() read and write n bits byte by byte; compilers make
 * one access of it where the processor can. Pure: any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_BYTEORDER_H_
#define ZEPHYR_INCLUDE_SYS_BYTEORDER_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

/** A value with its bytes in reverse order; constant if x is. */
#define BSWAP_16(x) ((uint16_t)__builtin_bswap16(x))
#define BSWAP_24(x) ((uint32_t)(__builtin_bswap32(x) >> 8))
#define BSWAP_32(x) ((uint32_t)__builtin_bswap32(x))
#define BSWAP_40(x) ((uint64_t)(__builtin_bswap64(x) >> 24))
#define BSWAP_48(x) ((uint64_t)(__builtin_bswap64(x) >> 16))
#define BSWAP_64(x) ((uint64_t)__builtin_bswap64(x))

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define sys_le16_to_cpu(val) (val)
#define sys_cpu_to_le16(val) (val)
#define sys_be16_to_cpu(val) BSWAP_16(val)
#define sys_cpu_to_be16(val) BSWAP_16(val)
#define sys_le24_to_cpu(val) (val)
#define sys_cpu_to_le24(val) (val)
#define sys_be24_to_cpu(val) BSWAP_24(val)
#define sys_cpu_to_be24(val) BSWAP_24(val)
#define sys_le32_to_cpu(val) (val)
#define sys_cpu_to_le32(val) (val)
#define sys_be32_to_cpu(val) BSWAP_32(val)
#define sys_cpu_to_be32(val) BSWAP_32(val)
#define sys_le40_to_cpu(val) (val)
#define sys_cpu_to_le40(val) (val)
#define sys_be40_to_cpu(val) BSWAP_40(val)
#define sys_cpu_to_be40(val) BSWAP_40(val)
#define sys_le48_to_cpu(val) (val)
#define sys_cpu_to_le48(val) (val)
#define sys_be48_to_cpu(val) BSWAP_48(val)
#define sys_cpu_to_be48(val) BSWAP_48(val)
#define sys_le64_to_cpu(val) (val)
#define sys_cpu_to_le64(val) (val)
#define sys_be64_to_cpu(val) BSWAP_64(val)
#define sys_cpu_to_be64(val) BSWAP_64(val)
#define Z_BYTE_OF(val, i, n) (((val) >> (8 * (i))) & 0xff)
#else
#define sys_be16_to_cpu(val) (val)
#define sys_cpu_to_be16(val) (val)
#define sys_le16_to_cpu(val) BSWAP_16(val)
#define sys_cpu_to_le16(val) BSWAP_16(val)
#define sys_be24_to_cpu(val) (val)
#define sys_cpu_to_be24(val) (val)
#define sys_le24_to_cpu(val) BSWAP_24(val)
#define sys_cpu_to_le24(val) BSWAP_24(val)
#define sys_be32_to_cpu(val) (val)
#define sys_cpu_to_be32(val) (val)
#define sys_le32_to_cpu(val) BSWAP_32(val)
#define sys_cpu_to_le32(val) BSWAP_32(val)
#define sys_be40_to_cpu(val) (val)
#define sys_cpu_to_be40(val) (val)
#define sys_le40_to_cpu(val) BSWAP_40(val)
#define sys_cpu_to_le40(val) BSWAP_40(val)
#define sys_be48_to_cpu(val) (val)
#define sys_cpu_to_be48(val) (val)
#define sys_le48_to_cpu(val) BSWAP_48(val)
#define sys_cpu_to_le48(val) BSWAP_48(val)
#define sys_be64_to_cpu(val) (val)
#define sys_cpu_to_be64(val) (val)
#define sys_le64_to_cpu(val) BSWAP_64(val)
#define sys_cpu_to_le64(val) BSWAP_64(val)
#define Z_BYTE_OF(val, i, n) (((val) >> (8 * ((n) - 1 - (i)))) & 0xff)
#endif

/** Initialiser of a byte array that holds @p val in the processor's order. */
#define sys_uint16_to_array(val) {Z_BYTE_OF(val, 0, 2), Z_BYTE_OF(val, 1, 2)}
#define sys_uint32_to_array(val)                                                                   \
	{Z_BYTE_OF(val, 0, 4), Z_BYTE_OF(val, 1, 4), Z_BYTE_OF(val, 2, 4), Z_BYTE_OF(val, 3, 4)}
#define sys_uint64_to_array(val)                                                                   \
	{Z_BYTE_OF(val, 0, 8), Z_BYTE_OF(val, 1, 8), Z_BYTE_OF(val, 2, 8), Z_BYTE_OF(val, 3, 8),   \
	 Z_BYTE_OF(val, 4, 8), Z_BYTE_OF(val, 5, 8), Z_BYTE_OF(val, 6, 8), Z_BYTE_OF(val, 7, 8)}

#ifdef __cplusplus
extern "C" {
#endif

/** Write the low bits of @p val at @p dst, most significant byte first. */
static inline void sys_put_be16(uint16_t val, uint8_t dst[2])
{
	dst[0] = (uint8_t)(val >> 8);
	dst[1] = (uint8_t)(val);
}

static inline void sys_put_be24(uint32_t val, uint8_t dst[3])
{
	dst[0] = (uint8_t)(val >> 16);
	sys_put_be16((uint16_t)(val), &dst[1]);
}

static inline void sys_put_be32(uint32_t val, uint8_t dst[4])
{
	sys_put_be16((uint16_t)(val >> 16), dst);
	sys_put_be16((uint16_t)(val), &dst[2]);
}

static inline void sys_put_be40(uint64_t val, uint8_t dst[5])
{
	dst[0] = (uint8_t)(val >> 32);
	sys_put_be32((uint32_t)(val), &dst[1]);
}

static inline void sys_put_be48(uint64_t val, uint8_t dst[6])
{
	sys_put_be16((uint16_t)(val >> 32), dst);
	sys_put_be32((uint32_t)(val), &dst[2]);
}

static inline void sys_put_be64(uint64_t val, uint8_t dst[8])
{
	sys_put_be32((uint32_t)(val >> 32), dst);
	sys_put_be32((uint32_t)(val), &dst[4]);
}

/** Write the low bits of @p val at @p dst, least significant byte first. */
static inline void sys_put_le16(uint16_t val, uint8_t dst[2])
{
	dst[0] = (uint8_t)(val);
	dst[1] = (uint8_t)(val >> 8);
}

static inline void sys_put_le24(uint32_t val, uint8_t dst[3])
{
	sys_put_le16((uint16_t)(val), dst);
	dst[2] = (uint8_t)(val >> 16);
}

static inline void sys_put_le32(uint32_t val, uint8_t dst[4])
{
	sys_put_le16((uint16_t)(val), dst);
	sys_put_le16((uint16_t)(val >> 16), &dst[2]);
}

static inline void sys_put_le40(uint64_t val, uint8_t dst[5])
{
	sys_put_le32((uint32_t)(val), dst);
	dst[4] = (uint8_t)(val >> 32);
}

static inline void sys_put_le48(uint64_t val, uint8_t dst[6])
{
	sys_put_le32((uint32_t)(val), dst);
	sys_put_le16((uint16_t)(val >> 32), &dst[4]);
}

static inline void sys_put_le64(uint64_t val, uint8_t dst[8])
{
	sys_put_le32((uint32_t)(val), dst);
	sys_put_le32((uint32_t)(val >> 32), &dst[4]);
}

/** Read bytes at @p src, most significant byte first. */
static inline uint16_t sys_get_be16(const uint8_t src[2])
{
	return (uint16_t)(((uint16_t)src[0] << 8) | src[1]);
}

static inline uint32_t sys_get_be24(const uint8_t src[3])
{
	return ((uint32_t)src[0] << 16) | sys_get_be16(&src[1]);
}

static inline uint32_t sys_get_be32(const uint8_t src[4])
{
	return ((uint32_t)sys_get_be16(src) << 16) | sys_get_be16(&src[2]);
}

static inline uint64_t sys_get_be40(const uint8_t src[5])
{
	return ((uint64_t)src[0] << 32) | sys_get_be32(&src[1]);
}

static inline uint64_t sys_get_be48(const uint8_t src[6])
{
	return ((uint64_t)sys_get_be16(src) << 32) | sys_get_be32(&src[2]);
}

static inline uint64_t sys_get_be64(const uint8_t src[8])
{
	return ((uint64_t)sys_get_be32(src) << 32) | sys_get_be32(&src[4]);
}

/** Read bytes at @p src, least significant byte first. */
static inline uint16_t sys_get_le16(const uint8_t src[2])
{
	return (uint16_t)(((uint16_t)src[1] << 8) | src[0]);
}

static inline uint32_t sys_get_le24(const uint8_t src[3])
{
	return ((uint32_t)src[2] << 16) | sys_get_le16(src);
}

static inline uint32_t sys_get_le32(const uint8_t src[4])
{
	return ((uint32_t)sys_get_le16(&src[2]) << 16) | sys_get_le16(src);
}

static inline uint64_t sys_get_le40(const uint8_t src[5])
{
	return ((uint64_t)src[4] << 32) | sys_get_le32(src);
}

static inline uint64_t sys_get_le48(const uint8_t src[6])
{
	return ((uint64_t)sys_get_le16(&src[4]) << 32) | sys_get_le32(src);
}

static inline uint64_t sys_get_le64(const uint8_t src[8])
{
	return ((uint64_t)sys_get_le32(&src[4]) << 32) | sys_get_le32(src);
}

/** Copy @p length bytes in reverse order. The buffers must not overlap. */
static inline void sys_memcpy_swap(void *dst, const void *src, size_t length)
{
	uint8_t *to = (uint8_t *)dst + length;
	const uint8_t *from = (const uint8_t *)src;

	__ASSERT(to <= from || from + length <= (uint8_t *)dst, "sys_memcpy_swap: overlap");
	while (length-- > 0) {
		*--to = *from++;
	}
}

/** Reverse the order of @p length bytes. */
static inline void sys_mem_swap(void *buf, size_t length)
{
	uint8_t *low = (uint8_t *)buf;
	uint8_t *high = low + length;

	while (low + 1 < high) {
		uint8_t t = *low;

		*low++ = *--high;
		*high = t;
	}
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BYTEORDER_H_ */
