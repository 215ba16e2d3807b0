/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_SYS_SPECULATION_H_
#define ZEPHYR_INCLUDE_SYS_SPECULATION_H_

#include <stdint.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief An index that does not reach beyond an array even when a processor guesses a branch wrong.
 *
 * For indices that come from elsewhere, after the check: it computes without a branch. Does
 * something only with CONFIG_BOUNDS_CHECK_BYPASS_MITIGATION.
 *
 * @return @p index, or 0 if it is not below @p array_size.
 */
static inline uint32_t k_array_index_sanitize(uint32_t index, uint32_t array_size)
{
#ifdef CONFIG_BOUNDS_CHECK_BYPASS_MITIGATION
	/* All ones if index < array_size: the difference borrows from the upper half. */
	uint32_t mask = (uint32_t)(((uint64_t)index - array_size) >> 32);

	__asm__("" : "+r"(mask)); /* keep the compiler from making a branch of it */
	return index & mask;
#else
	(void)array_size;
	return index;
#endif
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SPECULATION_H_ */
