/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * clang speaks the GNU dialect; only what differs stands here.
 */

#ifndef ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_
#define ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_

#define __no_optimization __attribute__((optnone))
#define __fallthrough     __attribute__((fallthrough))

#include <zephyr/toolchain/gcc.h>

#endif /* ZEPHYR_INCLUDE_TOOLCHAIN_LLVM_H_ */
