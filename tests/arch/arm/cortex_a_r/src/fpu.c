/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Many threads have all floating point registers in use, are preempted, give way, and find all of
 * them and their rounding mode as they were; handlers use them as well, also such as interrupt each
 * other.
 */
#include <string.h>
#include <zephyr/irq.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/interrupt_util.h>

#define WORKERS  5
#define ROUNDING (3U << 22)
#define OUTER    40 /* lines that no device has */
#define INNER    41

#ifdef CONFIG_VFP_FEATURE_REGS_S64_D32
#define N_D       32
#define UPPER(op) op " r12!, {d16-d31}\n\t"
#define UPPER_CLOBBER                                                                              \
	, "d16", "d17", "d18", "d19", "d20", "d21", "d22", "d23", "d24", "d25", "d26", "d27",      \
		"d28", "d29", "d30", "d31"
#else
#define N_D       16
#define UPPER(op)
#define UPPER_CLOBBER
#endif

struct registers {
	uint64_t d[N_D];
	uint32_t fpscr;
};

static void fill(struct registers *r, uint32_t seed)
{
	for (unsigned int i = 0; i < N_D; i++) {
		r->d[i] = seed * 1000003ULL * (i + 1U);
	}
	r->fpscr = (seed % 4) << 22;
}

/* All registers from @p in, some time, all into @p out. */
static __noinline void hold(const struct registers *in, struct registers *out, uint32_t loops)
{
	__asm__ volatile("mov r12, %0\n\t"
			 "vldmia r12!, {d0-d15}\n\t"
			 UPPER("vldmia")
			 "ldr r3, [r12]\n\t"
			 "vmsr fpscr, r3\n\t"
			 "1:\n\t"
			 "subs %2, %2, #1\n\t"
			 "bne 1b\n\t"
			 "mov r12, %1\n\t"
			 "vstmia r12!, {d0-d15}\n\t"
			 UPPER("vstmia")
			 "vmrs r3, fpscr\n\t"
			 "str r3, [r12]"
			 : "+r"(in), "+r"(out), "+r"(loops)
			 :
			 : "r3", "r12", "cc", "memory", "d0", "d1", "d2", "d3", "d4", "d5", "d6",
			   "d7", "d8", "d9", "d10", "d11", "d12", "d13", "d14",
			   "d15" UPPER_CLOBBER);
}

static bool same(const struct registers *a, const struct registers *b)
{
	return memcmp(a->d, b->d, sizeof(a->d)) == 0 && ((a->fpscr ^ b->fpscr) & ROUNDING) == 0;
}

static volatile bool stop;
static unsigned int rounds[WORKERS];
static unsigned int wrong[WORKERS + 2];

static void worker(void *p1, void *p2, void *p3)
{
	int me = (int)p1;
	struct registers in, out;

	while (!stop) {
		fill(&in, 10U * me + rounds[me] % 7U + 1U);
		hold(&in, &out, 50 + 37 * ((rounds[me] + me) % 40));
		wrong[me] += same(&in, &out) ? 0 : 1;
		rounds[me]++;
		if (rounds[me] % 3 == 0) {
			k_yield();
		} else if (rounds[me] % 3 == 1) {
			k_sleep(K_TICKS(1));
		}
	}
}

/* Handlers: one that another one interrupts while it holds registers. */
static volatile unsigned int inner_rounds;
static unsigned int outer_rounds;

static void inner(const void *arg)
{
	struct registers in, out;

	fill(&in, 7777 + inner_rounds);
	hold(&in, &out, 20);
	wrong[WORKERS] += same(&in, &out) ? 0 : 1;
	inner_rounds++;
}

static void outer(const void *arg)
{
	struct registers in, out;
	unsigned int before = inner_rounds;

	fill(&in, 8888 + outer_rounds);
	hold(&in, &out, 20);
	wrong[WORKERS + 1] += same(&in, &out) ? 0 : 1;
	out = (struct registers){0};
	/* what was loaded last is in the registers still, over the inner one */
	__asm__ volatile("vmov d3, %0, %0" : : "r"(outer_rounds) : "d3");
	trigger_irq(INNER);
	zassert_equal(inner_rounds, before + 1, "it did not interrupt");
	uint32_t low, high;

	__asm__ volatile("vmov %0, %1, d3" : "=r"(low), "=r"(high));
	wrong[WORKERS + 1] += (low == outer_rounds && high == outer_rounds) ? 0 : 1;
	outer_rounds++;
}

static void tick(struct k_timer *timer)
{
	trigger_irq(OUTER);
}

static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS, 1536 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread threads[WORKERS];
static K_TIMER_DEFINE(timer, tick, NULL);

ZTEST(cortex_a_r_fpu, test_threads_and_handlers)
{
	IRQ_CONNECT(OUTER, TRIGGER_IRQ_PRIO(3), outer, NULL, 0);
	IRQ_CONNECT(INNER, TRIGGER_IRQ_PRIO(1), inner, NULL, 0);
	irq_enable(OUTER);
	irq_enable(INNER);
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), worker,
				(void *)i, NULL, NULL, K_PRIO_PREEMPT(4 + i / 2), K_FP_REGS,
				K_NO_WAIT);
	}
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	k_sleep(K_MSEC(500));
	stop = true;
	k_timer_stop(&timer);
	for (int i = 0; i < WORKERS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
		zassert_true(rounds[i] > 2, "thread %d: %u rounds", i, rounds[i]);
	}
	for (int i = 0; i < WORKERS + 2; i++) {
		zassert_equal(wrong[i], 0, "%d: %u wrong", i, wrong[i]);
	}
	zassert_true(outer_rounds > 100, "%u", outer_rounds);
}

static float sums[2];

static void add_up(void *p1, void *p2, void *p3)
{
	int me = (int)p1;
	float step = (me == 0) ? 0.5f : 0.25f, sum = 0.0f;

	for (int i = 0; i < 1000; i++) {
		sum += step;
		k_yield();
	}
	sums[me] = sum;
}

ZTEST(cortex_a_r_fpu, test_arithmetic)
{
	for (int i = 0; i < 2; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), add_up,
				(void *)i, NULL, NULL, K_PRIO_PREEMPT(4), 0, K_NO_WAIT);
	}
	zassert_ok(k_thread_join(&threads[0], K_SECONDS(1)));
	zassert_ok(k_thread_join(&threads[1], K_SECONDS(1)));
	zassert_true(sums[0] == 500.0f && sums[1] == 250.0f);
}

static void offloaded(const void *arg)
{
	inner(NULL);
	zassert_equal(k_float_disable(k_current_get()), -EINVAL, "not in handlers");
}

ZTEST(cortex_a_r_fpu, test_offload)
{
	volatile float x = 1.5f;
	float y = x * 3.0f;

	irq_offload(offloaded, NULL);
	zassert_true(y == 4.5f && wrong[WORKERS] == 0);
	zassert_equal(k_float_enable(k_current_get(), 0), -ENOTSUP);
	zassert_ok(k_float_disable(k_current_get()));
	x = x * 2.0f;
	zassert_true(x == 3.0f);
}

ZTEST_SUITE(cortex_a_r_fpu, NULL, NULL, NULL, NULL, NULL);
