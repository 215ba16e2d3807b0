/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who runs: priorities, preemption, yielding, the scheduler lock, sleeping and waking.
 */
#include "helpers.h"

static char order[64];
static int count;
static struct k_sem go;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	memset(order, 0, sizeof(order));
	count = 0;
	zassert_ok(k_sem_init(&go, 0, 10));
}

ZTEST_SUITE(kernel_sched, NULL, NULL, before, helpers_end, NULL);

static void note(void *letter, void *unused2, void *unused3)
{
	order[count++] = (char)POINTER_TO_INT(letter);
}

static void start(void (*fn)(void *, void *, void *), char letter, int prio)
{
	(void)helper(fn, INT_TO_POINTER(letter), prio);
}

/* Verifies: SCHED-1, SCHED-3 */
ZTEST(kernel_sched, test_best_first)
{
	start(note, 'c', LOW);
	start(note, 'd', LOW);
	start(note, 'b', MID);
	start(note, 'a', HIGH);
	zassert_equal(count, 0, "a cooperative thread is not preempted");
	helpers_join();
	zassert_str_equal(order, "abcd");
}

/* Verifies: SCHED-2, SCHED-13 */
ZTEST(kernel_sched, test_all_priorities)
{
	for (int prio = K_HIGHEST_APPLICATION_THREAD_PRIO; prio <= K_LOWEST_APPLICATION_THREAD_PRIO;
	     prio++) {
		before(NULL);
		start(note, 'x', prio);
		zassert_equal(k_thread_priority_get(&helper_threads[0]), prio);
		helpers_join();
		zassert_str_equal(order, "x", "priority %d", prio);
	}
	zassert_equal(K_PRIO_COOP(0), K_HIGHEST_THREAD_PRIO);
	zassert_equal(K_PRIO_PREEMPT(3), 3);
	zassert_equal(K_IDLE_PRIO, K_LOWEST_THREAD_PRIO);
}

static void starts_better(void *unused1, void *unused2, void *unused3)
{
	start(note, 'a', MID);
	note(INT_TO_POINTER('b'), NULL, NULL);
}

static void starts_equal(void *unused1, void *unused2, void *unused3)
{
	start(note, 'b', LOW);
	note(INT_TO_POINTER('a'), NULL, NULL);
}

/* Verifies: SCHED-4, SCHED-5 */
ZTEST(kernel_sched, test_preemption)
{
	(void)helper(starts_better, NULL, LOW);
	settle();
	zassert_str_equal(order, "ab");
	helpers_join();
	before(NULL);
	(void)helper(starts_equal, NULL, LOW);
	settle();
	zassert_str_equal(order, "ab", "an equal one waits");
	helpers_join();
}

static void yields(void *letter, void *unused2, void *unused3)
{
	for (int i = 0; i < 3; i++) {
		note(letter, NULL, NULL);
		k_yield();
	}
}

/* Verifies: SCHED-6, SCHED-7 */
ZTEST(kernel_sched, test_yield)
{
	start(yields, 'a', LOW);
	start(yields, 'b', LOW);
	start(yields, 'c', LOW);
	start(note, 'd', LOW + 1);
	helpers_join();
	zassert_str_equal(order, "abcabcabcd", "among equals, not to worse ones");
	/* with nobody there it is nothing */
	k_yield();
}

/* Verifies: SCHED-6 */
ZTEST(kernel_sched, test_yield_cooperative)
{
	start(yields, 'a', HIGH);
	start(yields, 'b', HIGH);
	helpers_join();
	zassert_str_equal(order, "ababab");
}

static void locks(void *unused1, void *unused2, void *unused3)
{
	k_sched_lock();
	k_sched_lock();
	start(note, 'c', MID);
	note(INT_TO_POINTER('a'), NULL, NULL);
	k_sched_unlock();
	note(INT_TO_POINTER('b'), NULL, NULL);
	k_sched_unlock();
	note(INT_TO_POINTER('d'), NULL, NULL);
}

/* Verifies: SCHED-8 */
ZTEST(kernel_sched, test_lock)
{
	(void)helper(locks, NULL, LOW);
	settle();
	zassert_str_equal(order, "abcd");
	helpers_join();
}

static void locks_and_waits(void *unused1, void *unused2, void *unused3)
{
	k_sched_lock();
	start(note, 'a', LOW);
	(void)k_sem_take(&go, K_TICKS(2));
	zassert_false(k_is_preempt_thread(), "the lock goes with the thread");
	note(INT_TO_POINTER('b'), NULL, NULL);
	k_sched_unlock();
}

/* Verifies: SCHED-9 */
ZTEST(kernel_sched, test_waiting_with_the_lock)
{
	(void)helper(locks_and_waits, NULL, MID);
	helpers_join();
	zassert_str_equal(order, "ab");
}

static void lowers_itself(void *unused1, void *unused2, void *unused3)
{
	start(note, 'b', MID);
	note(INT_TO_POINTER('a'), NULL, NULL);
	k_thread_priority_set(k_current_get(), LOW);
	note(INT_TO_POINTER('c'), NULL, NULL);
}

/* Verifies: SCHED-10 */
ZTEST(kernel_sched, test_lowering_itself)
{
	(void)helper(lowers_itself, NULL, MID - 1);
	settle();
	zassert_str_equal(order, "abc");
	helpers_join();
	before(NULL);
	/* also a cooperative one */
	(void)helper(lowers_itself, NULL, HIGH);
	settle();
	zassert_str_equal(order, "abc");
	helpers_join();
}

static void lower_from_isr(const void *thread)
{
	k_thread_priority_set((k_tid_t)thread, K_PRIO_COOP(5));
	note(INT_TO_POINTER('i'), NULL, NULL);
}

/* Lowers itself below a cooperative thread that is ready, staying cooperative: 0 just so, 1 with
 * the scheduler locked, 2 with interrupts locked, 3 in an interrupt handler.
 */
static void lowers_itself_coop(void *how, void *unused2, void *unused3)
{
	unsigned int key = 0;

	start(note, 'b', K_PRIO_COOP(3));
	if (POINTER_TO_INT(how) == 1) {
		k_sched_lock();
	} else if (POINTER_TO_INT(how) == 2) {
		key = irq_lock();
	}
	if (POINTER_TO_INT(how) == 3) {
		IN_ISR(lower_from_isr, k_current_get());
	} else {
		k_thread_priority_set(k_current_get(), K_PRIO_COOP(5));
	}
	note(INT_TO_POINTER('c'), NULL, NULL);
	if (POINTER_TO_INT(how) == 1) {
		k_sched_unlock();
	} else if (POINTER_TO_INT(how) == 2) {
		irq_unlock(key);
	}
	zassert_equal(k_thread_priority_get(k_current_get()), K_PRIO_COOP(5));
}

/* A cooperative thread steps back for another only if it lowers itself, and may be left. */
/* Verifies: SCHED-10 */
ZTEST(kernel_sched, test_lowering_itself_while_cooperative)
{
	static const char *const expected[] = {"bc", "cb", "cb", "icb"};

	for (int how = 0; how < ARRAY_SIZE(expected); how++) {
		before(NULL);
		(void)helper(lowers_itself_coop, INT_TO_POINTER(how), K_PRIO_COOP(2));
		helpers_join();
		zassert_str_equal(order, expected[how], "%d: %s", how, order);
	}
}

static void raises_other(void *unused1, void *unused2, void *unused3)
{
	k_tid_t other = helper(note, INT_TO_POINTER('b'), LOW + 1);

	note(INT_TO_POINTER('a'), NULL, NULL);
	k_thread_priority_set(other, LOW - 1);
	note(INT_TO_POINTER('c'), NULL, NULL);
}

/* Verifies: SCHED-11 */
ZTEST(kernel_sched, test_raising_another)
{
	(void)helper(raises_other, NULL, LOW);
	settle();
	zassert_str_equal(order, "abc");
	helpers_join();
}

/* Verifies: SCHED-12 */
ZTEST(kernel_sched, test_priority_of_ready_and_of_unstarted)
{
	static K_THREAD_STACK_DEFINE(stack, 512 + CONFIG_TEST_EXTRA_STACK_SIZE);
	static struct k_thread thread;

	start(note, 'b', MID);
	start(note, 'a', LOW);
	k_thread_priority_set(&helper_threads[1], MID - 1);
	helpers_join();
	zassert_str_equal(order, "ab");
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), note,
			      INT_TO_POINTER('c'), NULL, NULL, LOW, 0, K_FOREVER);
	k_thread_priority_set(&thread, MID);
	zassert_equal(k_thread_priority_get(&thread), MID);
	k_thread_start(&thread);
	zassert_ok(k_thread_join(&thread, K_SECONDS(1)));
}

static k_tid_t sleeper;

static void isr_wakeup(const void *unused)
{
	k_wakeup(sleeper);
}

static void sleeps_long(void *unused1, void *unused2, void *unused3)
{
	int32_t left = k_sleep(K_SECONDS(1000));

	order[count++] = (left > 900000 && left <= 1000000) ? 'w' : '?';
}

/* Verifies: SCHED-14 */
ZTEST(kernel_sched, test_wakeup)
{
	sleeper = helper(sleeps_long, NULL, LOW);
	settle();
	k_wakeup(sleeper);
	settle();
	zassert_str_equal(order, "w");
	helpers_join();
	sleeper = helper(sleeps_long, NULL, LOW);
	settle();
	IN_ISR(isr_wakeup, NULL);
	settle();
	zassert_str_equal(order, "ww");
	helpers_join();
	/* no effect on one that runs */
	k_wakeup(k_current_get());
}

static void waits_for_object(void *unused1, void *unused2, void *unused3)
{
	note(INT_TO_POINTER(k_sem_take(&go, K_FOREVER) == 0 ? 'b' : '?'), NULL, NULL);
}

/* Verifies: SCHED-15 */
ZTEST(kernel_sched, test_wakeup_of_a_waiter)
{
	k_tid_t waiter = helper(waits_for_object, NULL, LOW);

	settle();
	k_wakeup(waiter);
	settle();
	zassert_str_equal(order, "");
	note(INT_TO_POINTER('a'), NULL, NULL);
	k_sem_give(&go);
	helpers_join();
	zassert_str_equal(order, "ab");
}

static void preemptible_with_irqs_locked(void *unused1, void *unused2, void *unused3)
{
	unsigned int key = irq_lock();

	start(note, 'b', MID);
	note(INT_TO_POINTER('a'), NULL, NULL);
	irq_unlock(key);
	k_sched_lock();
	k_sched_unlock();
	note(INT_TO_POINTER('c'), NULL, NULL);
}

/* While interrupts are locked nobody takes the CPU; the next chance after that is used. */
/* Verifies: SCHED-16 */
ZTEST(kernel_sched, test_irq_lock_keeps_the_cpu)
{
	(void)helper(preemptible_with_irqs_locked, NULL, LOW);
	settle();
	zassert_str_equal(order, "abc");
	helpers_join();
}

static void locked_and_waits(void *unused1, void *unused2, void *unused3)
{
	unsigned int key = irq_lock();

	(void)k_sem_take(&go, K_TICKS(3));
	note(INT_TO_POINTER('b'), NULL, NULL);
	irq_unlock(key);
}

/* The lock belongs to the thread: others run with interrupts on while it waits. */
/* Verifies: SCHED-17 */
ZTEST(kernel_sched, test_waiting_with_irqs_locked)
{
	(void)helper(locked_and_waits, NULL, LOW);
	k_sleep(K_TICKS(1));
	note(INT_TO_POINTER('a'), NULL, NULL);
	helpers_join();
	zassert_str_equal(order, "ab");
}

#if CONFIG_NUM_METAIRQ_PRIORITIES > 0
static void coop_starts_meta(void *unused1, void *unused2, void *unused3)
{
	start(note, 'a', K_HIGHEST_THREAD_PRIO);
	note(INT_TO_POINTER('b'), NULL, NULL);
}

/* Verifies: POLICY-5 */
ZTEST(kernel_sched, test_meta_irq)
{
	(void)helper(coop_starts_meta, NULL, HIGH);
	start(note, 'c', HIGH);
	helpers_join();
	zassert_str_equal(order, "abc", "it preempts a cooperative thread, which then goes on");
}

static void meta_starts_better(void *unused1, void *unused2, void *unused3)
{
	note(INT_TO_POINTER('b'), NULL, NULL);
	start(note, 'd', K_PRIO_COOP(2));
}

static void coop_is_interrupted(void *unused1, void *unused2, void *unused3)
{
	note(INT_TO_POINTER('a'), NULL, NULL);
	(void)helper(meta_starts_better, NULL, K_HIGHEST_THREAD_PRIO);
	note(INT_TO_POINTER('c'), NULL, NULL);
}

/* Verifies: POLICY-6 */
ZTEST(kernel_sched, test_meta_irq_gives_back)
{
	(void)helper(coop_is_interrupted, NULL, K_PRIO_COOP(3));
	helpers_join();
	zassert_str_equal(order, "abcd");
}
#endif
