/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file @brief Marks for the checker "sparse": pointers into the cached view of memory */
#ifndef ZEPHYR_INCLUDE_DEBUG_SPARSE_H_
#define ZEPHYR_INCLUDE_DEBUG_SPARSE_H_

#ifdef __CHECKER__
#define __sparse_cache __attribute__((address_space(__cache)))
#define __sparse_force __attribute__((force))
#else
#define __sparse_cache
#define __sparse_force
#endif

#endif /* ZEPHYR_INCLUDE_DEBUG_SPARSE_H_ */
