/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The eight workloads.
 */
#ifndef TM_WORKLOADS_H_
#define TM_WORKLOADS_H_

#include <stdint.h>

struct workload {
	const char *name;
	void (*start)(void); /* create and resume its threads */
};

extern const struct workload workloads[8];

/** Iterations counted since the last call. */
uint32_t workload_count(void);

#endif /* TM_WORKLOADS_H_ */
