/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Many threads have floating point registers in use, are preempted, give way, and find all of them
 * and their rounding mode as they were; handlers use them as well. registers.h says what an
 * architecture has to bring.
 */
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include "registers.h"

#define WORKERS 6

static void fill(struct registers *r, uint32_t seed)
{
	for (unsigned int i = 0; i < REGISTERS; i++) {
		r->word[i] = seed * 1000 + i;
	}
	r->rounding = seed % 4;
}

static volatile bool stop;
static unsigned int rounds[WORKERS];
static unsigned int wrong[WORKERS];
static K_SEM_DEFINE(tick, 0, K_SEM_MAX_LIMIT);

static void check(int me, const struct registers *a, const struct registers *b, int first)
{
	if (memcmp(&a->word[first], &b->word[first], (REGISTERS - first) * sizeof(a->word[0])) !=
		    0 ||
	    a->rounding != b->rounding) {
		wrong[me]++;
	}
}

static void give_way(void)
{
	k_yield();
}

static void wait_for_tick(void)
{
	k_sem_take(&tick, K_MSEC(2));
}

static void nap(void)
{
	k_sleep(K_TICKS(1));
}

static void worker(void *p1, void *p2, void *p3)
{
	static void (*const leave[])(void) = {give_way, wait_for_tick, nap};
	int me = POINTER_TO_INT(p1);
	struct registers in, out;

	while (!stop) {
		fill(&in, 10U * me + rounds[me] % 7);
		hold_all(&in, &out, 50 + 37 * ((rounds[me] + me) % 40));
		check(me, &in, &out, 0);
		hold_over_call(&in, &out, leave[(rounds[me] + me) % 3]);
		check(me, &in, &out, FIRST_KEPT);
		rounds[me]++;
	}
}

/* A thread that knows nothing of all this, and preempts them. */
static unsigned int plain_rounds;

static void plain(void *p1, void *p2, void *p3)
{
	while (!stop) {
		k_sem_take(&tick, K_FOREVER);
		plain_rounds++;
	}
}

/* A handler that uses all registers there are. */
static unsigned int handler_rounds;

static void spoil(struct k_timer *timer)
{
	struct registers junk, old;

	handler_rounds++;
	fill(&junk, 77777);
	junk.rounding = 0;
	hold_all(&junk, &old, 3);
	k_sem_give(&tick);
}

static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS + 1, 2048 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread threads[WORKERS + 1];
static K_TIMER_DEFINE(timer, spoil, NULL);

ZTEST(arch_fpu, test_many_threads)
{
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), worker,
				INT_TO_POINTER(i), NULL, NULL, K_PRIO_PREEMPT(4 + i / 2),
				K_FP_REGS, K_NO_WAIT);
	}
	k_thread_create(&threads[WORKERS], stacks[WORKERS], K_THREAD_STACK_SIZEOF(stacks[0]), plain,
			NULL, NULL, NULL, K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_SECONDS(2));
	stop = true;
	k_sleep(K_MSEC(100));
	k_timer_stop(&timer);
	k_sem_give(&tick);
	for (int i = 0; i <= WORKERS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
	}
	for (int i = 0; i < WORKERS; i++) {
		TC_PRINT("thread %d: %u rounds\n", i, rounds[i]);
		zassert_true(rounds[i] > 10, "thread %d: %u", i, rounds[i]);
		zassert_equal(wrong[i], 0, "thread %d: %u of %u wrong", i, wrong[i], rounds[i]);
	}
	zassert_true(plain_rounds > 50, "%u", plain_rounds);
	zassert_true(handler_rounds > 100, "%u", handler_rounds);
}

/* What the compiler makes of arithmetic, in threads that take turns. */
static float sums[2];

static void add_up(void *p1, void *p2, void *p3)
{
	int me = POINTER_TO_INT(p1);
	float step = (me == 0) ? 0.5f : 0.25f, sum = 0.0f;

	for (int i = 0; i < 1000; i++) {
		sum += step;
		k_yield();
	}
	sums[me] = sum;
}

ZTEST(arch_fpu, test_arithmetic)
{
	for (int i = 0; i < 2; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), add_up,
				INT_TO_POINTER(i), NULL, NULL, K_PRIO_PREEMPT(4), 0, K_NO_WAIT);
	}
	zassert_ok(k_thread_join(&threads[0], K_SECONDS(1)));
	zassert_ok(k_thread_join(&threads[1], K_SECONDS(1)));
	zassert_true(sums[0] == 500.0f && sums[1] == 250.0f);
}

static void offloaded(const void *arg)
{
	spoil(NULL);
	zassert_equal(k_float_disable(k_current_get()), -EINVAL, "not in handlers");
}

static void offload(void)
{
	irq_offload(offloaded, NULL);
}

ZTEST(arch_fpu, test_offload)
{
	struct registers in, out;

	fill(&in, 5);
	in.rounding = 0;
	hold_over_call(&in, &out, offload);
	zassert_mem_equal(&in.word[FIRST_KEPT], &out.word[FIRST_KEPT],
			  (REGISTERS - FIRST_KEPT) * sizeof(in.word[0]));
}

ZTEST_SUITE(arch_fpu, NULL, NULL, NULL, NULL, NULL);
