/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What works without threads: timers, memory, time, interrupts.
 */
#include <errno.h>
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

K_MEM_SLAB_DEFINE(slab, 16, 2, 8);
K_HEAP_DEFINE(heap, 256);

static int fired, stopped;

static void on_expiry(struct k_timer *timer)
{
	fired++;
}

static void on_stop(struct k_timer *timer)
{
	stopped++;
}

K_TIMER_DEFINE(timer, on_expiry, on_stop);

ZTEST_SUITE(kernel_nothread, NULL, NULL, NULL, NULL, NULL);

/* Verifies: TIME-17 */
ZTEST(kernel_nothread, test_sleep)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_sleep(K_TICKS(5)), 0);
	zassert_within(k_uptime_ticks() - start, 5, 1);
	start = k_uptime_get();
	k_msleep(50);
	zassert_within(k_uptime_get() - start, 55, 15);
	zassert_false(k_can_yield());
	k_yield();
}

ZTEST(kernel_nothread, test_spans_of_sleep)
{
	int64_t start = k_uptime_ticks();

	zassert_equal(k_usleep(2000), 0);
	zassert_within(k_uptime_ticks() - start, k_us_to_ticks_ceil32(2000), 1);
	start = k_uptime_ticks();
	zassert_equal(k_usleep(-5), 0);
	zassert_equal(k_sleep(K_NO_WAIT), 0);
	zassert_within(k_uptime_ticks() - start, 0, 1);
#ifdef CONFIG_TIMEOUT_64BIT
	zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(start + 5)), 0);
	zassert_equal(k_uptime_ticks(), start + 5);
	zassert_equal(k_sleep(K_TIMEOUT_ABS_TICKS(start)), 0);
	zassert_equal(k_uptime_ticks(), start + 5, "that was over already");
#endif
}

/* What asks about threads has an answer, and locking them all out is no work. */
ZTEST(kernel_nothread, test_the_only_context)
{
	k_sched_lock();
	k_sched_unlock();
	zassert_equal(k_is_preempt_thread(), 0);
	zassert_is_null(k_current_get());
	errno = 5;
	zassert_equal(errno, 5);
}

ZTEST(kernel_nothread, test_timer)
{
	fired = 0;
	stopped = 0;
	k_timer_start(&timer, K_TICKS(2), K_TICKS(2));
	zassert_equal(k_timer_status_sync(&timer), 1);
	zassert_equal(fired, 1);
	zassert_equal(k_timer_status_sync(&timer), 1);
	k_busy_wait(k_ticks_to_us_ceil32(5));
	zassert_true(fired >= 4);
	k_timer_stop(&timer);
	zassert_equal(stopped, 1);
	(void)k_timer_status_get(&timer);
	zassert_equal(k_timer_status_sync(&timer), 0);
}

ZTEST(kernel_nothread, test_memory)
{
	void *a, *b, *c;

	zassert_ok(k_mem_slab_alloc(&slab, &a, K_NO_WAIT));
	zassert_ok(k_mem_slab_alloc(&slab, &b, K_FOREVER));
	/* there is nobody who could give one back meanwhile */
	zassert_equal(k_mem_slab_alloc(&slab, &c, K_FOREVER), -ENOMEM);
	k_mem_slab_free(&slab, a);
	k_mem_slab_free(&slab, b);
	a = k_heap_alloc(&heap, 50, K_FOREVER);
	zassert_not_null(a);
	zassert_is_null(k_heap_alloc(&heap, 500, K_FOREVER));
	k_heap_free(&heap, a);
	a = k_malloc(100);
	zassert_not_null(a);
	k_free(a);
}

static bool was_isr;

static void isr(const void *arg)
{
	was_isr = k_is_in_isr();
}

ZTEST(kernel_nothread, test_isr)
{
	zassert_false(k_is_in_isr());
	irq_offload(isr, NULL);
	zassert_true(was_isr);
}
