/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory domains: what they refuse, and that every change is in force at once.
 */
#include "user_helpers.h"
#include <zephyr/sys/libc-hooks.h>

/* With these native_sim closes no memory. */
#define NEEDS_PROTECTION()                                                                         \
	Z_TEST_SKIP_IFDEF(CONFIG_ASAN);                                                            \
	Z_TEST_SKIP_IFDEF(CONFIG_COVERAGE)

K_APPMEM_PARTITION_DEFINE(part_a);
K_APPMEM_PARTITION_DEFINE(part_b);
static K_APP_DMEM(part_a) volatile int in_a = 1;
static K_APP_DMEM(part_b) volatile int in_b = 2;

static struct k_mem_domain domain;
static K_SEM_DEFINE(go, 0, 10);
static K_SEM_DEFINE(done, 0, 10);
static ZTEST_BMEM volatile int seen;

/* Partitions that can not be: their memory is never touched. */
static struct k_mem_partition odd;

static void *setup(void)
{
	k_thread_access_grant(k_current_get(), &go, &done);
	return NULL;
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_sem_reset(&go);
	k_sem_reset(&done);
	seen = 0;
}

ZTEST_SUITE(kernel_user_domains, NULL, setup, before, NULL, NULL);

static void fresh_domain(void)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition};

	zassert_ok(k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts));
}

ZTEST(kernel_user_domains, test_what_is_refused)
{
	struct k_mem_partition *twice[] = {&part_a, &part_a};

	zassert_equal(k_mem_domain_init(NULL, 0, NULL), -EINVAL);
	zassert_equal(k_mem_domain_init(&domain, 1, NULL), -EINVAL);
	zassert_equal(k_mem_domain_init(&domain, ARRAY_SIZE(twice), twice), -EINVAL);
	fresh_domain();
	zassert_equal(k_mem_domain_add_partition(&domain, NULL), -EINVAL);
	zassert_equal(k_mem_domain_add_partition(NULL, &part_a), -EINVAL);
	zassert_equal(k_mem_domain_remove_partition(&domain, &part_a), -ENOENT);

	odd = part_a;
	odd.size = 0;
	zassert_equal(k_mem_domain_add_partition(&domain, &odd), -EINVAL, "empty");
	odd.size = 0U - part_a.start + part_a.size;
	zassert_equal(k_mem_domain_add_partition(&domain, &odd), -EINVAL, "wraps");
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	zassert_equal(k_mem_domain_add_partition(&domain, &part_a), -EINVAL, "overlaps");
	zassert_equal(domain.num_partitions, 2);
}

/* Applications name the C library's partition first; here the library may have no variables. */
ZTEST(kernel_user_domains, test_partition_of_the_c_library)
{
	struct k_mem_partition *parts[] = {
#if Z_LIBC_PARTITION_EXISTS
		&z_libc_partition,
#endif
		&ztest_mem_partition, &part_a};

	zassert_ok(k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts));
	zassert_ok(k_mem_domain_remove_partition(&domain, &part_a), "it was added");
	for (size_t i = 0; i < ARRAY_SIZE(parts) - 1U; i++) {
		zassert_ok(k_mem_domain_remove_partition(&domain, parts[i]));
	}
}

ZTEST(kernel_user_domains, test_limit)
{
	int max = k_mem_domain_default.num_partitions; /* any number that is there */

	ARG_UNUSED(max);
	fresh_domain();
	odd = part_a;
	for (int i = 1; i < CONFIG_MAX_DOMAIN_PARTITIONS + 1; i++) {
		int ret = k_mem_domain_add_partition(&domain, &odd);

		if (ret != 0) {
			zassert_equal(ret, -ENOSPC);
			return;
		}
		odd.start += odd.size;
	}
	zassert_unreachable("more partitions than there can be");
}

static void read_a(void *unused, void *unused2)
{
	seen = in_a;
}

static void write_a(void *unused, void *unused2)
{
	in_a = 7;
}

ZTEST(kernel_user_domains, test_added_before_the_start)
{
	fresh_domain();
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	(void)user_create(read_a, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_equal(seen, in_a);
}

static void step_by_step(void *unused, void *unused2)
{
	k_sem_take(&go, K_FOREVER);
	seen = in_a;
	k_sem_give(&done);
	k_sem_take(&go, K_FOREVER);
	seen = in_a; /* gone: ends here */
	seen = -1;
}

ZTEST(kernel_user_domains, test_changed_while_it_runs)
{
	NEEDS_PROTECTION();
	fresh_domain();
	(void)user_create(step_by_step, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	k_thread_start(&user_thread);
	k_sleep(K_TICKS(1));
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	k_sem_give(&go);
	zassert_ok(k_sem_take(&done, K_SECONDS(1)));
	zassert_equal(seen, in_a);
	zassert_ok(k_mem_domain_remove_partition(&domain, &part_a));
	k_sem_give(&go);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(1)));
	zassert_equal(user_reached, 1);
	zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
	zassert_not_equal(seen, -1);
}

K_MSGQ_DEFINE(numbers, sizeof(int), 2, sizeof(int));
K_PIPE_DEFINE(bytes, 8, 4);

static void receive_into_a(void *unused, void *unused2)
{
	(void)k_msgq_get(&numbers, (void *)&in_a, K_FOREVER);
	k_sem_take(&go, K_FOREVER);
	k_msgq_get(&numbers, (void *)&in_a, K_FOREVER);
}

static void read_into_a(void *unused, void *unused2)
{
	size_t done_bytes;

	(void)k_pipe_get(&bytes, (void *)&in_a, sizeof(in_a), &done_bytes, sizeof(in_a), K_FOREVER);
}

/* Memory that the kernel is going to write to for a thread that waits stays that thread's. */
ZTEST(kernel_user_domains, test_removed_while_a_call_waits)
{
	static struct k_mem_domain second;
	int number = 42;

	fresh_domain();
	zassert_ok(k_mem_domain_init(&second, 0, NULL));
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	(void)user_create(receive_into_a, NULL, NULL);
	k_object_access_grant(&numbers, &user_thread);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	k_thread_start(&user_thread);
	k_sleep(K_TICKS(1));
	zassert_equal(k_mem_domain_remove_partition(&domain, &part_a), -EBUSY);
	zassert_equal(k_mem_domain_add_thread(&second, &user_thread), -EBUSY);
	zassert_ok(k_msgq_put(&numbers, &number, K_NO_WAIT));
	k_sleep(K_TICKS(1));
	zassert_equal(in_a, 42);
	zassert_ok(k_mem_domain_remove_partition(&domain, &part_a));
	k_sem_give(&go);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(1)));
	zassert_equal(user_reason, K_ERR_KERNEL_OOPS, "the second call");
}

/* The end of the thread is the end of that. */
ZTEST(kernel_user_domains, test_removed_once_the_waiter_ended)
{
	fresh_domain();
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	(void)user_create(read_into_a, NULL, NULL);
	k_object_access_grant(&bytes, &user_thread);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	k_thread_start(&user_thread);
	k_sleep(K_TICKS(1));
	zassert_equal(k_mem_domain_remove_partition(&domain, &part_a), -EBUSY);
	k_thread_abort(&user_thread);
	zassert_ok(k_mem_domain_remove_partition(&domain, &part_a));
}

/* A thread moves to another domain while it runs. */
ZTEST(kernel_user_domains, test_moved_while_it_runs)
{
	NEEDS_PROTECTION();
	static struct k_mem_domain second;
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &part_a};

	fresh_domain();
	zassert_ok(k_mem_domain_init(&second, ARRAY_SIZE(parts), parts));
	(void)user_create(step_by_step, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&second, &user_thread));
	k_thread_start(&user_thread);
	k_sem_give(&go);
	zassert_ok(k_sem_take(&done, K_SECONDS(1)));
	zassert_equal(seen, in_a);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	k_sem_give(&go);
	zassert_ok(k_thread_join(&user_thread, K_SECONDS(1)));
	zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
}

/* Threads of two domains take turns; neither gets the other's regions. */
static K_THREAD_STACK_DEFINE(second_stack, USER_STACK_SIZE);
static struct k_thread second_thread;

static void read_b_often(void *p1, void *p2, void *p3)
{
	int sum = 0;

	for (int i = 0; i < 20; i++) {
		sum += in_b;
		k_sleep(K_TICKS(1));
	}
	in_b = sum;
}

static void read_a_then_b(void *unused, void *unused2)
{
	for (int i = 0; i < 10; i++) {
		seen += in_a;
		k_sleep(K_TICKS(1));
	}
	seen = in_b;
	seen = -1;
}

ZTEST(kernel_user_domains, test_two_domains_take_turns)
{
	NEEDS_PROTECTION();
	static struct k_mem_domain other;
	struct k_mem_partition *a[] = {&ztest_mem_partition, &part_a};
	struct k_mem_partition *b[] = {&part_b};

	in_b = 2;
	zassert_ok(k_mem_domain_init(&domain, ARRAY_SIZE(a), a));
	zassert_ok(k_mem_domain_init(&other, ARRAY_SIZE(b), b));
	(void)k_thread_create(&second_thread, second_stack, K_THREAD_STACK_SIZEOF(second_stack),
			      read_b_often, NULL, NULL, NULL, USER_PRIO, K_USER, K_FOREVER);
	zassert_ok(k_mem_domain_add_thread(&other, &second_thread));
	(void)user_create(read_a_then_b, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	k_thread_start(&second_thread);
	user_finish();
	zassert_equal(user_reached, 1, "reached the other domain's partition");
	zassert_equal(user_reason, K_ERR_CPU_EXCEPTION);
	zassert_ok(k_thread_join(&second_thread, K_SECONDS(5)));
	zassert_equal(in_b, 40, "and that one went on");
}

ZTEST(kernel_user_domains, test_read_only_partition)
{
	NEEDS_PROTECTION();
	odd = part_a;
	odd.attr = K_MEM_PARTITION_P_RO_U_RO;
	fresh_domain();
	zassert_ok(k_mem_domain_add_partition(&domain, &odd));
	in_a = 1;
	(void)user_create(read_a, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_equal(seen, 1);
	(void)user_create(write_a, NULL, NULL);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_equal(in_a, 1);
}

ZTEST(kernel_user_domains, test_default_domain)
{
	NEEDS_PROTECTION();
	user_fails(read_a, NULL, NULL, K_ERR_CPU_EXCEPTION);
	zassert_ok(k_mem_domain_add_partition(&k_mem_domain_default, &part_a));
	user_passes(read_a, NULL, NULL);
	zassert_ok(k_mem_domain_remove_partition(&k_mem_domain_default, &part_a));
	user_fails(read_a, NULL, NULL, K_ERR_CPU_EXCEPTION);
}

static void child(void *p1, void *p2, void *p3)
{
	seen = in_a;
}

static void parent(void *p1, void *p2, void *p3)
{
	(void)k_thread_create(&second_thread, second_stack, K_THREAD_STACK_SIZEOF(second_stack),
			      child, NULL, NULL, NULL, USER_PRIO, K_USER, K_NO_WAIT);
	(void)k_thread_join(&second_thread, K_FOREVER);
}

/* A thread begins in the domain of the one that makes it. */
ZTEST(kernel_user_domains, test_inherited)
{
	fresh_domain();
	zassert_ok(k_mem_domain_add_partition(&domain, &part_a));
	in_a = 11;
	(void)k_thread_create(&user_thread, user_stack, K_THREAD_STACK_SIZEOF(user_stack), parent,
			      NULL, NULL, NULL, USER_PRIO, 0, K_FOREVER);
	zassert_ok(k_mem_domain_add_thread(&domain, &user_thread));
	user_finish();
	zassert_equal(seen, 11);
}
