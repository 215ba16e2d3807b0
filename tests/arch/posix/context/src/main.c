/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch of the native port: registers, floating point modes, errno, stacks.
 */
#include <errno.h>
#include <fenv.h>
#include <stdio.h>
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define SWITCHERS 8
#define ROUNDS    2000

static struct k_thread threads[SWITCHERS];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, SWITCHERS, 1024);
static int wrong[SWITCHERS];

static void run_all(k_thread_entry_t entry)
{
	memset(wrong, 0, sizeof(wrong));
	for (intptr_t i = 0; i < SWITCHERS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), entry,
				(void *)i, NULL, NULL, K_PRIO_PREEMPT(5), 0, K_NO_WAIT);
	}
	for (int i = 0; i < SWITCHERS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_FOREVER));
		zassert_equal(wrong[i], 0, "thread %d: %d wrong values", i, wrong[i]);
	}
}

/* As many live values over a switch as there are registers that have to survive it, and more. */
static void keep_registers(void *p1, void *p2, void *p3)
{
	intptr_t id = (intptr_t)p1;
	volatile intptr_t seed = id * 1000;
	intptr_t a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4;
	intptr_t e = seed + 5, f = seed + 6, g = seed + 7, h = seed + 8;
	intptr_t i = seed + 9, j = seed + 10, k = seed + 11, l = seed + 12;

	for (int round = 0; round < ROUNDS; round++) {
		k_yield();
		intptr_t sum = a + b + c + d + e + f + g + h + i + j + k + l;

		if (sum != 12 * seed + 78 + 12 * round) {
			wrong[id]++;
		}
		a++, b++, c++, d++, e++, f++, g++, h++, i++, j++, k++, l++;
	}
}

ZTEST(posix_context, test_registers)
{
	run_all(keep_registers);
}

static void keep_doubles(void *p1, void *p2, void *p3)
{
	intptr_t id = (intptr_t)p1;
	volatile double start = (double)id + 0.5;
	double a = start, b = start * 2, c = start * 3, d = start * 4;

	for (int round = 0; round < ROUNDS; round++) {
		k_yield();
		a += 1.0, b += 2.0, c += 3.0, d += 4.0;
		if (a + b + c + d != 10.0 * start + 10.0 * (round + 1)) {
			wrong[id]++;
		}
	}
}

ZTEST(posix_context, test_floating_point_values)
{
	run_all(keep_doubles);
}

static void keep_rounding(void *p1, void *p2, void *p3)
{
	static const int modes[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
	intptr_t id = (intptr_t)p1;
	int mode = modes[id % ARRAY_SIZE(modes)];

	if (fegetround() != FE_TONEAREST) {
		wrong[id]++; /* a new thread starts with the default */
	}
	fesetround(mode);
	for (int round = 0; round < ROUNDS; round++) {
		k_yield();
		if (fegetround() != mode) {
			wrong[id]++;
		}
	}
}

ZTEST(posix_context, test_floating_point_mode)
{
	run_all(keep_rounding);
	zassert_equal(fegetround(), FE_TONEAREST);
}

static void keep_errno(void *p1, void *p2, void *p3)
{
	intptr_t id = (intptr_t)p1;

	for (int round = 0; round < ROUNDS; round++) {
		errno = (int)id + round;
		k_yield();
		if (errno != (int)id + round) {
			wrong[id]++;
		}
	}
}

ZTEST(posix_context, test_errno)
{
	run_all(keep_errno);
}

/* A handler in the middle of a thread's work. */
static void spoil_errno(const void *arg)
{
	errno = EBADMSG;
}

ZTEST(posix_context, test_errno_and_interrupts)
{
	errno = EDOM;
	irq_offload(spoil_errno, NULL);
	zassert_equal(errno, EDOM);
}

/* Threads use host functions whatever the size of their own stack objects. */
static void use_libc(void *p1, void *p2, void *p3)
{
	intptr_t id = (intptr_t)p1;
	char text[8192];

	for (int round = 0; round < 10; round++) {
		snprintf(text, sizeof(text), "%8000d %.20f %s", (int)id, (double)id / 3.0, "end");
		k_yield();
		if (strcmp(text + strlen(text) - 3, "end") != 0) {
			wrong[id]++;
		}
	}
}

ZTEST(posix_context, test_host_functions_on_small_stacks)
{
	run_all(use_libc);
}

static int stack_alignment;

static void note_alignment(void *p1, void *p2, void *p3)
{
	char object[32] __aligned(16);

	stack_alignment = (int)((uintptr_t)object % 16U);
}

ZTEST(posix_context, test_stack_alignment)
{
	stack_alignment = -1;
	run_all(note_alignment);
	zassert_equal(stack_alignment, 0);
}

#define MANY 1000

static struct k_thread many[MANY];
static K_THREAD_STACK_ARRAY_DEFINE(many_stacks, MANY, 512);
static K_SEM_DEFINE(gate, 0, MANY);
static atomic_t passed;

static void pass_gate(void *p1, void *p2, void *p3)
{
	char on_stack[2000];

	memset(on_stack, (int)(intptr_t)p1, sizeof(on_stack));
	k_sem_take(&gate, K_FOREVER);
	for (size_t i = 0; i < sizeof(on_stack); i++) {
		if (on_stack[i] != (char)(intptr_t)p1) {
			return;
		}
	}
	atomic_inc(&passed);
}

ZTEST(posix_context, test_thousand_threads)
{
	for (int generation = 0; generation < 3; generation++) {
		passed = 0;
		for (intptr_t i = 0; i < MANY; i++) {
			k_thread_create(&many[i], many_stacks[i], 512, pass_gate, (void *)i, NULL,
					NULL, K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
		}
		k_sleep(K_TICKS(1)); /* all wait now */
		for (int i = 0; i < MANY; i++) {
			k_sem_give(&gate);
		}
		for (int i = 0; i < MANY; i++) {
			zassert_ok(k_thread_join(&many[i], K_FOREVER));
		}
		zassert_equal(passed, MANY, "%d of %d", (int)passed, MANY);
	}
}

/* Stacks come back: tens of thousands of threads fit into memory one after the other. */
ZTEST(posix_context, test_stacks_are_reused)
{
	for (int i = 0; i < 20000; i++) {
		k_thread_create(&threads[0], stacks[0], 1024, note_alignment, NULL, NULL, NULL,
				K_PRIO_PREEMPT(-1), 0, K_NO_WAIT);
		zassert_ok(k_thread_join(&threads[0], K_FOREVER));
	}
}

static void wait_for_ever(void *p1, void *p2, void *p3)
{
	k_sleep(K_FOREVER);
}

ZTEST(posix_context, test_stacks_of_aborted_threads_are_reused)
{
	for (int i = 0; i < 20000; i++) {
		k_thread_create(&threads[0], stacks[0], 1024, wait_for_ever, NULL, NULL, NULL,
				K_PRIO_PREEMPT(-1), 0, K_NO_WAIT);
		k_thread_abort(&threads[0]);
	}
}

ZTEST_SUITE(posix_context, NULL, NULL, NULL, NULL, NULL);
