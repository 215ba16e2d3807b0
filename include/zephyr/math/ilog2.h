/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_MATH_ILOG2_H_
#define ZEPHYR_INCLUDE_MATH_ILOG2_H_

#include <stdint.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

/** Floor of the binary logarithm of a 32-bit constant; 0 for 0. A constant expression. */
#define ilog2_compile_time_const_u32(n) ((uint32_t)(n) < 2U ? 0 : 31 - __builtin_clz((uint32_t)(n)))

/** The same of any value of up to 32 bits. */
#define ilog2(n) ilog2_compile_time_const_u32(n)

#endif /* ZEPHYR_INCLUDE_MATH_ILOG2_H_ */
