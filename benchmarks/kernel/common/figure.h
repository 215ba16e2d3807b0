/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One measured figure: how many instructions an operation takes, over some repetitions.
 */
#ifndef BENCH_FIGURE_H_
#define BENCH_FIGURE_H_

#include "instructions.h"

#define REPETITIONS 32

struct figure {
	const char *name;
	uint32_t sum;
	uint32_t min;
	uint32_t max;
	uint32_t count;
};

/** Count one operation between two stamps. */
void figure_add(struct figure *figure, uint32_t start, uint32_t end);

/** Print "figure sum count min max name", for benchmarks/kernel/bench.py. */
void figure_print(const struct figure *figure);

/** Measure @p statement, which returns to where it was called, and print it. */
#define MEASURE(name, statement) MEASURE_WITH(name, , statement, )

/** The same with something before and after each repetition that is not measured. */
#define MEASURE_WITH(figure_name, before, statement, after)                                        \
	do {                                                                                       \
		struct figure figure = {.name = figure_name};                                      \
		counter_t counter = insn_counter();                                                \
                                                                                                   \
		for (int repetition = 0; repetition < REPETITIONS; repetition++) {                 \
			uint32_t start;                                                            \
			uint32_t end;                                                              \
                                                                                                   \
			before;                                                                    \
			start = insn_stamp(counter);                                               \
			statement;                                                                 \
			end = insn_stamp(counter);                                                 \
			after;                                                                     \
			figure_add(&figure, start, end);                                           \
		}                                                                                  \
		figure_print(&figure);                                                             \
	} while (false)

#endif /* BENCH_FIGURE_H_ */
