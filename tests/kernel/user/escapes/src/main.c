/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Ways out of user mode that need two who work together, or something used before. Those of one
 * thread alone are in the suites beside; those of one architecture in tests/arch. On one CPU two
 * attackers take turns by time slices, on several they run at once. doc/security/attacks.md has the
 * whole list.
 */
#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>
#include <zephyr/ztest.h>

#define ATTACKERS  2
#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define PRIO       (CONFIG_ZTEST_THREAD_PRIORITY + 1)
#define LONG       K_MSEC(300)

static K_THREAD_STACK_ARRAY_DEFINE(stacks, ATTACKERS, STACK_SIZE);
static struct k_thread attackers[ATTACKERS];
static K_THREAD_STACK_DEFINE(child_stack, STACK_SIZE);
static struct k_thread child;
static struct k_sem sem, secret;
static struct k_queue queue;
static struct k_msgq msgq;

static ZTEST_BMEM volatile uint32_t turns[ATTACKERS];
static ZTEST_BMEM struct k_poll_event event;

static int ended; /* attackers that the kernel has ended */

bool arch_is_in_nested_exception(const struct arch_esf *esf); /* of the architecture contract */

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	if (esf == NULL || arch_is_in_nested_exception(esf) || reason != K_ERR_KERNEL_OOPS ||
	    (k_current_get()->base.user_options & K_USER) == 0U) {
		printk("fault of the kernel's, reason %u\n", reason);
		k_fatal_halt(reason);
	}
	ended++;
}

static void next_turn(volatile uint32_t *turn)
{
	(*turn)++;
	if (IS_ENABLED(CONFIG_ESCAPES_TIME_PASSES_IN_CALLS)) {
		k_busy_wait(20);
	}
}

/* One that an attacker goes on with: the next in its place does. */
static void attack(k_thread_entry_t fn, int i)
{
	(void)k_thread_create(&attackers[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), fn,
			      (void *)&turns[i], NULL, NULL, PRIO, K_USER, K_FOREVER);
	k_thread_system_pool_assign(&attackers[i]);
	k_thread_access_grant(&attackers[i], &child, child_stack, &sem, &queue, &msgq);
	k_thread_start(&attackers[i]);
}

static void attack_again(k_thread_entry_t fn)
{
	for (int i = 0; i < ATTACKERS; i++) {
		if (k_thread_join(&attackers[i], K_NO_WAIT) == 0) {
			attack(fn, i);
		}
	}
}

static void stop(void)
{
	for (int i = 0; i < ATTACKERS; i++) {
		k_thread_abort(&attackers[i]);
	}
	if (child.stack_obj != NULL) {
		k_thread_abort(&child);
	}
}

/* All of them, for some time, those that are ended anew; @p look in between. */
static void attack_with(k_thread_entry_t fn, void (*look)(void))
{
	k_timepoint_t end = sys_timepoint_calc(LONG);

	memset((void *)turns, 0, sizeof(turns));
	for (int i = 0; i < ATTACKERS; i++) {
		attack(fn, i);
	}
	while (!sys_timepoint_expired(end)) {
		k_sleep(K_TICKS(3)); /* longer than a slice, so that both have their turns */
		look();
		attack_again(fn);
	}
	stop();
	zassert_true(turns[0] > 0U && turns[1] > 0U, "%u and %u turns", turns[0], turns[1]);
}

static void *setup(void)
{
	k_sem_init(&sem, 1, 1);
	k_sem_init(&secret, 1, 1);
	return NULL;
}


ZTEST_SUITE(kernel_user_escapes, NULL, setup, NULL, NULL, NULL);

/* ---- one record, one stack, two makers ---- */

static void short_life(void *p1, void *p2, void *p3)
{
}

static void make_and_abort(void *turn, void *p2, void *p3)
{
	for (;;) {
		next_turn(turn);
		(void)k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack),
				      short_life, NULL, NULL, NULL, PRIO, K_USER, K_NO_WAIT);
		k_thread_abort(&child);
	}
}

/* In no list twice: a walk through them all comes to its end. */
static void count_threads(void)
{
	struct k_thread *const all[] = {&attackers[0], &attackers[1], &child};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		zassert_true(all[i]->base.prio == PRIO || all[i]->stack_obj == NULL);
	}
}

ZTEST(kernel_user_escapes, test_two_make_the_same_thread)
{
	attack_with(make_and_abort, count_threads);
}

static void abort_the_other(void *turn, void *p2, void *p3)
{
	for (;;) {
		next_turn(turn);
		k_thread_abort(&attackers[1]);
	}
}

/* A supervisor makes a thread of a record while somebody aborts whatever is there. */
ZTEST(kernel_user_escapes, test_abort_of_what_is_being_made)
{
	attack(abort_the_other, 0);
	for (int i = 0; i < 500; i++) {
		if (k_thread_join(&attackers[0], K_NO_WAIT) == 0) {
			attack(abort_the_other, 0);
		}
		(void)k_thread_create(&attackers[1], stacks[1], K_THREAD_STACK_SIZEOF(stacks[1]),
				      short_life, NULL, NULL, NULL, PRIO - 2, K_USER, K_FOREVER);
		k_thread_access_grant(&attackers[0], &attackers[1]);
		k_thread_start(&attackers[1]);
		zassert_ok(k_thread_join(&attackers[1], K_SECONDS(1)));
	}
	stop();
}

/* ---- one object, set up by two, used meanwhile ---- */

static void set_up(void *turn, void *p2, void *p3)
{
	char byte;

	for (;;) {
		next_turn(turn);
		(void)k_sem_init(&sem, 1, 1);
		(void)k_sem_take(&sem, K_TICKS(1));
		(void)k_sem_take(&sem, K_NO_WAIT);
		if ((*(volatile uint32_t *)turn & 7U) == 0U) {
			k_queue_init(&queue);
		}
		(void)k_queue_get(&queue, K_TICKS(1));
		if ((*(volatile uint32_t *)turn & 7U) == 1U) {
			(void)k_msgq_alloc_init(&msgq, 1, 8);
		}
		(void)k_msgq_get(&msgq, &byte, K_TICKS(1));
	}
}

static void forget_queue(void)
{
	if (k_thread_join(&attackers[0], K_NO_WAIT) == 0 &&
	    k_thread_join(&attackers[1], K_NO_WAIT) == 0) {
		k_object_uninit(&queue);
		if (msgq.buffer_start != NULL && k_msgq_cleanup(&msgq) == 0) {
			k_object_uninit(&msgq);
		}
	}
	zassert_true(sem.count <= 1U);
	zassert_true(msgq.buffer_start == NULL || msgq.msg_size == 1U);
}

ZTEST(kernel_user_escapes, test_set_up_by_two_while_they_wait)
{
	attack_with(set_up, forget_queue);
}

/* ---- what was checked changes ---- */

static void poll_or_change(void *turn, void *p2, void *p3)
{
	for (;;) {
		next_turn(turn);
		if (turn == (void *)&turns[0]) {
			event.type = K_POLL_TYPE_SEM_AVAILABLE;
			event.sem = &sem;
			(void)k_poll(&event, 1, K_NO_WAIT);
		} else {
			event.sem = &secret;
			event.poller = (struct z_poller *)&secret;
			event.type = turns[1] & 31U;
		}
	}
}

static void secret_is_kept(void)
{
	zassert_equal(secret.count, 1);
	zassert_true(sys_dlist_is_empty(&secret.wait_q.waitq));
	zassert_true(sys_dlist_is_empty(&secret.wait_q.watchers));
}

ZTEST(kernel_user_escapes, test_events_changed_by_another)
{
	attack_with(poll_or_change, secret_is_kept);
}

/* ---- numbers, records and memory used again ---- */

static void take_secret(void *turn, void *p2, void *p3)
{
	(void)k_sem_take(&secret, K_NO_WAIT);
	(*(volatile uint32_t *)turn)++;
}

/* Whatever number a thread gets, it has no permission that its last owner had. */
ZTEST(kernel_user_escapes, test_numbers_used_again)
{
	for (int i = 0; i < 8 * CONFIG_MAX_THREAD_BYTES + 4; i++) {
		turns[0] = 0;
		ended = 0;
		attack(take_secret, 0);
		k_object_access_grant(&secret, &attackers[0]);
		zassert_ok(k_thread_join(&attackers[0], K_SECONDS(1)));
		zassert_equal(turns[0], 1, "it may");
		k_sem_give(&secret);
		attack(take_secret, 1);
		zassert_ok(k_thread_join(&attackers[1], K_SECONDS(1)));
		zassert_equal(ended, 1, "it may not");
		zassert_equal(secret.count, 1);
	}
}

static void use_child(void *turn, void *p2, void *p3)
{
	k_thread_resume(&child);
	(*(volatile uint32_t *)turn)++;
}

/* Also if the kernel has called the record an object that is set up. */
ZTEST(kernel_user_escapes, test_record_of_a_dead_thread)
{
	(void)k_thread_create(&child, child_stack, K_THREAD_STACK_SIZEOF(child_stack), short_life,
			      NULL, NULL, NULL, PRIO, K_USER, K_NO_WAIT);
	zassert_ok(k_thread_join(&child, K_SECONDS(1)));
	k_object_recycle(&child);
	k_object_init(&child);
	turns[0] = 0;
	ended = 0;
	attack(use_child, 0);
	zassert_ok(k_thread_join(&attackers[0], K_SECONDS(1)));
	zassert_equal(ended, 1);
	zassert_equal(turns[0], 0);
}

static ZTEST_BMEM struct k_sem *old;

static void allocate_and_free(void *turn, void *p2, void *p3)
{
	old = k_object_alloc(K_OBJ_SEM);
	(void)k_sem_init(old, 1, 1);
	k_object_release(old);
	(*(volatile uint32_t *)turn)++;
}

static void take_old(void *turn, void *p2, void *p3)
{
	(void)k_sem_take(old, K_NO_WAIT);
	(*(volatile uint32_t *)turn)++;
}

/* Freed by a user, its memory is another's object: neither the user nor its heirs may use it. */
ZTEST(kernel_user_escapes, test_memory_of_a_freed_object)
{
	struct k_sem *new_one;

	attack(allocate_and_free, 0);
	zassert_ok(k_thread_join(&attackers[0], K_SECONDS(1)));
	zassert_not_null(old);
	k_thread_system_pool_assign(k_current_get());
	new_one = k_object_alloc(K_OBJ_SEM);
	zassert_equal_ptr(new_one, old, "the test wants the same memory");
	zassert_ok(k_sem_init(new_one, 1, 1));
	turns[0] = 0;
	ended = 0;
	attack(take_old, 0);
	zassert_ok(k_thread_join(&attackers[0], K_SECONDS(1)));
	zassert_equal(ended, 1);
	zassert_equal(new_one->count, 1);
	k_object_free(new_one);
}
