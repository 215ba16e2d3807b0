/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The groups of figures.
 */
#ifndef LATENCY_LATENCY_H_
#define LATENCY_LATENCY_H_

#include "figure.h"

void measure_immediate(void);
void measure_switching(void);
void measure_threads(void);
void measure_interrupts(void);
void print_objects(void);

#endif /* LATENCY_LATENCY_H_ */
