/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Permissions on kernel objects: who may use what, and that no pointer gets around that.
 */
#include "user_helpers.h"
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/sys/internal/kobject_internal.h>

static K_SEM_DEFINE(sem, 0, 100);
static K_SEM_DEFINE(second_sem, 0, 100);
static K_SEM_DEFINE(public_sem, 0, 100);
static K_MUTEX_DEFINE(mutex);
static struct k_sem raw_sem; /* not initialised */
static struct {
	int before;
	struct k_sem in_struct;
	struct k_sem in_array[3];
	int after;
} nested;

static K_THREAD_STACK_DEFINE(bystander_stack, USER_STACK_SIZE);
static struct k_thread bystander; /* never starts */

static ZTEST_BMEM struct k_sem fake_sem; /* where users can write: no kernel object */
static ZTEST_BMEM void *volatile made;
static ZTEST_BMEM volatile int result;

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_sem_reset(&sem);
}

ZTEST_SUITE(kernel_user_objects, NULL, NULL, before, NULL, NULL);

static void give(void *object, void *unused)
{
	k_sem_give(object);
}

static void refused(void *object)
{
	user_fails(give, object, NULL, K_ERR_KERNEL_OOPS);
}

/* Run @p fn in a thread that may use @p object. */
static void allowed(user_fn fn, void *arg, const void *object)
{
	(void)user_create(fn, arg, NULL);
	k_object_access_grant(object, &user_thread);
	user_finish();
	zassert_equal(user_faults, 0, "fault, reason %u", user_reason);
	zassert_equal(user_reached, 2);
}

static void not_allowed(user_fn fn, void *arg, const void *object)
{
	(void)user_create(fn, arg, NULL);
	k_object_access_grant(object, &user_thread);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS);
}

ZTEST(kernel_user_objects, test_without_permission)
{
	refused(&sem);
	zassert_equal(k_sem_count_get(&sem), 0);
}

ZTEST(kernel_user_objects, test_grant_and_revoke)
{
	allowed(give, &sem, &sem);
	zassert_equal(k_sem_count_get(&sem), 1);
	refused(&sem); /* a new thread has none of the last one's permissions */

	(void)user_create(give, &sem, NULL);
	k_object_access_grant(&sem, &user_thread);
	k_object_access_revoke(&sem, &user_thread);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(kernel_user_objects, test_grant_macro)
{
	(void)user_create(give, &second_sem, NULL);
	k_thread_access_grant(&user_thread, &sem, &second_sem, &mutex);
	user_finish();
	zassert_equal(user_reached, 2);
}

ZTEST(kernel_user_objects, test_public)
{
	k_object_access_all_grant(&public_sem);
	user_passes(give, &public_sem, NULL);
	user_passes(give, &public_sem, NULL);
}

static void give_release_give(void *object, void *unused)
{
	k_sem_give(object);
	k_object_release(object);
	k_sem_give(object);
}

ZTEST(kernel_user_objects, test_release)
{
	not_allowed(give_release_give, &sem, &sem);
	zassert_equal(k_sem_count_get(&sem), 1);
}

ZTEST(kernel_user_objects, test_inherited)
{
	k_object_access_grant(&sem, k_current_get());
	user_passes(give, &sem, NULL);
	k_object_access_revoke(&sem, k_current_get());
	refused(&sem);
}

ZTEST(kernel_user_objects, test_not_initialised)
{
	not_allowed(give, &raw_sem, &raw_sem);
	zassert_ok(k_sem_init(&raw_sem, 0, 1));
	allowed(give, &raw_sem, &raw_sem);
}

static void lock_sem(void *object, void *unused)
{
	(void)k_mutex_lock(object, K_NO_WAIT);
}

ZTEST(kernel_user_objects, test_wrong_kind)
{
	not_allowed(lock_sem, &sem, &sem);
	not_allowed(give, &mutex, &mutex);
	not_allowed(give, &user_thread, &user_thread);
}

static void init_sem(void *object, void *unused)
{
	result = k_sem_init(object, 0, 5);
}

ZTEST(kernel_user_objects, test_init_by_a_user)
{
	user_fails(init_sem, &sem, NULL, K_ERR_KERNEL_OOPS);
	allowed(init_sem, &sem, &sem);
	zassert_ok(result);
	zassert_ok(k_sem_init(&sem, 0, 100));
}

static void take_forever(void *p1, void *p2, void *p3)
{
	(void)k_sem_take(&sem, K_FOREVER);
}

/* One that others wait for stays as it is. */
ZTEST(kernel_user_objects, test_init_under_waiters)
{
	k_sem_reset(&sem);
	(void)k_thread_create(&bystander, bystander_stack, K_THREAD_STACK_SIZEOF(bystander_stack),
			      take_forever, NULL, NULL, NULL, USER_PRIO, 0, K_NO_WAIT);
	k_sleep(K_TICKS(1));
	not_allowed(init_sem, &sem, &sem);
	k_sem_give(&sem);
	zassert_ok(k_thread_join(&bystander, K_SECONDS(1)), "it still waits in the list");
}

ZTEST(kernel_user_objects, test_in_structs_and_arrays)
{
	zassert_ok(k_sem_init(&nested.in_struct, 0, 5));
	zassert_ok(k_sem_init(&nested.in_array[2], 0, 5));
	allowed(give, &nested.in_struct, &nested.in_struct);
	allowed(give, &nested.in_array[2], &nested.in_array[2]);
	zassert_equal(k_sem_count_get(&nested.in_array[2]), 1);
	not_allowed(give, &nested.in_array[1], &nested.in_array[1]);
	refused(&nested);
}

/* No value is an object but the address of one. */
ZTEST(kernel_user_objects, test_any_pointer)
{
	uintptr_t at = (uintptr_t)&sem;

	k_object_access_grant(&sem, k_current_get());
	for (uintptr_t i = 1; i < sizeof(sem) + 8U; i++) {
		zassert_true(k_object_find((void *)(at - i)) != k_object_find(&sem));
		zassert_true(k_object_find((void *)(at + i)) != k_object_find(&sem));
	}
	refused(NULL);
	refused((void *)UINTPTR_MAX);
	refused((void *)(UINTPTR_MAX / 2U));
	refused((void *)(at + 1U));
	refused((void *)(at - 1U));
	refused((void *)(at + sizeof(void *)));
	refused((void *)(at + sizeof(sem) - 1U));
	refused((void *)(at ^ 1U << 20));
	refused(&fake_sem);
	refused((void *)(uintptr_t)&user_reached);
	refused((void *)refused);
	k_object_access_revoke(&sem, k_current_get());
}

static void grant_to_self(void *object, void *unused)
{
	k_object_access_grant(object, k_current_get());
}

static void grant_to(void *object, void *thread)
{
	k_object_access_grant(object, thread);
}

ZTEST(kernel_user_objects, test_grant_by_a_user)
{
	(void)k_thread_create(&bystander, bystander_stack, K_THREAD_STACK_SIZEOF(bystander_stack),
			      user_entry, NULL, NULL, NULL, USER_PRIO, K_USER, K_FOREVER);
	/* what it may not use itself */
	user_fails(grant_to_self, &sem, NULL, K_ERR_KERNEL_OOPS);
	/* to a thread that it may not use */
	(void)user_create(grant_to, &sem, &bystander);
	k_object_access_grant(&sem, &user_thread);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS);
	/* both allowed */
	(void)user_create(grant_to, &sem, &bystander);
	k_thread_access_grant(&user_thread, &sem, &bystander);
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_not_equal(k_object_find(&sem)->perms[0], 0);
	k_thread_abort(&bystander);
}

#ifdef CONFIG_DYNAMIC_OBJECTS
static K_SEM_DEFINE(unblock, 0, 1);

static void wait_then_run(void *p1, void *p2, void *p3)
{
	volatile int local = 5;

	(void)k_sem_take(&unblock, K_FOREVER);
	result = local;
}

/* Makes a thread on a stack that it gives up at once, and wants memory. */
static void give_up_stack(void *unused, void *unused2)
{
	k_thread_stack_t *s = k_object_alloc_size(K_OBJ_THREAD_STACK_ELEMENT, USER_STACK_SIZE);
	struct k_thread *t = k_object_alloc(K_OBJ_THREAD);

	if (s == NULL || t == NULL) {
		return;
	}
	made = s;
	(void)k_thread_create(t, s, USER_STACK_SIZE, wait_then_run, NULL, NULL, NULL, USER_PRIO,
			      K_USER | K_INHERIT_PERMS, K_NO_WAIT);
	k_yield();
	k_object_release(s);
	k_sem_give(k_object_alloc(K_OBJ_SEM)); /* not initialised: ends here */
}

ZTEST(kernel_user_objects, test_stack_given_up_while_in_use)
{
	result = 0;
	k_thread_system_pool_assign(k_current_get());
	(void)user_create(give_up_stack, NULL, NULL);
	k_thread_access_grant(&user_thread, &unblock);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_not_null(made);
	zassert_not_null(k_object_find(made), "its thread still runs");
	k_sem_give(&unblock);
	k_sleep(K_TICKS(2));
	zassert_equal(result, 5);
	k_object_free(k_object_alloc(K_OBJ_SEM)); /* sweeps */
	zassert_is_null(k_object_find(made));
}

static void make_sem(void *unused, void *unused2)
{
	struct k_sem *s = k_object_alloc(K_OBJ_SEM);

	made = s;
	result = s == NULL ? -ENOMEM : k_sem_init(s, 1, 3);
	if (result == 0) {
		k_sem_give(s);
		result = (int)k_sem_count_get(s);
	}
}

ZTEST(kernel_user_objects, test_allocated_object)
{
	k_thread_system_pool_assign(k_current_get());
	(void)user_create(make_sem, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_equal(result, 2);
	zassert_not_null(made);
	/* it went with the only thread that could use it */
	zassert_is_null(k_object_find(made));
	refused(made);
}

static void make_and_use_raw(void *unused, void *unused2)
{
	k_sem_give(k_object_alloc(K_OBJ_SEM));
}

ZTEST(kernel_user_objects, test_allocated_object_is_not_initialised)
{
	k_thread_system_pool_assign(k_current_get());
	user_fails(make_and_use_raw, NULL, NULL, K_ERR_KERNEL_OOPS);
}

static void alloc_kind(void *kind, void *unused)
{
	made = k_object_alloc((enum k_objects)(intptr_t)kind);
}

ZTEST(kernel_user_objects, test_allocation_of_odd_kinds)
{
	k_thread_system_pool_assign(k_current_get());
	user_fails(alloc_kind, (void *)(intptr_t)K_OBJ_LAST, NULL, K_ERR_KERNEL_OOPS);
	user_fails(alloc_kind, (void *)(intptr_t)-1, NULL, K_ERR_KERNEL_OOPS);
	user_fails(alloc_kind, (void *)(intptr_t)K_OBJ_ANY, NULL, K_ERR_KERNEL_OOPS);
}

ZTEST(kernel_user_objects, test_permission_keeps_an_object)
{
	struct k_sem *s;

	k_thread_system_pool_assign(k_current_get());
	s = k_object_alloc(K_OBJ_SEM);
	zassert_not_null(s);
	zassert_ok(k_sem_init(s, 0, 2));
	k_object_access_grant(s, k_current_get());
	allowed(give, s, s);
	zassert_not_null(k_object_find(s));
	k_object_release(s);
	zassert_is_null(k_object_find(s), "nobody can use it any more");
}

ZTEST(kernel_user_objects, test_freed_object)
{
	struct k_sem *s;

	k_thread_system_pool_assign(k_current_get());
	s = k_object_alloc(K_OBJ_SEM);
	zassert_not_null(s);
	zassert_ok(k_sem_init(s, 0, 2));
	k_object_access_grant(s, k_current_get());
	k_object_free(s);
	refused(s);
}

static void lock_and_end(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_mutex_lock(&mutex, K_FOREVER);
}

/* A mutex would go on pointing to it. */
ZTEST(kernel_user_objects, test_freed_thread_that_owns_a_mutex)
{
	struct k_thread *t;

	k_thread_system_pool_assign(k_current_get());
	t = k_object_alloc(K_OBJ_THREAD);
	zassert_not_null(t);
	(void)k_thread_create(t, user_stack, K_THREAD_STACK_SIZEOF(user_stack), lock_and_end, NULL,
			      NULL, NULL, USER_PRIO, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(t, K_SECONDS(5)));
	zassert_equal(k_mutex_lock(&mutex, K_NO_WAIT), -EBUSY, "it died with it");
	k_object_free(t);
	zassert_is_null(k_object_find(t));
	zassert_ok(k_mutex_lock(&mutex, K_NO_WAIT));
	zassert_ok(k_mutex_unlock(&mutex));
}
#endif

/* ---- a thread of K_THREAD_DEFINE ---- */

static ZTEST_BMEM volatile int static_ran;

static void static_entry(void *p1, void *p2, void *p3)
{
	k_sem_give(&second_sem);
	static_ran = 1;
}

K_THREAD_DEFINE(static_user, USER_STACK_SIZE, static_entry, NULL, NULL, NULL, USER_PRIO, K_USER,
		SYS_FOREVER_MS);
K_THREAD_ACCESS_GRANT(static_user, &second_sem);

ZTEST(kernel_user_objects, test_static_grant)
{
	unsigned int count = k_sem_count_get(&second_sem);

	k_thread_start(static_user);
	zassert_ok(k_thread_join(static_user, K_SECONDS(1)));
	zassert_equal(static_ran, 1);
	zassert_equal(k_sem_count_get(&second_sem), count + 1U);
}
