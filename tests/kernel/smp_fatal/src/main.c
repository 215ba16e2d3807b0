/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fatal errors on a CPU other than the one that this thread keeps: the report names that CPU and
 * its thread, and both CPUs go on when the handler returns.
 */
#include <stdio.h>
#include <string.h>
#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk-hooks.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (2048 + CONFIG_TEST_EXTRA_STACK_SIZE)

static K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static struct k_thread worker;

static char said[4096]; /* what printk() was given since the worker began */
static size_t length;
static printk_hook_fn_t console;

static atomic_t begun, errors;
static unsigned int failed_cpu, reason_seen;
static k_tid_t thread_seen;
static volatile bool went_on;

static int listen(int c)
{
	if (length < sizeof(said) - 1U) {
		said[length++] = (char)c;
	}
	return console(c);
}

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	reason_seen = reason;
	thread_seen = k_current_get();
	if (atomic_inc(&errors) > 100) {
		k_fatal_halt(reason);
	}
}

static void oops(void)
{
	k_oops();
}

static void own_reason(void)
{
	z_except_reason(K_ERR_ARCH_START + 1);
}

static void trap(void)
{
	__builtin_trap();
}

/* With interrupts on all the while: cooperative, so it stays where it is. */
static void fails(void *how, void *unused1, void *unused2)
{
	void (*fn)(void) = (void (*)(void))how;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	failed_cpu = arch_proc_id();
	(void)atomic_inc(&begun);
	fn();
	went_on = true;
}

static bool becomes(atomic_t *value, atomic_val_t least)
{
	for (int64_t end = k_uptime_get() + 20000; atomic_get(value) < least;) {
		if (k_uptime_get() > end) {
			return false;
		}
		arch_spin_relax();
	}
	return true;
}

static char expected[80];

static void expect_said(void)
{
	zassert_not_null(strstr(said, expected), "the report lacks '%s'", expected);
}

/* This thread does not give its CPU away until the error has happened on another one. */
static void fails_elsewhere(void (*fn)(void), const char *name)
{
	unsigned int here = arch_proc_id();

	(void)atomic_clear(&begun);
	(void)atomic_clear(&errors);
	went_on = false;
	length = 0;
	(void)memset(said, 0, sizeof(said));
	console = __printk_get_hook();
	__printk_hook_install(listen);
	(void)k_thread_create(&worker, stack, STACK_SIZE, fails, (void *)fn, NULL, NULL,
			      K_PRIO_COOP(3), 0, K_FOREVER);
	(void)k_thread_name_set(&worker, name);
	k_thread_start(&worker);
	zassert_true(becomes(&errors, 1), "no error");
	zassert_ok(k_thread_join(&worker, K_SECONDS(20)), "the thread goes on");
	__printk_hook_install(console);

	zassert_equal(atomic_get(&errors), 1);
	zassert_not_equal(failed_cpu, here);
	zassert_equal_ptr(thread_seen, &worker);
	zassert_false(went_on);
	(void)snprintf(expected, sizeof(expected), "on CPU %u\n", failed_cpu);
	expect_said();
	(void)snprintf(expected, sizeof(expected), "Current thread: %p (%s)\n", (void *)&worker,
		       name);
	expect_said();
}

static void counts(void *count, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	while (atomic_inc(count) < 10) {
		k_sleep(K_TICKS(1));
	}
}

/* That CPU takes threads and interrupts as before, and so does this one. */
static void expect_all_go_on(void)
{
	static atomic_t count;
	int64_t uptime = k_uptime_ticks();

	(void)atomic_clear(&count);
	(void)k_thread_create(&worker, stack, STACK_SIZE, counts, &count, NULL, NULL,
			      K_PRIO_COOP(3), 0, K_NO_WAIT);
	zassert_true(becomes(&count, 10), "the other CPU does not go on");
	zassert_ok(k_thread_join(&worker, K_SECONDS(20)));
	k_sleep(K_TICKS(2));
	zassert_true(k_uptime_ticks() - uptime >= 2);
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_thread_priority_set(k_current_get(), K_PRIO_COOP(1));
}

ZTEST_SUITE(kernel_smp_fatal, NULL, NULL, before, NULL, NULL);

/* Verifies: SMP-19 */
ZTEST(kernel_smp_fatal, test_oops)
{
	for (int i = 0; i < 3; i++) {
		fails_elsewhere(oops, "careless");
		zassert_equal(reason_seen, K_ERR_KERNEL_OOPS);
		expect_all_go_on();
	}
}

/* Verifies: SMP-19 */
ZTEST(kernel_smp_fatal, test_own_reason)
{
	fails_elsewhere(own_reason, "thoughtful");
	zassert_equal(reason_seen, K_ERR_ARCH_START + 1);
	expect_all_go_on();
}

/* Verifies: SMP-19 */
ZTEST(kernel_smp_fatal, test_exception)
{
	fails_elsewhere(trap, "trapped");
	zassert_not_equal(reason_seen, K_ERR_KERNEL_OOPS);
	expect_all_go_on();
}
