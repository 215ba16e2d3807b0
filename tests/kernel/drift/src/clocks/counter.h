/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef CLOCKS_COUNTER_H_
#define CLOCKS_COUNTER_H_

#include <stdint.h>

/** Let it count. */
void counter_start(void);

/** What it shows; upwards, modulo 2^32. */
uint32_t counter(void);

#endif /* CLOCKS_COUNTER_H_ */
