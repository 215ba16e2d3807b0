/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief The basic types, and the type of `main`.
 */

#ifndef ZEPHYR_INCLUDE_TYPES_H_
#define ZEPHYR_INCLUDE_TYPES_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/toolchain.h>

/** As aligned as any scalar of the target; `max_align_t` is missing from some C libraries. */
typedef union {
	long long thelonglong;
	long double thelongdouble;
	uintmax_t theuintmax_t;
	size_t thesize_t;
	uintptr_t theuintptr_t;
	void *thepvoid;
	void (*thepfunc)(void);
} z_max_align_t;

#ifndef __cplusplus
/** The application: runs in the main thread. Its return value is ignored. */
int main(void);
#endif

#endif /* ZEPHYR_INCLUDE_TYPES_H_ */
