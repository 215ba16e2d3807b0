/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief ADC acquisition times for the zephyr,acquisition-time property.
 */
#ifndef ETESIAN_DT_BINDINGS_ADC_ADC_H_
#define ETESIAN_DT_BINDINGS_ADC_ADC_H_

/* The unit is in bits 14-15, the amount in bits 0-13. */
#define ADC_ACQ_TIME_MICROSECONDS 1
#define ADC_ACQ_TIME_NANOSECONDS 2
#define ADC_ACQ_TIME_TICKS 3
#define ADC_ACQ_TIME(unit, value) (((unit) << 14) | ((value) & 0x3FFF))
#define ADC_ACQ_TIME_DEFAULT 0
#define ADC_ACQ_TIME_MAX 0x3FFF

#endif /* ETESIAN_DT_BINDINGS_ADC_ADC_H_ */
