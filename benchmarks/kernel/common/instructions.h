/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counting instructions on mps2/an385 in QEMU with -icount shift=6: each takes 64 ns, and the
 * board's FPGA has a counter of 40 ns that runs from reset and that nobody else uses. Reading it is
 * one load and disturbs nothing. 5 instructions are 8 counts exactly, so as long as the CPU has not
 * slept since reset a count tells the number of instructions to the last one.
 *
 *	counter_t counter = insn_counter();
 *	uint32_t start = insn_stamp(counter);
 *	operation();
 *	uint32_t end = insn_stamp(counter);
 *	cost = insn_between(start, end);
 */
#ifndef BENCH_INSTRUCTIONS_H_
#define BENCH_INSTRUCTIONS_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#define INSN_COUNTER 0x40028018 /* FPGAIO, up-counter at the system clock (AN385, 4.4) */

typedef const volatile uint32_t *counter_t;

/** The counter's address in a register that the compiler keeps: it can not be worked out again. */
static ALWAYS_INLINE counter_t insn_counter(void)
{
	counter_t counter = (counter_t)INSN_COUNTER;

	__asm__ volatile("" : "+r"(counter));
	return counter;
}

/** One instruction, in its place: nothing is moved across it. */
static ALWAYS_INLINE uint32_t insn_stamp(counter_t counter)
{
	uint32_t stamp;

	__asm__ volatile("ldr %0, [%1]" : "=r"(stamp) : "r"(counter) : "memory");
	return stamp;
}

/** Instructions from reset to a stamp. */
static inline uint32_t insn_since_reset(uint32_t stamp)
{
	return (uint32_t)(((uint64_t)stamp * 5U + 7U) / 8U);
}

/** Instructions between two stamps, those of the stamps not counted. */
static inline uint32_t insn_between(uint32_t start, uint32_t end)
{
	return insn_since_reset(end) - insn_since_reset(start) - 1U;
}

#endif /* BENCH_INSTRUCTIONS_H_ */
