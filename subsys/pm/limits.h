/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the default policy asks of requests and events.
 */
#ifndef ETESIAN_SUBSYS_PM_LIMITS_H_
#define ETESIAN_SUBSYS_PM_LIMITS_H_

#include <stdint.h>

/** Longest time to leave a state that is allowed, in microseconds; SYS_FOREVER_US: any. */
int32_t pm_latency_limit_us(void);

/** Cycles to the next event; negative: there is none. */
int64_t pm_event_cycles(void);

#endif /* ETESIAN_SUBSYS_PM_LIMITS_H_ */
