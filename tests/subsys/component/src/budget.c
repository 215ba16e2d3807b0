/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A component that wants all of the CPU, beside a thread of the same priority with a deadline.
 */
#include <etesian/component.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define PRIO       5
#define PERIOD_MS  20
#define TURNS      50

static struct k_thread greedy_thread, steady_thread;
static K_THREAD_STACK_DEFINE(greedy_stack, STACK_SIZE);
static K_KERNEL_STACK_DEFINE(steady_stack, STACK_SIZE);
static struct cpu_budget_member greedy_member;

static void greedy(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		k_busy_wait(50);
	}
}

static const struct component_thread threads[] = {{
	.thread = &greedy_thread,
	.stack = greedy_stack,
	.stack_size = K_THREAD_STACK_SIZEOF(greedy_stack),
	.entry = greedy,
	.prio = PRIO,
	.member = &greedy_member,
}};

static COMPONENT_DEFINE(hog,
	.threads = threads,
	.num_threads = ARRAY_SIZE(threads),
	.budget_us = 4000,
	.period_us = 20000);

static volatile uint32_t late, turns;

/* Half of the CPU, every PERIOD_MS, by the end of the period. */
static void steady(void *p1, void *p2, void *p3)
{
	int64_t release = k_uptime_ticks() + 1;
	int64_t period = k_ms_to_ticks_ceil64(PERIOD_MS);

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (turns = 0; turns < TURNS; turns++) {
		k_sleep(K_TIMEOUT_ABS_TICKS(release));
		k_thread_deadline_set(k_current_get(), (int)k_ms_to_cyc_ceil32(PERIOD_MS));
		k_busy_wait(PERIOD_MS * 500U);
		release += period;
		late += (k_uptime_ticks() > release) ? 1U : 0U;
	}
}

ZTEST(component_budget, test_greedy_component_makes_nobody_late)
{
	late = 0;
	zassert_ok(component_start(&hog));
	k_thread_create(&steady_thread, steady_stack, K_KERNEL_STACK_SIZEOF(steady_stack), steady,
			NULL, NULL, NULL, PRIO, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&steady_thread, K_SECONDS(10)));
	zassert_equal(turns, TURNS);
	zassert_equal(late, 0, "%u of %u deadlines missed", late, turns);
	/* the rest of the CPU was its own: it had its budget many times over */
	zassert_true(hog.cpu.overruns > TURNS, "%u", hog.cpu.overruns);
	zassert_ok(component_stop(&hog));
}

ZTEST(component_budget, test_bad_budgets)
{
	struct cpu_budget budget;

	zassert_equal(cpu_budget_init(&budget, 0, 1000000), -EINVAL);
	zassert_equal(cpu_budget_init(&budget, 2000, 1000), -EINVAL);
	zassert_equal(cpu_budget_init(&budget, 1, 1), -EINVAL);
	zassert_ok(cpu_budget_init(&budget, 1000, 100000));
}

ZTEST_SUITE(component_budget, NULL, NULL, NULL, NULL, NULL);
