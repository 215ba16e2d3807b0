/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A clock to compare with: one of clocks/, see CONFIG_DRIFT_CLOCK.
 */
#ifndef REFERENCE_H_
#define REFERENCE_H_

#include <stdint.h>

/** Start the clock that does not depend on the kernel's. */
void reference_start(void);

/**
 * What it shows, in units of 1 / REFERENCE_HZ seconds. Call it more often than 32 bits of them
 * last.
 */
uint64_t reference_now(void);

#define REFERENCE_HZ CONFIG_DRIFT_CLOCK_HZ

#endif /* REFERENCE_H_ */
