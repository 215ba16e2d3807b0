/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Threads on all CPUs do random things to shared objects and to each other. Each operation leaves
 * the sum of what there is as it was, so at the end everything can be counted: a token lost is a
 * wakeup lost, one too many was given twice. A thread that never comes back is found by the count
 * of operations, which must go on.
 *
 * The last two threads only disturb: one changes priorities, suspends and resumes the others, one
 * is made and ended again and again.
 */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define PLAYERS    5
#define WAITERS    2 /* the first ones: never suspended */
#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define TOKENS     3
#define SLOTS      2

static struct k_thread players[PLAYERS], disturber, mayfly;
static K_THREAD_STACK_ARRAY_DEFINE(stacks, PLAYERS, STACK_SIZE);
static K_THREAD_STACK_DEFINE(disturber_stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(mayfly_stack, STACK_SIZE);

static struct k_sem tokens;
static struct k_mutex mutex;
static struct k_spinlock spinlock;
K_MSGQ_DEFINE(queue, sizeof(uint32_t), SLOTS, 4);
static volatile uint32_t under_mutex, under_spinlock;
static atomic_t operations, sent, received, mutexes, spinlocks, mayflies;
static volatile bool over;

/* xorshift, one state for each thread */
static uint32_t next(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void take_and_give(uint32_t number)
{
	if (k_sem_take(&tokens, (number & 1U) ? K_FOREVER : K_TICKS(2)) == 0) {
		if ((number & 6U) == 0U) {
			k_yield();
		}
		k_sem_give(&tokens);
	}
}

static void add_under_mutex(void)
{
	(void)k_mutex_lock(&mutex, K_FOREVER);
	under_mutex = under_mutex + 1U;
	(void)k_mutex_unlock(&mutex);
	(void)atomic_inc(&mutexes);
}

static void add_under_spinlock(void)
{
	k_spinlock_key_t key = k_spin_lock(&spinlock);

	under_spinlock = under_spinlock + 1U;
	(void)atomic_inc(&spinlocks);
	k_spin_unlock(&spinlock, key); /* who is aborted is so before or after */
}

/* A thread that is suspended while it waits loses its timeout, so such ones must not wait here. */
static void send_or_receive(uint32_t number, bool may_wait)
{
	k_timeout_t timeout = (may_wait && (number & 1U) != 0U) ? K_TICKS(1) : K_NO_WAIT;

	if ((number & 2U) != 0U) {
		if (k_msgq_put(&queue, &number, timeout) == 0) {
			(void)atomic_add(&sent, number & 0xFFFFU);
		}
	} else if (k_msgq_get(&queue, &number, timeout) == 0) {
		(void)atomic_add(&received, number & 0xFFFFU);
	}
}

static void play(void *seed, void *may_wait, void *unused2)
{
	uint32_t state = (uint32_t)(uintptr_t)seed;

	ARG_UNUSED(unused2);
	while (atomic_inc(&operations) < CONFIG_STRESS_OPERATIONS) {
		uint32_t number = next(&state);

		switch ((number >> 8) % 6U) {
		case 0:
		case 1:
			take_and_give(number);
			break;
		case 2:
			add_under_mutex();
			break;
		case 3:
			add_under_spinlock();
			break;
		case 4:
			send_or_receive(number, may_wait != NULL);
			break;
		default:
			k_yield();
			arch_spin_relax(); /* an emulator may run the CPUs in turn */
			break;
		}
	}
}

static void live_shortly(void *unused0, void *unused1, void *unused2)
{
	ARG_UNUSED(unused0);
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	(void)atomic_inc(&mayflies);
	for (int i = 0; i < (atomic_get(&operations) & 7); i++) {
		add_under_spinlock();
		k_yield();
		arch_spin_relax();
	}
}

static void one_mayfly(uint32_t number)
{
	(void)k_thread_create(&mayfly, mayfly_stack, STACK_SIZE, live_shortly, NULL, NULL, NULL,
			      (int)(number % 4U), 0, K_NO_WAIT);
	if ((number & 16U) != 0U) {
		k_yield();
	}
	k_thread_abort(&mayfly);
	zassert_ok(k_thread_join(&mayfly, K_NO_WAIT));
}

static void disturb(void *seed, void *unused1, void *unused2)
{
	uint32_t state = (uint32_t)(uintptr_t)seed;

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	while (!over) {
		uint32_t number = next(&state);
		k_tid_t victim = &players[(number >> 4) % PLAYERS];

		switch ((number >> 12) % 4U) {
		case 0:
			k_thread_priority_set(victim, (int)(number % 5U));
			break;
		case 1:
			victim = &players[WAITERS + (number >> 4) % (PLAYERS - WAITERS)];
			k_thread_suspend(victim);
			k_thread_resume(victim);
			break;
		case 2:
			one_mayfly(number);
			break;
		default:
			k_sleep(K_TICKS(1));
			break;
		}
	}
}

ZTEST_SUITE(kernel_smp_stress, NULL, NULL, NULL, NULL, NULL);

/* All operations are done; shows where they stand where they do not go on. */
static void wait_for_players(void)
{
	atomic_val_t was = -1;

	for (int i = 0; i < PLAYERS; i++) {
		while (k_thread_join(&players[i], K_SECONDS(10)) != 0) {
			zassert_not_equal(atomic_get(&operations), was,
					  "nothing goes on after %ld operations", (long)was);
			was = atomic_get(&operations);
		}
	}
}

/* Verifies: SMP-16 */
ZTEST(kernel_smp_stress, test_random_operations)
{
	uint32_t state = 0x9E3779B9U * (uint32_t)CONFIG_STRESS_SEED;
	uint32_t message;

	k_sem_init(&tokens, TOKENS, TOKENS);
	k_mutex_init(&mutex);
	for (int i = 0; i < PLAYERS; i++) {
		(void)k_thread_create(&players[i], stacks[i], STACK_SIZE, play,
				      (void *)(uintptr_t)(next(&state) | 1U),
				      (i < WAITERS) ? &players[i] : NULL, NULL, 3, 0, K_NO_WAIT);
	}
	(void)k_thread_create(&disturber, disturber_stack, STACK_SIZE, disturb,
			      (void *)(uintptr_t)(next(&state) | 1U), NULL, NULL, 1, 0, K_NO_WAIT);
	wait_for_players();
	over = true;
	zassert_ok(k_thread_join(&disturber, K_SECONDS(10)));
	while (k_msgq_get(&queue, &message, K_NO_WAIT) == 0) {
		(void)atomic_add(&received, message & 0xFFFFU);
	}
	zassert_equal(k_sem_count_get(&tokens), TOKENS, "a token is lost or doubled");
	zassert_equal(under_mutex, (uint32_t)atomic_get(&mutexes));
	zassert_equal(under_spinlock, (uint32_t)atomic_get(&spinlocks));
	zassert_equal(atomic_get(&sent), atomic_get(&received), "a message is lost or doubled");
	printk("%d operations on %u CPUs, %ld short threads\n", CONFIG_STRESS_OPERATIONS,
	       arch_num_cpus(), (long)atomic_get(&mayflies));
}
