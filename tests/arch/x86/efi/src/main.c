/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Started by UEFI: what the firmware has used before must be as after a reset for us.
 */
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define DATA 0x5a5aa5a5U

static volatile uint32_t in_data = DATA;
static volatile uint32_t in_bss[1024];

ZTEST_SUITE(x86_efi, NULL, NULL, NULL, NULL, NULL);

ZTEST(x86_efi, test_image_is_complete)
{
	zassert_equal(in_data, DATA);
	for (size_t i = 0; i < ARRAY_SIZE(in_bss); i++) {
		zassert_equal(in_bss[i], 0, "word %zu", i);
	}
}

/* The clock interrupts: both controllers and the HPET are ours. */
ZTEST(x86_efi, test_clock)
{
	uint32_t cycles = k_cycle_get_32();
	int64_t before = k_uptime_get();

	k_msleep(50);
	zassert_between_inclusive(k_uptime_get() - before, 50, 70);
	zassert_true(k_cyc_to_us_floor32(k_cycle_get_32() - cycles) >= 50000U);
}

static K_THREAD_STACK_DEFINE(stack, 4096);
static struct k_thread other;
static volatile unsigned int on;

static void where(void *p1, void *p2, void *p3)
{
	on = arch_proc_id();
}

ZTEST(x86_efi, test_other_cpu)
{
	Z_TEST_SKIP_IFNDEF(CONFIG_SMP);
#ifdef CONFIG_SMP
	for (unsigned int i = 0; i < arch_num_cpus(); i++) {
		k_tid_t t = k_thread_create(&other, stack, K_THREAD_STACK_SIZEOF(stack), where,
					    NULL, NULL, NULL, 0, 0, K_FOREVER);

		on = UINT32_MAX;
		zassert_ok(k_thread_cpu_pin(t, (int)i));
		k_thread_start(t);
		zassert_ok(k_thread_join(t, K_SECONDS(5)));
		zassert_equal(on, i);
	}
#endif
}
