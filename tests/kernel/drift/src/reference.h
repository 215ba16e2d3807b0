/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef REFERENCE_H_
#define REFERENCE_H_

#include <stdint.h>

/** Start the clock that does not depend on the kernel's. */
void reference_start(void);

/** What it shows, in units of 1 / REFERENCE_HZ seconds. Call it more than once a minute. */
uint64_t reference_now(void);

#ifdef CONFIG_NATIVE_BUILD
#define REFERENCE_HZ 1000000U
#else
#define REFERENCE_HZ 25000000U
#endif

#endif /* REFERENCE_H_ */
