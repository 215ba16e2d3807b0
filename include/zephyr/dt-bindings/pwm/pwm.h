/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief PWM periods and polarity for devicetree sources; periods are in nanoseconds.
 */
#ifndef ETESIAN_DT_BINDINGS_PWM_PWM_H_
#define ETESIAN_DT_BINDINGS_PWM_PWM_H_

#define PWM_NSEC(x) (x)
#define PWM_USEC(x) (PWM_NSEC(x) * 1000)
#define PWM_MSEC(x) (PWM_USEC(x) * 1000)
#define PWM_SEC(x) (PWM_MSEC(x) * 1000)
#define PWM_HZ(x) (PWM_SEC(1) / (x))
#define PWM_KHZ(x) (PWM_HZ(1000) / (x))

/** The pulse is the high part of the period. */
#define PWM_POLARITY_NORMAL (0 << 0)
/** The pulse is the low part of the period. */
#define PWM_POLARITY_INVERTED (1 << 0)

#endif /* ETESIAN_DT_BINDINGS_PWM_PWM_H_ */
