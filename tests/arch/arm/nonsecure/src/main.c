/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The image is in non-secure state: what it can see of TrustZone's registers, where its exceptions
 * return to, and that its faults come to itself.
 */
#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

#define SAU_CTRL  0xe000edd0
#define NVIC_ITNS 0xe000e380

/* Both were set by the secure start-up, and read as zero from here. */
ZTEST(arm_nonsecure, test_registers)
{
	zassert_equal(sys_read32(SAU_CTRL), 0);
	zassert_equal(sys_read32(NVIC_ITNS), 0);
	zassert_equal((uintptr_t)_current & BIT(28), 0, "an address that is secure");
}

static bool handled;

static void handler(const void *unused)
{
	ARG_UNUSED(unused);
	handled = k_is_in_isr();
}

ZTEST(arm_nonsecure, test_handler)
{
	irq_offload(handler, NULL);
	zassert_true(handled);
}

ZTEST(arm_nonsecure, test_preempted)
{
	int64_t until = k_uptime_ticks() + 5;

	while (k_uptime_ticks() < until) {
		k_yield(); /* and ticks in between */
	}
	k_sleep(K_TICKS(2));
}

/* An undefined instruction is this state's own fault, and costs one thread. */
ZTEST(arm_nonsecure, test_fault)
{
	ztest_set_fault_valid(true);
	__asm__ volatile("udf #1");
	zassert_unreachable("no fault");
}

/* There is nothing at this address for anybody. */
ZTEST(arm_nonsecure, test_bus_fault)
{
	ztest_set_fault_valid(true);
	(void)sys_read32(0x0f000000);
	zassert_unreachable("no fault");
}

ZTEST_SUITE(arm_nonsecure, NULL, NULL, NULL, NULL, NULL);
