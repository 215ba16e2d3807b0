/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <string.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/hash_function.h>

uint32_t sys_hash32_identity(const void *str, size_t n)
{
	uint64_t u64;
	uint32_t u32;
	uint16_t u16;

	switch (n) {
	case sizeof(uint8_t):
		return *(const uint8_t *)str;
	case sizeof(uint16_t):
		memcpy(&u16, str, n);
		return u16;
	case sizeof(uint32_t):
		memcpy(&u32, str, n);
		return u32;
	case sizeof(uint64_t):
		memcpy(&u64, str, n);
		return (uint32_t)(u64 >> 32) ^ (uint32_t)u64;
	default:
		__ASSERT(n == 0, "identity hash of %zu bytes", n);
		return 0;
	}
}

#ifdef CONFIG_SYS_HASH_FUNC32_DJB2
uint32_t sys_hash32_djb2(const void *str, size_t n)
{
	const uint8_t *p = str;
	uint32_t hash = 5381;

	for (; n > 0; n--) {
		hash = 33 * hash + *p++;
	}
	return hash;
}
#endif

#ifdef CONFIG_SYS_HASH_FUNC32_MURMUR3
static uint32_t rotate_left(uint32_t x, unsigned int n)
{
	return x << n | x >> (32 - n);
}

static uint32_t murmur3_scramble(uint32_t k)
{
	return rotate_left(k * 0xcc9e2d51U, 15) * 0x1b873593U;
}

uint32_t sys_hash32_murmur3(const void *str, size_t n)
{
	const uint8_t *p = str;
	uint32_t hash = 0;
	uint32_t rest = 0;

	for (size_t i = n / 4; i > 0; i--, p += 4) {
		hash ^= murmur3_scramble(sys_get_le32(p));
		hash = rotate_left(hash, 13) * 5 + 0xe6546b64U;
	}
	for (size_t i = n % 4; i > 0; i--) {
		rest = rest << 8 | p[i - 1];
	}
	hash ^= murmur3_scramble(rest) ^ (uint32_t)n;

	hash = (hash ^ hash >> 16) * 0x85ebca6bU;
	hash = (hash ^ hash >> 13) * 0xc2b2ae35U;
	return hash ^ hash >> 16;
}
#endif
