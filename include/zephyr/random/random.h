/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Random numbers: for everyday use (sys_rand) and for secrets (sys_csrand).
 *
 * What is behind sys_rand is configured: the hardware's entropy, a generator seeded by it, or, for
 * tests (CONFIG_TEST_RANDOM_GENERATOR), one that is not random at all.
 */

#ifndef ZEPHYR_INCLUDE_RANDOM_RANDOM_H_
#define ZEPHYR_INCLUDE_RANDOM_RANDOM_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Fill @p len bytes at @p dst. Context: any, as far as the entropy driver allows it. */
__syscall void sys_rand_get(void *dst, size_t len);

/**
 * @brief Fill @p len bytes at @p dst with numbers nobody can guess.
 * @return 0. @retval -EIO the source failed; the buffer must not be used.
 */
__syscall int sys_csrand_get(void *dst, size_t len);

void z_impl_sys_rand_get(void *dst, size_t len);
int z_impl_sys_csrand_get(void *dst, size_t len);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/random.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A random number of 8, 16, 32 or 64 bits. */
static inline uint8_t sys_rand8_get(void)
{
	uint8_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint16_t sys_rand16_get(void)
{
	uint16_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint32_t sys_rand32_get(void)
{
	uint32_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

static inline uint64_t sys_rand64_get(void)
{
	uint64_t value;

	sys_rand_get(&value, sizeof(value));
	return value;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_RANDOM_RANDOM_H_ */
