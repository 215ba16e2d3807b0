/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Array of bits with operations on regions and an allocator of runs of bits.
 *
 * Every call is atomic: the array has its own spinlock. Context: any. A region is @p num_bits bits
 * from @p offset; all calls return -EINVAL (or false) if it is empty or does not lie in the
 * array, or if a pointer is NULL.
 */

#ifndef ZEPHYR_INCLUDE_SYS_BITARRAY_H_
#define ZEPHYR_INCLUDE_SYS_BITARRAY_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/spinlock.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_bitarray {
	uint32_t num_bits;
	uint32_t num_bundles;
	uint32_t *bundles; /* bit n is bit n % 32 of bundle n / 32 */
	struct k_spinlock lock;
};

typedef struct sys_bitarray sys_bitarray_t;

#define Z_SYS_BITARRAY_DEFINE(name, total_bits, storage)                                           \
	static uint32_t _sys_bitarray_bundles_##name[DIV_ROUND_UP(total_bits, 32)];                \
	storage sys_bitarray_t name = {                                                            \
		.num_bits = (total_bits),                                                          \
		.num_bundles = DIV_ROUND_UP(total_bits, 32),                                       \
		.bundles = _sys_bitarray_bundles_##name,                                           \
	}

/** Define an array of @p total_bits bits, all clear. */
#define SYS_BITARRAY_DEFINE(name, total_bits)        Z_SYS_BITARRAY_DEFINE(name, total_bits, )
#define SYS_BITARRAY_DEFINE_STATIC(name, total_bits) Z_SYS_BITARRAY_DEFINE(name, total_bits, static)

/** @brief Set or clear one bit. @return 0 or -EINVAL. */
int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit);
int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit);

/** @brief Read one bit into @p val (0 or 1). @return 0 or -EINVAL. */
int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val);

/** @brief Read one bit and set or clear it. @return 0 or -EINVAL. */
int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);
int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);

/**
 * @brief Find a run of @p num_bits clear bits, the lowest there is, and set it.
 * @param offset Out: its first bit.
 * @retval -ENOSPC there is none. @retval -EINVAL also if the array is not that long.
 */
int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset);

/** @brief Clear a region. @retval -EFAULT a bit of it is clear already; nothing is changed. */
int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/** @brief dst ^= other in a region that lies in both. @return 0 or -EINVAL. */
int sys_bitarray_xor(sys_bitarray_t *dst, sys_bitarray_t *other, size_t num_bits, size_t offset);

/**
 * @brief Find the @p n th set bit (1: the first) of a region.
 * @return 0 and its position at @p found_at; 1: there are fewer; -EINVAL.
 */
int sys_bitarray_find_nth_set(sys_bitarray_t *bitarray, size_t n, size_t num_bits, size_t offset,
			      size_t *found_at);

/** @brief Count the set bits of a region. @return 0 or -EINVAL. */
int sys_bitarray_popcount_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				 size_t *count);

/** @brief Whether all bits of a region are set, or are clear. */
bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/** @brief Set or clear a region. @return 0 or -EINVAL. */
int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);
int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/**
 * @brief Set (@p to_set) or clear a region of which all bits are the other way.
 * @retval -EEXIST they are not; nothing is changed.
 */
int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				     bool to_set);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_BITARRAY_H_ */
