/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What each kind of memory refuses, each in a thread that the fault ends; a stack that is
 * full; operations on caches.
 */
#include <zephyr/cache.h>
#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static unsigned int reason = UINT_MAX;
static bool survived;
static uint64_t fault_address;

void k_sys_fatal_error_handler(unsigned int why, const struct arch_esf *esf)
{
	reason = why;
	fault_address = esf->far;
}

static K_THREAD_STACK_DEFINE(stack, 2048 + CONFIG_TEST_EXTRA_STACK_SIZE);
static struct k_thread thread;

static void run(k_thread_entry_t fn, void *arg)
{
	reason = UINT_MAX;
	survived = false;
	(void)k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), fn, arg, NULL, NULL, -1,
			      0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_FOREVER));
}

static void reads(void *at, void *p2, void *p3)
{
	(void)*(volatile uint32_t *)at;
	survived = true;
}

static void writes(void *at, void *p2, void *p3)
{
	*(volatile uint32_t *)at = 0;
	survived = true;
}

static void calls(void *at, void *p2, void *p3)
{
	((void (*)(void))at)();
	survived = true;
}

static void refused(k_thread_entry_t fn, const void *at)
{
	run(fn, (void *)at);
	zassert_false(survived);
	zassert_equal(reason, K_ERR_CPU_EXCEPTION);
	zassert_equal(fault_address, (uintptr_t)at);
}

#define INSN_RET 0xd65f03c0U

static const uint32_t constant_ret = INSN_RET;
static uint32_t variable_ret = INSN_RET;

ZTEST(arm64_memory, test_null)
{
	refused(reads, NULL);
	refused(writes, NULL);
	refused(calls, NULL);
	refused(reads, (const void *)0xffc);
}

ZTEST(arm64_memory, test_code)
{
	run(reads, (void *)(uintptr_t)reads);
	zassert_true(survived);
	refused(writes, (const void *)(uintptr_t)reads);
}

ZTEST(arm64_memory, test_constants)
{
	run(reads, (void *)&constant_ret);
	zassert_true(survived);
	refused(writes, &constant_ret);
	refused(calls, &constant_ret);
}

ZTEST(arm64_memory, test_variables)
{
	refused(calls, &variable_ret);
	run(writes, &variable_ret);
	zassert_true(survived);
	variable_ret = INSN_RET;
}

static int deep(int n)
{
	volatile char frame[200];

	frame[0] = (char)n;
	return (n == 0) ? 0 : deep(n - 1) + frame[0];
}

static void overflows(void *p1, void *p2, void *p3)
{
	survived = deep(1000) != 1;
}

ZTEST(arm64_memory, test_stack)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_HW_STACK_PROTECTION);
	for (int i = 0; i < 3; i++) {
		run(overflows, NULL);
		zassert_false(survived);
		zassert_equal(reason, K_ERR_STACK_CHK_FAIL);
		zassert_between_inclusive(fault_address, (uintptr_t)stack,
					  (uintptr_t)K_THREAD_STACK_BUFFER(stack));
	}
	/* once its thread has ended the page below is memory like any other */
	*(volatile char *)stack = 1;
}

ZTEST(arm64_memory, test_caches)
{
	static uint8_t buffer[300] __aligned(64);

	zassert_true(sys_cache_data_line_size_get() >= 16);
	zassert_true(sys_cache_instr_line_size_get() >= 16);
	memset(buffer, 0x5a, sizeof(buffer));
	zassert_ok(sys_cache_data_flush_range(buffer, sizeof(buffer)));
	zassert_ok(sys_cache_data_flush_and_invd_range(buffer, sizeof(buffer)));
	zassert_ok(sys_cache_data_invd_range(&buffer[3], 100));
	zassert_ok(sys_cache_data_flush_all());
	zassert_ok(sys_cache_data_flush_and_invd_all());
	zassert_ok(sys_cache_instr_invd_range((void *)(uintptr_t)deep, 64));
	zassert_ok(sys_cache_instr_invd_all());
	for (size_t i = 0; i < sizeof(buffer); i++) {
		zassert_equal(buffer[i], 0x5a);
	}
	sys_cache_data_disable();
	buffer[0]++;
	sys_cache_data_enable();
	zassert_equal(buffer[0], 0x5b);
	zassert_equal(deep(3), 6);
}

ZTEST_SUITE(arm64_memory, NULL, NULL, NULL, NULL, NULL);
