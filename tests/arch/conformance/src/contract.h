/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this suite share. Each failure names the function of arch/arch.h that is wrong.
 */
#ifndef TESTS_ARCH_CONFORMANCE_CONTRACT_H_
#define TESTS_ARCH_CONFORMANCE_CONTRACT_H_

#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

/** What @p function of the contract promises, and whether it held. */
#define CONTRACT(condition, function, promise, ...)                                                \
	zassert_true(condition, "contract: " function ": " promise, ##__VA_ARGS__)

#define BETTER K_PRIO_PREEMPT(3) /* than the test's own thread */
#define EQUAL  K_PRIO_PREEMPT(CONFIG_ZTEST_THREAD_PRIORITY)
#define WORSE  K_PRIO_PREEMPT(7)

/** By then a timer of a few milliseconds has ended, also where a tick is 10 ms. */
#define LONG_US 50000

#define HELPERS    6
#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

/** Start helper thread @p i, at once. */
k_tid_t start(int i, k_thread_entry_t fn, void *p1, int prio);
/** Wait for it to end. */
void join(int i);
/** The memory of its stack. */
char *stack_of(int i);

/* What happened, in order, a letter for each. */
extern char events[];
void say(char c);

/** Interrupts are not locked now. */
static inline bool unlocked_now(void)
{
	unsigned int key = arch_irq_lock();
	bool unlocked = arch_irq_unlocked(key);

	arch_irq_unlock(key);
	return unlocked;
}

/** Fatal errors that were survived, and the last one. */
extern int errors;
extern unsigned int last_reason;
extern k_tid_t last_thread;
extern bool last_had_registers;

/** For ZTEST_SUITE(): nothing has happened yet. */
void before(void *fixture);

#endif /* TESTS_ARCH_CONFORMANCE_CONTRACT_H_ */
