/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Hash functions to 32 bits. Pure functions: any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_HASH_FUNCTION_H_
#define ZEPHYR_INCLUDE_SYS_HASH_FUNCTION_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A function that hashes @p n bytes at @p str. */
typedef uint32_t (*sys_hash_func32_t)(const void *str, size_t n);

/**
 * @brief The value of an integer of 1, 2, 4 or 8 bytes itself; the halves of one of 8 are xored.
 * Other sizes are asserted against and give 0.
 */
uint32_t sys_hash32_identity(const void *str, size_t n);

/** @brief Bernstein's hash: h = 33 * h + byte, from 5381 (CONFIG_SYS_HASH_FUNC32_DJB2). */
uint32_t sys_hash32_djb2(const void *str, size_t n);

/** @brief Appleby's MurmurHash3_x86_32 with seed 0 (CONFIG_SYS_HASH_FUNC32_MURMUR3). */
uint32_t sys_hash32_murmur3(const void *str, size_t n);

/** @brief The one that the configuration chose (CONFIG_SYS_HASH_FUNC32_CHOICE_*). */
static inline uint32_t sys_hash32(const void *str, size_t n)
{
#if defined(CONFIG_SYS_HASH_FUNC32_CHOICE_DJB2)
	return sys_hash32_djb2(str, n);
#elif defined(CONFIG_SYS_HASH_FUNC32_CHOICE_MURMUR3)
	return sys_hash32_murmur3(str, n);
#else
	return sys_hash32_identity(str, n);
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_HASH_FUNCTION_H_ */
