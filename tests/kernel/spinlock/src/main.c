/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * irq_lock() and spinlocks: nesting, what they keep out, what a debug build finds.
 */
#include "helpers.h"
#include <zephyr/spinlock.h>
#include <zephyr/ztest_error_hook.h>

static int fired;

static void on_expiry(struct k_timer *timer)
{
	fired++;
}

static struct k_timer timer;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_timer_init(&timer, on_expiry, NULL);
	fired = 0;
}

ZTEST_SUITE(kernel_spinlock, NULL, NULL, before, helpers_end, NULL);

/* Start a timer that is due while we wait busily. */
static void pass_time(void)
{
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	k_busy_wait(k_ticks_to_us_ceil32(2));
}

/* Verifies: SPIN-1, SPIN-2, SPIN-3 */
ZTEST(kernel_spinlock, test_irq_lock)
{
	unsigned int outer = irq_lock();
	unsigned int inner = irq_lock();

	pass_time();
	zassert_equal(fired, 0);
	irq_unlock(inner);
	k_busy_wait(10);
	zassert_equal(fired, 0, "the outer lock is still there");
	irq_unlock(outer);
	k_busy_wait(10);
	zassert_equal(fired, 1);
}

/* Verifies: SPIN-4, SPIN-5 */
ZTEST(kernel_spinlock, test_spinlock)
{
	static struct k_spinlock lock, other;
	k_spinlock_key_t key = k_spin_lock(&lock);
	k_spinlock_key_t inner = k_spin_lock(&other);

	pass_time();
	zassert_equal(fired, 0);
	k_spin_unlock(&other, inner);
	k_busy_wait(10);
	zassert_equal(fired, 0);
	k_spin_unlock(&lock, key);
	k_busy_wait(10);
	zassert_equal(fired, 1);

	zassert_ok(k_spin_trylock(&lock, &key));
	k_spin_unlock(&lock, key);
}

/* Verifies: SPIN-6 */
ZTEST(kernel_spinlock, test_guard)
{
	static struct k_spinlock lock;
	int rounds = 0;

	K_SPINLOCK(&lock) {
		rounds++;
		pass_time();
		zassert_equal(fired, 0);
	}
	zassert_equal(rounds, 1);
	k_busy_wait(10);
	zassert_equal(fired, 1);
	K_SPINLOCK(&lock) {
		rounds++;
		K_SPINLOCK_BREAK;
		rounds = 100;
	}
	zassert_equal(rounds, 2);
}

static struct k_spinlock checked;

static void take_twice(void *p1, void *p2, void *p3)
{
	(void)k_spin_lock(&checked);
	ztest_set_assert_valid(true);
	(void)k_spin_lock(&checked);
	fired = 100;
}

static void release_untaken(void *p1, void *p2, void *p3)
{
	k_spinlock_key_t key = {0};

	ztest_set_assert_valid(true);
	k_spin_unlock(&checked, key);
	fired = 100;
}

/* Verifies: SPIN-7, SPIN-8 */
ZTEST(kernel_spinlock, test_misuse)
{
	memset(&checked, 0, sizeof(checked));
	(void)helper(take_twice, NULL, LOW);
	helpers_join();
	zassert_equal(fired, 0);
	memset(&checked, 0, sizeof(checked));
	(void)helper(release_untaken, NULL, LOW);
	helpers_join();
	zassert_equal(fired, 0);
}

#ifdef CONFIG_SPIN_ORDER
static struct k_spinlock first, second;

static void take_in_order(void *outer, void *inner, void *p3)
{
	k_spinlock_key_t key = k_spin_lock(outer);
	k_spinlock_key_t within = k_spin_lock(inner);

	k_spin_unlock(inner, within);
	k_spin_unlock(outer, key);
	fired++;
}

static void take_in_wrong_order(void *p1, void *p2, void *p3)
{
	ztest_set_assert_valid(true);
	take_in_order(&second, &first, NULL);
}

/* Verifies: SPIN-10 */
ZTEST(kernel_spinlock, test_order)
{
	z_spin_order_forget();
	take_in_order(&first, &second, NULL);
	take_in_order(&first, &second, NULL);
	zassert_equal(fired, 2);
	(void)helper(take_in_wrong_order, NULL, LOW);
	helpers_join();
	zassert_equal(fired, 2, "the wrong order was not noticed");
	memset(&second, 0, sizeof(second)); /* its holder was ended */
	z_spin_order_forget();
}
#endif

static atomic_t shared;

static void inc_shared(struct k_timer *item)
{
	fired++;
	(void)atomic_inc(&shared);
	(void)atomic_or(&shared, BIT(30));
}

/* A handler in between loses nothing of the thread's counting, nor the thread of its own. */
/* Verifies: ATOMIC-5 */
ZTEST(kernel_spinlock, test_atomic_against_interrupts)
{
	int counted = 0;

	k_timer_init(&timer, inc_shared, NULL);
	atomic_set(&shared, 0);
	k_timer_start(&timer, K_TICKS(1), K_TICKS(1));
	while (fired < 20) {
		for (int i = 0; i < 1000; i++) {
			(void)atomic_inc(&shared);
		}
		counted += 1000;
		k_busy_wait(100); /* where time is simulated it passes here */
	}
	k_timer_stop(&timer);
	zassert_equal(atomic_get(&shared) & ~BIT(30), counted + fired);
}
