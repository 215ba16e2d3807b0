/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Translations that are no longer true: after a change of a domain, after a switch to a thread of
 * another domain, also on another CPU.
 */
#include "calls.h"

#include <zephyr/ztest.h>

#define PAGE 4096

static volatile uint64_t mine[PAGE / 8] __aligned(PAGE);
static volatile uint64_t others[PAGE / 8] __aligned(PAGE);

K_MEM_PARTITION_DEFINE(mine_rw, (uintptr_t)mine, PAGE, K_MEM_PARTITION_P_RW_U_RW);
K_MEM_PARTITION_DEFINE(mine_ro, (uintptr_t)mine, PAGE, K_MEM_PARTITION_P_RO_U_RO);
K_MEM_PARTITION_DEFINE(others_rw, (uintptr_t)others, PAGE, K_MEM_PARTITION_P_RW_U_RW);

static struct k_mem_domain domain;
static struct k_mem_domain other_domain;
static K_THREAD_STACK_DEFINE(other_stack, STACK_SIZE);
static struct k_thread other_thread;

static void domains(void)
{
	static bool done;

	if (!done) {
		zassert_ok(k_mem_domain_init(&domain, 0, NULL));
		zassert_ok(k_mem_domain_init(&other_domain, 0, NULL));
		done = true;
	}
	faults = 0;
	mine[0] = 0;
	others[0] = 0;
}

static k_tid_t start(struct k_thread *t, k_thread_stack_t *its_stack, struct k_mem_domain *its,
		     k_thread_entry_t fn, const volatile void *arg)
{
	k_tid_t tid = k_thread_create(t, its_stack, K_THREAD_STACK_SIZEOF(other_stack), fn,
				      (void *)arg, NULL, NULL, -1, K_USER, K_FOREVER);

	zassert_ok(k_mem_domain_add_thread(its, tid));
	return tid;
}

static void counts(void *at, void *p2, void *p3)
{
	for (;;) {
		(*(volatile uint64_t *)at)++;
		k_yield();
	}
}

static void counts_busily(void *at, void *p2, void *p3)
{
	for (;;) {
		(*(volatile uint64_t *)at)++;
	}
}

static void must_stop(struct k_thread *t)
{
	uint64_t last = mine[0];

	zassert_true(last > 0);
	zassert_ok(k_thread_join(t, K_SECONDS(1)));
	zassert_equal(mine[0], last);
	zassert_equal(faults, 1);
	zassert_equal(reason, K_ERR_CPU_EXCEPTION);
	zassert_equal(registers.far, (uintptr_t)mine);
}

static void runs_for_a_while(k_tid_t tid)
{
	k_thread_start(tid);
	k_sleep(K_TICKS(2));
	zassert_equal(faults, 0);
}

/* Other CPUs keep such a thread running; one CPU is taken from it, hence slices of time. */
static void low_and_busy(k_tid_t tid)
{
	k_thread_priority_set(tid, 5);
}

ZTEST(arm64_user, test_partition_removed)
{
	domains();
	k_tid_t tid = start(&thread, stack, &domain, counts_busily, mine);

	low_and_busy(tid);
	zassert_ok(k_mem_domain_add_partition(&domain, &mine_rw));
	runs_for_a_while(tid);
	zassert_ok(k_mem_domain_remove_partition(&domain, &mine_rw));
	must_stop(tid);
}

ZTEST(arm64_user, test_partition_read_only)
{
	domains();
	k_tid_t tid = start(&thread, stack, &domain, counts_busily, mine);

	low_and_busy(tid);
	zassert_ok(k_mem_domain_add_partition(&domain, &mine_rw));
	runs_for_a_while(tid);
	zassert_ok(k_mem_domain_remove_partition(&domain, &mine_rw));
	zassert_ok(k_mem_domain_add_partition(&domain, &mine_ro));
	must_stop(tid);
	mine[0] = 0; /* the kernel's threads may */
	zassert_ok(k_mem_domain_remove_partition(&domain, &mine_ro));
}

ZTEST(arm64_user, test_moved_to_another_domain)
{
	domains();
	k_tid_t tid = start(&thread, stack, &domain, counts_busily, mine);

	low_and_busy(tid);
	zassert_ok(k_mem_domain_add_partition(&domain, &mine_rw));
	runs_for_a_while(tid);
	zassert_ok(k_mem_domain_add_thread(&other_domain, tid));
	k_busy_wait(100); /* an interrupt tells another CPU */
	must_stop(tid);
	zassert_ok(k_mem_domain_remove_partition(&domain, &mine_rw));
}

static void reads(void *at, void *p2, void *p3)
{
	(void)*(volatile uint64_t *)at;
}

/* Two threads that take turns, each in its domain; then one looks at what is the other's. */
ZTEST(arm64_user, test_switch)
{
	domains();
	k_tid_t a = start(&thread, stack, &domain, counts, mine);
	k_tid_t b = start(&other_thread, other_stack, &other_domain, counts, others);

	zassert_ok(k_mem_domain_add_partition(&domain, &mine_rw));
	zassert_ok(k_mem_domain_add_partition(&other_domain, &others_rw));
	k_thread_priority_set(a, 5);
	k_thread_priority_set(b, 5);
	k_thread_start(a);
	runs_for_a_while(b);
	zassert_true(mine[0] > 10 && others[0] > 10);
	k_thread_abort(b);
	b = start(&other_thread, other_stack, &other_domain, reads, mine);
	k_thread_start(b);
	zassert_ok(k_thread_join(b, K_SECONDS(1)));
	zassert_equal(faults, 1);
	zassert_equal(registers.far, (uintptr_t)mine);
	/* nor the other's stack */
	b = start(&other_thread, other_stack, &other_domain, reads, K_THREAD_STACK_BUFFER(stack));
	k_thread_start(b);
	zassert_ok(k_thread_join(b, K_SECONDS(1)));
	zassert_equal(faults, 2);
	k_thread_abort(a);
	zassert_ok(k_mem_domain_remove_partition(&domain, &mine_rw));
	zassert_ok(k_mem_domain_remove_partition(&other_domain, &others_rw));
}

/* A stack whose thread has ended is nobody's. */
ZTEST(arm64_user, test_stack_of_a_dead_thread)
{
	domains();
	k_tid_t a = start(&thread, stack, &domain, counts, mine);

	k_thread_abort(a);
	k_tid_t b = start(&other_thread, other_stack, &domain, reads, K_THREAD_STACK_BUFFER(stack));

	k_thread_start(b);
	zassert_ok(k_thread_join(b, K_SECONDS(1)));
	zassert_equal(faults, 1);
}

ZTEST(arm64_user, test_partitions_that_can_not_be)
{
	struct k_mem_partition part = mine_rw;

	domains();
	part.start += 8;
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part = mine_rw;
	part.size = 100;
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part = mine_rw;
	part.start = ROUND_DOWN((uintptr_t)run, PAGE);
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part.start = 0;
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part.start = 0x09000000; /* a device */
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part.start = mine_rw.start;
	part.size = 0UL - 4 * PAGE;
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
	part = mine_rw;
	part.attr = 99;
	zassert_equal(k_mem_domain_add_partition(&domain, &part), -EINVAL);
}
