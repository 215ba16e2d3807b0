/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads that make system calls at random (calls.c), and what watches them (main.c).
 */
#ifndef TESTS_KERNEL_USER_FUZZ_FUZZ_H_
#define TESTS_KERNEL_USER_FUZZ_FUZZ_H_

#include <zephyr/device.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define FUZZERS    3
#define STACK_SIZE (2048 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define FUZZ_PRIO  (CONFIG_ZTEST_THREAD_PRIORITY + 2)

/** A thread's own, in memory that it can write. */
struct fuzzer {
	uint32_t random;
	volatile uint32_t calls;
	volatile int call;      /* which one it is in, -1: none */
	volatile bool touching; /* no call: it uses a pointer itself */
	void *made[4];          /* objects of k_object_alloc() */
	const uint8_t *at;      /* guided: what is left of the input */
	const uint8_t *end;
};

extern struct fuzzer fuzzers[FUZZERS];

/* Where calls may write what they like: all of a partition. */
#define MEMORY_SIZE CONFIG_FUZZ_MEMORY
extern char fuzz_memory[MEMORY_SIZE];

/** Objects that fuzzers may use, and such that they may not. */
struct objects {
	struct k_sem sem;
	struct k_mutex mutex;
	struct k_condvar condvar;
	struct k_msgq msgq;
	struct k_queue queue;
	struct k_stack stack;
	struct k_pipe pipe;
	struct k_event event;
	struct k_timer timer;
	struct k_poll_signal signal;
	struct k_thread thread;
};

extern struct objects allowed, hidden, raw;
extern struct k_thread fuzz_threads[FUZZERS];
K_THREAD_STACK_DECLARE(child_stack, STACK_SIZE);

K_THREAD_STACK_DECLARE(hidden_stack, STACK_SIZE); /* of hidden.thread */
extern struct k_mem_domain fuzz_domain;
extern uint32_t fuzz_seed, fuzz_calls;

/** Remember what must not change. */
void model_take(void);

/** @p thread has just been made, and was given nothing. */
void model_new_thread(struct k_thread *thread);

/** Is all as it must be? If not it says what is not. */
bool model_holds(void);

/** Abort the fuzzers, and what they made. */
void end_all_threads(void);

/** Guided, and the input is used up? Context: user thread. */
static inline bool fuzz_done(const struct fuzzer *f)
{
	return IS_ENABLED(CONFIG_FUZZ_GUIDED) && f->at == f->end;
}

extern int bad_call;
void init_objects(struct objects *o, int n);
void start(int fuzzer);
void set_back(void);

/** Inputs from libFuzzer instead of random numbers (guided.c); it does not return. */
#ifdef CONFIG_FUZZ_GUIDED
void guided_run(void);
void guided_found(void);
#else
#define guided_run()
#define guided_found()
#endif

/** Make one call. Context: user thread. */
void fuzz_once(struct fuzzer *f);

#endif /* TESTS_KERNEL_USER_FUZZ_FUZZ_H_ */
