/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef ETESIAN_SUBSYS_TESTSUITE_ZTEST_RAND_H_
#define ETESIAN_SUBSYS_TESTSUITE_ZTEST_RAND_H_

#include <stdint.h>

/* A random number: the system's where it has a generator, else from the time of the first call. */
uint32_t z_ztest_rand(void);

#endif /* ETESIAN_SUBSYS_TESTSUITE_ZTEST_RAND_H_ */
