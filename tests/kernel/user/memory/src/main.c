/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A user thread touches memory that is not its own, or not in that way. Each attack ends the thread
 * that makes it, and nothing else.
 */
#include <string.h>
#include "user_helpers.h"

#define PATTERN 0x5a5a1234U

static volatile uint32_t kernel_data = PATTERN;
static volatile uint32_t kernel_bss;
static __noinit volatile uint32_t kernel_noinit;
static const uint32_t constant = PATTERN;
static struct k_sem sem;

static ZTEST_DMEM volatile uint32_t own_data = PATTERN;
static ZTEST_BMEM volatile uintptr_t address; /* left by another thread */

static K_THREAD_STACK_DEFINE(victim_stack, USER_STACK_SIZE);
static struct k_thread victim;

ZTEST_SUITE(kernel_user_memory, NULL, NULL, NULL, NULL, NULL);

static void read_at(void *at, void *unused)
{
	(void)*(volatile uint8_t *)at;
}

static void write_at(void *at, void *unused)
{
	*(volatile uint8_t *)at = 1;
}

static void execute_at(void *at, void *unused)
{
	((void (*)(void))at)();
}

static void cannot(user_fn fn, const volatile void *at)
{
	user_fails(fn, (void *)(uintptr_t)at, NULL, K_ERR_CPU_EXCEPTION);
}

static void use_own(void *at, void *unused)
{
	volatile uint32_t local = *(volatile uint32_t *)at;

	own_data = local + 1U;
}

ZTEST(kernel_user_memory, test_own_memory)
{
	own_data = PATTERN;
	user_passes(use_own, (void *)(uintptr_t)&own_data, NULL);
	zassert_equal(own_data, PATTERN + 1U);
	user_passes(use_own, (void *)(uintptr_t)&constant, NULL);
	user_passes(read_at, (void *)(uintptr_t)read_at, NULL);
}

ZTEST(kernel_user_memory, test_read_kernel_data)
{
	cannot(read_at, &kernel_data);
	cannot(read_at, &kernel_bss);
	cannot(read_at, &kernel_noinit);
	cannot(read_at, &sem);
	cannot(read_at, &user_thread);
	cannot(read_at, &_kernel);
}

ZTEST(kernel_user_memory, test_write_kernel_data)
{
	cannot(write_at, &kernel_data);
	cannot(write_at, &kernel_bss);
	cannot(write_at, &kernel_noinit);
	cannot(write_at, &sem);
	cannot(write_at, &user_thread);
	cannot(write_at, &_kernel);
	zassert_equal(kernel_data, PATTERN);
	zassert_equal(kernel_bss, 0);
}

ZTEST(kernel_user_memory, test_write_text_and_constants)
{
	cannot(write_at, &constant);
	cannot(write_at, (const void *)((uintptr_t)read_at & ~(uintptr_t)1));
	cannot(write_at, (const void *)((uintptr_t)k_is_in_isr & ~(uintptr_t)1));
	zassert_equal(*(const volatile uint32_t *)&constant, PATTERN);
}

ZTEST(kernel_user_memory, test_null)
{
	cannot(read_at, NULL);
	cannot(write_at, NULL);
	cannot(execute_at, NULL);
}

ZTEST(kernel_user_memory, test_ends_of_the_address_space)
{
	cannot(write_at, (void *)UINTPTR_MAX);
	cannot(write_at, (void *)(UINTPTR_MAX / 2U));
	cannot(write_at, (void *)(UINTPTR_MAX / 2U + 1U));
}

#define CODE_SIZE 32

/* What those would execute: a copy of this one's code. */
static __noinline void nothing(void)
{
	compiler_barrier();
}

/* Where a copy of it at @p to is called: the lowest bit may say something to the processor. */
static uintptr_t copy_code(void *to)
{
	uintptr_t code = (uintptr_t)nothing;

	(void)memcpy(to, (const void *)(code & ~(uintptr_t)1), CODE_SIZE);
	return (uintptr_t)to + (code & 1U);
}

static ZTEST_BMEM __aligned(8) char own_code[CODE_SIZE];

static void execute_stack(void *unused, void *unused2)
{
	char code[CODE_SIZE] __aligned(8);
	uintptr_t entry = copy_code(code);

	compiler_barrier();
	((void (*)(void))entry)();
}

ZTEST(kernel_user_memory, test_execute_data)
{
	Z_TEST_SKIP_IFDEF(CONFIG_TEST_NO_EXECUTE_PROTECTION);
	cannot(execute_at, (const void *)copy_code(own_code));
	user_fails(execute_stack, NULL, NULL, K_ERR_CPU_EXCEPTION);
}

/* ---- stacks ---- */

static void show_stack(void *unused, void *unused2, void *unused3)
{
	volatile uint32_t local = PATTERN;

	address = (uintptr_t)&local;
	k_sleep(K_FOREVER);
	own_data = local;
}

static void with_victim(uint32_t options)
{
	address = 0;
	(void)k_thread_create(&victim, victim_stack, K_THREAD_STACK_SIZEOF(victim_stack),
			      show_stack, NULL, NULL, NULL, USER_PRIO, options, K_NO_WAIT);
	k_sleep(K_TICKS(1));
	zassert_not_equal(address, 0);
}

static void victim_is_well(void)
{
	own_data = 0;
	k_wakeup(&victim);
	zassert_ok(k_thread_join(&victim, K_SECONDS(1)));
	zassert_equal(own_data, PATTERN);
}

ZTEST(kernel_user_memory, test_stack_of_another_user)
{
	with_victim(K_USER);
	cannot(read_at, (void *)address);
	cannot(write_at, (void *)address);
	victim_is_well();
}

ZTEST(kernel_user_memory, test_stack_of_a_kernel_thread)
{
	with_victim(0);
	cannot(read_at, (void *)address);
	cannot(write_at, (void *)address);
	victim_is_well();
}

static void read_below_stack(void *low, void *unused)
{
	/* below its own stack lies what its system calls run on, or a guard */
	(void)*(volatile uint8_t *)((uintptr_t)low - 8U);
}

static void read_above_stack(void *end, void *unused)
{
	(void)*(volatile uint8_t *)end;
}

static bool stack_reason(void)
{
	return user_reason == K_ERR_CPU_EXCEPTION || user_reason == K_ERR_STACK_CHK_FAIL;
}

ZTEST(kernel_user_memory, test_around_the_own_stack)
{
	uintptr_t low;
	size_t size;

	(void)user_create(read_at, NULL, NULL);
	low = user_thread.stack_info.start;
	size = user_thread.stack_info.size;
	k_thread_abort(&user_thread);

	(void)user_create(read_below_stack, (void *)low, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_true(stack_reason(), "reason %u", user_reason);

	if (!IS_ENABLED(CONFIG_NATIVE_BUILD)) { /* where something of the host may follow */
		(void)user_create(read_above_stack, (void *)(low + size), NULL);
		user_finish();
		zassert_equal(user_reached, 1);
		zassert_true(stack_reason(), "reason %u", user_reason);
	}
}

static __noinline int deep(volatile int *depth)
{
	volatile char frame[64];

	frame[0] = (char)++*depth;
	if (*depth < 1000000) {
		return deep(depth) + frame[0];
	}
	return 0;
}

static void recurse(void *unused, void *unused2)
{
	volatile int depth = 0;

	(void)deep(&depth);
}

/* Deep enough to leave the stack whatever the alignment, by one frame that touches its far end. */
static void large_frame(void *unused, void *unused2)
{
	volatile char *low =
		(volatile char *)__builtin_frame_address(0) - MAX(4096, sizeof(user_stack));

	*low = 1;
}

ZTEST(kernel_user_memory, test_stack_overflow)
{
	(void)user_create(recurse, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_true(stack_reason(), "reason %u", user_reason);
}

ZTEST(kernel_user_memory, test_beyond_the_guard)
{
	Z_TEST_SKIP_IFDEF(CONFIG_NATIVE_BUILD); /* its stacks are larger than that */
	(void)user_create(large_frame, NULL, NULL);
	user_finish();
	zassert_equal(user_reached, 1);
	zassert_true(stack_reason(), "reason %u", user_reason);
}

/* ---- partitions of others ---- */

K_APPMEM_PARTITION_DEFINE(other_partition);
static K_APP_BMEM(other_partition) volatile uint32_t other_data;
static struct k_mem_domain other_domain;

ZTEST(kernel_user_memory, test_partition_of_another_domain)
{
	struct k_mem_partition *parts[] = {&ztest_mem_partition, &other_partition};

	zassert_ok(k_mem_domain_init(&other_domain, ARRAY_SIZE(parts), parts));
	cannot(read_at, &other_data);
	cannot(write_at, &other_data);
	zassert_equal(other_data, 0);

	(void)user_create(write_at, (void *)(uintptr_t)&other_data, NULL);
	zassert_ok(k_mem_domain_add_thread(&other_domain, &user_thread));
	user_finish();
	zassert_equal(user_reached, 2);
	zassert_not_equal(other_data, 0);
}

/* ---- privileged instructions, and addresses of the kernel's functions ---- */

static void call_kernel(void *unused, void *unused2)
{
	k_sched_lock(); /* no system call: a plain call of the kernel's */
}

ZTEST(kernel_user_memory, test_call_the_kernel_directly)
{
	user_fails(call_kernel, NULL, NULL, K_ERR_CPU_EXCEPTION);
}
