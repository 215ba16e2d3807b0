/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Inline functions that portable code wants of every port; they come with <zephyr/arch/cpu.h>.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_INLINES_H_
#define ZEPHYR_INCLUDE_ARCH_INLINES_H_

#include <zephyr/arch/cpu.h>

#endif /* ZEPHYR_INCLUDE_ARCH_INLINES_H_ */
