/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_event: setting, clearing, waiting for any and for all, several waiters, contexts.
 */
#include "helpers.h"

K_EVENT_DEFINE(static_event);

static struct k_event event;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_event_init(&event);
}

ZTEST_SUITE(kernel_event, NULL, NULL, before, helpers_end, NULL);

/* Verifies: EVENT-2, EVENT-3, EVENT-4, EVENT-5, EVENT-6 */
ZTEST(kernel_event, test_setting)
{
	static const struct {
		uint32_t at_first, events, mask, after;
	} table[] = {
		{0x0, 0x0, 0x0, 0x0},           {0x0, 0x5, 0xF, 0x5},
		{0xF, 0x5, 0xF, 0x5},           {0xF0, 0x5, 0xF, 0xF5},
		{0xF0, 0xFF, 0x0, 0xF0},        {UINT32_MAX, 0x0, BIT(31), INT32_MAX},
		{0x0, UINT32_MAX, UINT32_MAX, UINT32_MAX},
	};

	for (int i = 0; i < ARRAY_SIZE(table); i++) {
		uint32_t first = table[i].at_first, ev = table[i].events, mask = table[i].mask;

		(void)k_event_set(&event, first);
		zassert_equal(k_event_set_masked(&event, ev, mask), first & mask, "row %d", i);
		zassert_equal(k_event_test(&event, UINT32_MAX), table[i].after, "row %d", i);

		(void)k_event_set(&event, first);
		zassert_equal(k_event_post(&event, ev), first & ev, "row %d", i);
		zassert_equal(k_event_test(&event, UINT32_MAX), first | ev, "row %d", i);

		(void)k_event_set(&event, first);
		zassert_equal(k_event_clear(&event, ev), first & ev, "row %d", i);
		zassert_equal(k_event_test(&event, UINT32_MAX), first & ~ev, "row %d", i);

		zassert_equal(k_event_set(&event, ev), first & ~ev, "row %d", i);
		zassert_equal(k_event_test(&event, UINT32_MAX), ev, "row %d", i);
		zassert_equal(k_event_test(&event, 0x5), ev & 0x5, "row %d", i);
		expect_unlocked();
	}
}

/* Verifies: EVENT-1 */
ZTEST(kernel_event, test_static_definition)
{
	zassert_equal(k_event_test(&static_event, UINT32_MAX), 0);
	(void)k_event_post(&static_event, 0x10);
	zassert_equal(k_event_wait(&static_event, 0x30, false, K_NO_WAIT), 0x10);
}

/* Verifies: EVENT-7, EVENT-8, EVENT-9, EVENT-11, EVENT-12 */
ZTEST(kernel_event, test_wait_immediate)
{
	(void)k_event_set(&event, 0x3);
	zassert_equal(k_event_wait(&event, 0x1, false, K_NO_WAIT), 0x1);
	zassert_equal(k_event_wait(&event, 0x7, false, K_FOREVER), 0x3);
	zassert_equal(k_event_wait_all(&event, 0x3, false, K_FOREVER), 0x3);
	zassert_equal(k_event_wait_all(&event, 0x7, false, K_NO_WAIT), 0);
	zassert_equal(k_event_wait(&event, 0x4, false, K_NO_WAIT), 0);
	/* nothing to wait for is nothing to wait for */
	zassert_equal(k_event_wait(&event, 0, false, K_FOREVER), 0);
	zassert_equal(k_event_wait_all(&event, 0, true, K_FOREVER), 0);
	/* a wait takes nothing away, unless it is told to clear before */
	zassert_equal(k_event_test(&event, UINT32_MAX), 0x3);
	zassert_equal(k_event_wait(&event, 0x1, true, K_NO_WAIT), 0);
	expect_unlocked();
	zassert_equal(k_event_test(&event, UINT32_MAX), 0);
}

/* Verifies: EVENT-10 */
ZTEST(kernel_event, test_timeout)
{
	int64_t start = k_uptime_ticks();

	(void)k_event_set(&event, 0x1);
	zassert_equal(k_event_wait(&event, 0x6, false, K_TICKS(5)), 0);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_equal(k_event_wait_all(&event, 0x3, false, K_TICKS(1)), 0);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0x1);
}

struct waiter {
	uint32_t events;
	bool all;
	bool reset;
	bool done;
	uint32_t result;
};

static void wait(void *waiter, void *unused2, void *unused3)
{
	struct waiter *w = waiter;

	w->result = w->all ? k_event_wait_all(&event, w->events, w->reset, K_FOREVER)
			   : k_event_wait(&event, w->events, w->reset, K_FOREVER);
	w->done = true;
}

/* Verifies: EVENT-12, EVENT-14 */
ZTEST(kernel_event, test_wait_any)
{
	struct waiter w = {.events = 0xF0};

	(void)helper(wait, &w, LOW);
	settle();
	(void)k_event_post(&event, 0x0F);
	settle();
	zassert_false(w.done);
	(void)k_event_post(&event, 0x20);
	settle();
	zassert_true(w.done);
	zassert_equal(w.result, 0x20);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0x2F);
	helpers_join();
}

/* Verifies: EVENT-15 */
ZTEST(kernel_event, test_wait_all)
{
	struct waiter w = {.events = 0x7, .all = true};

	(void)helper(wait, &w, LOW);
	settle();
	(void)k_event_post(&event, 0x1);
	(void)k_event_post(&event, 0x2);
	(void)k_event_clear(&event, 0x1);
	(void)k_event_post(&event, 0x4);
	settle();
	zassert_false(w.done, "all at once, not one after the other");
	(void)k_event_post(&event, 0x9);
	settle();
	zassert_true(w.done);
	zassert_equal(w.result, 0x7);
	helpers_join();
}

/* Verifies: EVENT-13 */
ZTEST(kernel_event, test_reset_before_waiting)
{
	struct waiter w = {.events = 0x1, .reset = true};

	(void)k_event_set(&event, 0x1);
	(void)helper(wait, &w, LOW);
	settle();
	zassert_false(w.done);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0);
	(void)k_event_set(&event, 0x1);
	settle();
	zassert_equal(w.result, 0x1);
	helpers_join();
}

/* One call wakes all whose wish it fulfils, and nobody else. */
/* Verifies: EVENT-16, EVENT-17 */
ZTEST(kernel_event, test_several_waiters)
{
	struct waiter w[4] = {
		{.events = 0x1}, {.events = 0x3, .all = true}, {.events = 0x4}, {.events = 0x6},
	};

	for (int i = 0; i < 4; i++) {
		(void)helper(wait, &w[i], LOW - (i & 1));
	}
	settle();
	(void)k_event_set(&event, 0x3);
	/* what follows at once does not reach those who were woken */
	(void)k_event_set(&event, 0);
	settle();
	zassert_true(w[0].done && w[1].done && !w[2].done && w[3].done);
	zassert_equal(w[0].result, 0x1);
	zassert_equal(w[1].result, 0x3);
	zassert_equal(w[3].result, 0x2);
	(void)k_event_set_masked(&event, 0xF, 0x4);
	settle();
	zassert_equal(w[2].result, 0x4);
	helpers_join();
}

static uint32_t isr_result[3];

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	isr_result[0] = k_event_post(&event, 0x3);
	isr_result[1] = k_event_wait(&event, 0x1, false, K_NO_WAIT);
	isr_result[2] = k_event_clear(&event, 0x1);
}

/* Verifies: EVENT-1, EVENT-18 */
ZTEST(kernel_event, test_isr)
{
	struct waiter w = {.events = 0x1};

	(void)helper(wait, &w, LOW);
	settle();
	IN_ISR(isr_use, NULL);
	settle();
	zassert_equal(isr_result[0], 0);
	zassert_equal(isr_result[1], 0x1);
	zassert_equal(isr_result[2], 0x1);
	zassert_equal(w.result, 0x1);
	zassert_equal(k_event_test(&event, UINT32_MAX), 0x2);
	helpers_join();
}

/* A waiter that gave up is not told any more. */
/* Verifies: EVENT-19 */
ZTEST(kernel_event, test_waiter_aborted)
{
	struct waiter w = {.events = 0x1};
	k_tid_t thread = helper(wait, &w, LOW);

	settle();
	k_thread_abort(thread);
	(void)k_event_post(&event, 0x1);
	settle();
	zassert_false(w.done);
	zassert_equal(w.events, 0x1);
}
