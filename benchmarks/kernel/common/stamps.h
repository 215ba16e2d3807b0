/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * When the repetitions of an operation began and ended. An operation that ends in another thread is
 * measured with a record of each: from a start in the one to an end in the other.
 */
#ifndef BENCH_STAMPS_H_
#define BENCH_STAMPS_H_

#include "figure.h"

struct stamps {
	uint32_t start[REPETITIONS];
	uint32_t end[REPETITIONS];
};

/** Do @p statement REPETITIONS times. */
#define REPEAT(stamps, statement)                                                                  \
	do {                                                                                       \
		counter_t counter = insn_counter();                                                \
                                                                                                   \
		for (int i = 0; i < REPETITIONS; i++) {                                            \
			uint32_t start = insn_stamp(counter);                                      \
                                                                                                   \
			statement;                                                                 \
			(stamps)->end[i] = insn_stamp(counter);                                    \
			(stamps)->start[i] = start;                                                \
		}                                                                                  \
	} while (false)

#endif /* BENCH_STAMPS_H_ */
