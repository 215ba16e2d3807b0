/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** @file @brief Type of <zephyr/timing/timing.h> */
#ifndef ZEPHYR_INCLUDE_TIMING_TYPES_H_
#define ZEPHYR_INCLUDE_TIMING_TYPES_H_

#include <stdint.h>

/** A reading of the counter. */
typedef uint64_t timing_t;

#endif /* ZEPHYR_INCLUDE_TIMING_TYPES_H_ */
