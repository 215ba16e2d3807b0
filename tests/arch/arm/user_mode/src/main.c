/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode of 32-bit Arm: whatever a user thread does, it ends no more than itself.
 */
#include "attack.h"
#include <zephyr/fatal.h>
#include <zephyr/irq_offload.h>
#include <zephyr/ztest.h>

K_APPMEM_PARTITION_DEFINE(shared_partition);
K_APP_BMEM(shared_partition) volatile int reached;

uint32_t kernel_words[64];
__aligned(2 * HALF_BYTES) uint32_t halves[2 * HALF_WORDS];
volatile int privileged;
K_MEM_PARTITION_DEFINE(half_partition, (uintptr_t)halves + HALF_BYTES, HALF_BYTES,
		       K_MEM_PARTITION_P_RW_U_RW);

#define PRIO K_PRIO_PREEMPT(5)

K_THREAD_STACK_DEFINE(stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(other_stack, STACK_SIZE);
static struct k_thread thread;
static struct k_thread other;
static struct k_mem_domain domain;
static struct k_mem_domain other_domain;
static volatile int faults;
static volatile bool expected;
static volatile unsigned int last_reason;

void set_privileged(const void *unused)
{
	ARG_UNUSED(unused);
	privileged = 1;
}

/* Only of the threads under test, in user mode; anything else ends the test. */
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	ARG_UNUSED(esf);
	if (!expected || (k_current_get() != &thread && k_current_get() != &other)) {
		k_fatal_halt(reason);
	}
	last_reason = reason;
	faults++;
}

static void attacker(void *p1, void *p2, void *p3)
{
	const struct attack *attack = p1;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	reached = 1;
	attack->run();
	reached = (reached == 1) ? 3 : reached;
}

static void make(struct k_thread *t, k_thread_stack_t *s, struct k_mem_domain *d,
		 k_thread_entry_t entry, void *p1, void *p2)
{
	(void)k_thread_create(t, s, K_THREAD_STACK_SIZEOF(stack), entry, p1, p2, NULL, PRIO,
			      K_USER | K_INHERIT_PERMS, K_FOREVER);
	zassert_ok(k_mem_domain_add_thread(d, t));
}

/* Everything that only the kernel writes is as it was, and the kernel is alive. */
static void kernel_is_well(const char *after)
{
	for (size_t i = 0; i < ARRAY_SIZE(kernel_words); i++) {
		zassert_equal(kernel_words[i], 0, "%s: word %u", after, (unsigned int)i);
	}
	for (uint32_t *word = halves; word < USERS_HALF; word++) {
		zassert_equal(*word, 0, "%s: below the partition", after);
	}
	zassert_equal(privileged, 0, "%s: ran as the kernel", after);
	zassert_false(k_is_user_context());
	k_sleep(K_TICKS(1));
	irq_offload(set_privileged, NULL);
	zassert_equal(privileged, 1);
	privileged = 0;
}

ZTEST(arch_arm_user_mode, test_attacks)
{
	for (size_t i = 0; i < attacks_count; i++) {
		const struct attack *attack = &attacks[i];

		TC_PRINT("%s\n", attack->name);
		faults = 0;
		reached = 0;
		expected = attack->reason != NO_REASON;
		make(&thread, stack, &domain, attacker, (void *)attack, NULL);
		k_thread_start(&thread);
		zassert_ok(k_thread_join(&thread, K_SECONDS(5)), "%s: goes on", attack->name);
		expected = false;
		if (attack->reason == NO_REASON) {
			zassert_equal(faults, 0, "%s", attack->name);
			zassert_true(reached > 1, "%s", attack->name);
		} else {
			zassert_equal(faults, 1, "%s: %d errors", attack->name, faults);
			zassert_equal(reached, 1, "%s: went on", attack->name);
		}
		if (attack->reason < ANY_REASON) {
			zassert_equal(last_reason, attack->reason, "%s: reason %u", attack->name,
				      last_reason);
		}
		kernel_is_well(attack->name);
	}
}

/* A stack pointer so low in a partition that there is no room for what a switch saves. */
static void spin_at(void *sp, void *unused2, void *unused3)
{
	reached = 1;
	__asm__ volatile("mov sp, %0\n\t"
			 "1: b 1b"
			 :
			 : "r"(sp)
			 : "memory");
}

ZTEST(arch_arm_user_mode, test_switch_stores_nothing_below_a_users_stack_pointer)
{
	for (uint32_t *sp = USERS_HALF + 8; sp <= USERS_HALF + 30; sp += 2) {
		faults = 0;
		reached = 0;
		expected = true; /* with a large frame there may be no room */
		make(&thread, stack, &domain, spin_at, sp, NULL);
		k_thread_start(&thread);
		k_sleep(K_TICKS(5));
		expected = false;
		zassert_equal(reached, 1);
		k_thread_abort(&thread);
		kernel_is_well("switch");
	}
}

/* ---- regions ----------------------------------------------------------------------------- */

static void toucher(void *word, void *times, void *unused3)
{
	for (int i = 0; i < (int)times; i++) {
		*(volatile uint32_t *)word = i;
		reached++;
		k_sleep(K_TICKS(1));
	}
}

/* The partition of one domain is not there for the next thread, of another. */
ZTEST(arch_arm_user_mode, test_regions_go_with_their_thread)
{
	faults = 0;
	reached = 0;
	make(&thread, stack, &domain, toucher, USERS_HALF, (void *)20);
	make(&other, other_stack, &other_domain, toucher, USERS_HALF, (void *)20);
	expected = true;
	k_thread_start(&thread);
	k_thread_start(&other);
	zassert_ok(k_thread_join(&other, K_SECONDS(5)));
	zassert_equal(faults, 1);
	expected = false;
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
	zassert_equal(faults, 1);
	zassert_equal(reached, 20);
}

ZTEST(arch_arm_user_mode, test_removed_partition_is_gone)
{
	faults = 0;
	reached = 0;
	make(&thread, stack, &domain, toucher, USERS_HALF, (void *)1000);
	k_thread_start(&thread);
	k_sleep(K_TICKS(5));
	zassert_true(reached > 0);
	zassert_equal(faults, 0);
	expected = true;
	zassert_ok(k_mem_domain_remove_partition(&domain, &half_partition));
	zassert_ok(k_thread_join(&thread, K_SECONDS(5)));
	expected = false;
	zassert_equal(faults, 1);
	zassert_ok(k_mem_domain_add_partition(&domain, &half_partition));
}

/* ---- registers --------------------------------------------------------------------------- */

ZTEST(arch_arm_user_mode, test_registers_survive)
{
	faults = 0;
	make(&thread, stack, &domain, check_registers, (void *)400, (void *)0x1000);
	make(&other, other_stack, &other_domain, check_registers, (void *)400, (void *)0x200000);
	k_thread_start(&thread);
	k_thread_start(&other);
	for (int i = 0; i < 200; i++) {
		k_sleep(K_TICKS(1)); /* preempts one of them */
	}
	zassert_ok(k_thread_join(&thread, K_SECONDS(20)));
	zassert_ok(k_thread_join(&other, K_SECONDS(20)));
	zassert_equal(faults, 0);
}

static void *setup(void)
{
	extern struct k_mem_partition ztest_mem_partition;
	struct k_mem_partition *parts[] = {&shared_partition, &ztest_mem_partition,
					   &half_partition};

	zassert_ok(k_mem_domain_init(&domain, ARRAY_SIZE(parts), parts));
	zassert_ok(k_mem_domain_init(&other_domain, 2, parts));
	return NULL;
}

ZTEST_SUITE(arch_arm_user_mode, NULL, setup, NULL, NULL, NULL);
