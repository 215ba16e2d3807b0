/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What user threads try.
 */
#ifndef TESTS_ARCH_ARM_USER_MODE_ATTACK_H_
#define TESTS_ARCH_ARM_USER_MODE_ATTACK_H_

#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

/** What has to come of it; the thread ends in any case but the last. */
#define ANY_REASON   100 /* some fatal error */
#define NO_REASON    101 /* it goes on, and returns */

struct attack {
	const char *name;
	void (*run)(void);
	unsigned int reason;
};

extern const struct attack attacks[];
extern const size_t attacks_count;

extern struct k_mem_partition shared_partition;

/** How far a user thread has come. */
extern volatile int reached;

/** Memory that users may not write: all zero for ever. */
extern uint32_t kernel_words[64];

/** Words of which users may write the upper half. */
#ifdef CONFIG_ARM_AARCH32_MMU
#define HALF_BYTES 4096
#else
#define HALF_BYTES 128
#endif
#define HALF_WORDS (HALF_BYTES / 4)
extern uint32_t halves[2 * HALF_WORDS];
#define USERS_HALF (&halves[HALF_WORDS])

/** Of the thread that tries. */
#define STACK_SIZE 1024
K_THREAD_STACK_DECLARE(stack, STACK_SIZE);

/** Set by code that only the kernel may run. */
extern volatile int privileged;
void set_privileged(const void *unused);

/** Registers of a user thread, in loops that interrupts preempt. */
void check_registers(void *rounds, void *seed, void *unused);

#endif /* TESTS_ARCH_ARM_USER_MODE_ATTACK_H_ */
