/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A queue on which the tests of this folder run their items.
 */
#ifndef TESTS_KERNEL_WORK_COMMON_H_
#define TESTS_KERNEL_WORK_COMMON_H_

#include "helpers.h"

extern struct k_work_q work_q;

/** Handler: counts in `ran`; while `hold` is set it waits for `go`. */
void run(struct k_work *work);
extern int ran;
extern bool hold;
extern struct k_sem go;
extern k_tid_t ran_in;

/** State from before each test. */
void before(void *fixture);
/** No test may leave an item behind. */
void after(void *fixture);

#endif /* TESTS_KERNEL_WORK_COMMON_H_ */
