/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Many threads have floating point registers in use, are preempted, give way, and find all of them
 * and their rounding mode as they were; handlers use them as well.
 */
#include <cmsis_core.h>
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define WORKERS  6
#define ROUNDING (3U << 22)

#define ALL_S                                                                                      \
	"s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13",    \
		"s14", "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24",       \
		"s25", "s26", "s27", "s28", "s29", "s30", "s31"

/* Cores with vectors (q0 to q7 are s0 to s31) have a predicate register beside them. */
#ifdef CONFIG_ARMV8_1_M_MVEI
#define FPSCR_FIXED (4U << 16) /* no loop with tail predication */
#define LOAD_P0     "ldr r3, [%0, #132]\n\tvmsr p0, r3\n\t"
#define STORE_P0    "vmrs r3, p0\n\tstr r3, [%1, #132]\n\t"
#else
#define FPSCR_FIXED 0U
#define LOAD_P0
#define STORE_P0
#endif

/* s0 to s31, FPSCR, P0 */
struct registers {
	uint32_t s[32];
	uint32_t fpscr;
	uint32_t p0;
};

static void fill(struct registers *r, uint32_t seed)
{
	for (unsigned int i = 0; i < 32; i++) {
		r->s[i] = seed * 1000 + i;
	}
	r->fpscr = FPSCR_FIXED | (seed % 4) << 22;
	r->p0 = seed % 0x10000U;
}

/* All registers from @p in, some time, all into @p out. */
static __noinline void hold_all(const struct registers *in, struct registers *out, uint32_t loops)
{
	__asm__ volatile("vldm %0, {s0-s31}\n\t"
			 "ldr r3, [%0, #128]\n\t"
			 "vmsr fpscr, r3\n\t"
			 LOAD_P0
			 "1:\n\t"
			 "subs %2, #1\n\t"
			 "bne 1b\n\t"
			 STORE_P0
			 "vstm %1, {s0-s31}\n\t"
			 "vmrs r3, fpscr\n\t"
			 "str r3, [%1, #128]"
			 : "+r"(in), "+r"(out), "+r"(loops)
			 :
			 : "r3", "cc", "memory", ALL_S);
}

/* Those that a call has to keep, over a call of @p fn. */
static __noinline void hold_over_call(const struct registers *in, struct registers *out,
				      void (*fn)(void))
{
	__asm__ volatile("push {%0, %1}\n\t"
			 "add r3, %0, #64\n\t"
			 "vldm r3, {s16-s31}\n\t"
			 "ldr r3, [%0, #128]\n\t"
			 "vmsr fpscr, r3\n\t"
			 "blx %2\n\t"
			 "pop {%0, %1}\n\t"
			 "add r3, %1, #64\n\t"
			 "vstm r3, {s16-s31}\n\t"
			 "vmrs r3, fpscr\n\t"
			 "str r3, [%1, #128]"
			 : "+r"(in), "+r"(out), "+r"(fn)
			 :
			 : "r0", "r1", "r2", "r3", "r12", "lr", "cc", "memory", ALL_S);
}

#ifdef CONFIG_FPU_SHARING
static volatile bool stop;
static unsigned int rounds[WORKERS];
static unsigned int wrong[WORKERS];
static K_SEM_DEFINE(tick, 0, K_SEM_MAX_LIMIT);

static void check(int me, const struct registers *a, const struct registers *b, int first)
{
	if (memcmp(&a->s[first], &b->s[first], (32 - first) * 4) != 0 ||
	    ((a->fpscr ^ b->fpscr) & ROUNDING) != 0) {
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
	int me = (int)p1;
	struct registers in, out;

	while (!stop) {
		fill(&in, 10U * me + rounds[me] % 7);
		out.p0 = in.p0;
		hold_all(&in, &out, 50 + 37 * ((rounds[me] + me) % 40));
		check(me, &in, &out, 0);
		wrong[me] += (in.p0 != out.p0) ? 1 : 0;
		hold_over_call(&in, &out, leave[(rounds[me] + me) % 3]);
		check(me, &in, &out, 16);
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
	struct registers junk;

	handler_rounds++;
	fill(&junk, 77777);
	hold_all(&junk, &junk, 3);
	k_sem_give(&tick);
}

static K_THREAD_STACK_ARRAY_DEFINE(stacks, WORKERS + 1, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread threads[WORKERS + 1];
static K_TIMER_DEFINE(timer, spoil, NULL);

ZTEST(arm_fpu, test_many_threads)
{
	stop = false;
	for (int i = 0; i < WORKERS; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), worker,
				(void *)i, NULL, NULL, K_PRIO_PREEMPT(4 + i / 2), K_FP_REGS,
				K_NO_WAIT);
	}
	k_thread_create(&threads[WORKERS], stacks[WORKERS], K_THREAD_STACK_SIZEOF(stacks[0]), plain,
			NULL, NULL, NULL, K_PRIO_PREEMPT(3), 0, K_NO_WAIT);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(3));
	k_sleep(K_SECONDS(1));
	stop = true;
	k_sleep(K_MSEC(50));
	k_timer_stop(&timer);
	k_sem_give(&tick);
	for (int i = 0; i <= WORKERS; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(1)));
	}
	for (int i = 0; i < WORKERS; i++) {
		TC_PRINT("thread %d: %u rounds\n", i, rounds[i]);
		zassert_true(rounds[i] > 10, "thread %d", i);
		zassert_equal(wrong[i], 0, "thread %d: %u of %u wrong", i, wrong[i], rounds[i]);
	}
	zassert_true(plain_rounds > 100);
	zassert_true(handler_rounds > 1000);
}

/* What the compiler makes of arithmetic, in threads that take turns. */
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

ZTEST(arm_fpu, test_arithmetic)
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
	spoil(NULL);
	zassert_equal(k_float_disable(k_current_get()), -EINVAL, "not in handlers");
}

ZTEST(arm_fpu, test_offload)
{
	struct registers in, out;

	fill(&in, 5);
	hold_over_call(&in, &out, give_way);
	irq_offload(offloaded, NULL);
	hold_all(&in, &out, 1);
	zassert_mem_equal(in.s, out.s, sizeof(in.s));
}

#define FPCA BIT(2)

static void first_use(void *p1, void *p2, void *p3)
{
	zassert_equal(__get_CONTROL() & FPCA, 0, "a new thread has no registers yet");
	sums[0] += 1.0f;
	zassert_not_equal(__get_CONTROL() & FPCA, 0);
	k_sleep(K_TICKS(2));
	zassert_not_equal(__get_CONTROL() & FPCA, 0, "they are kept over a switch");
	zassert_ok(k_float_disable(k_current_get()));
	zassert_equal(__get_CONTROL() & FPCA, 0);
	k_sleep(K_TICKS(2));
	zassert_equal(__get_CONTROL() & FPCA, 0);
}

ZTEST(arm_fpu, test_disable)
{
	k_thread_create(&threads[0], stacks[0], K_THREAD_STACK_SIZEOF(stacks[0]), first_use, NULL,
			NULL, NULL, K_PRIO_PREEMPT(4), K_FP_REGS, K_NO_WAIT);
	zassert_equal(k_float_disable(&threads[0]), -EINVAL, "of another thread");
	zassert_equal(k_float_enable(k_current_get(), 0), -ENOTSUP);
	zassert_ok(k_thread_join(&threads[0], K_SECONDS(1)));
}

#else
/* One thread has them; interrupts and other threads leave them alone, and cost nothing. */
static void nap(void)
{
	k_sleep(K_TICKS(20));
}

ZTEST(arm_fpu, test_one_thread)
{
	struct registers in, out;

	fill(&in, 3);
	hold_all(&in, &out, 100000);
	zassert_mem_equal(in.s, out.s, sizeof(in.s));
	hold_over_call(&in, &out, nap);
	zassert_mem_equal(&in.s[16], &out.s[16], sizeof(in.s) / 2);
	zassert_equal(__get_CONTROL() & BIT(2), 0, "large frames");
	zassert_equal(k_float_disable(k_current_get()), -ENOTSUP);
}
#endif

ZTEST_SUITE(arm_fpu, NULL, NULL, NULL, NULL, NULL);
