/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * CONFIG_ZTEST_RETEST_IF_PASSED: reboot and test again until a failure. The count of runs is kept
 * in memory that a warm reboot leaves alone.
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/reboot.h>
#include "ztest_internal.h"

#define MAGIC 0x74657374U

static __noinit struct {
	uint32_t magic;
	uint32_t boots;
} state;

void z_ztest_retest(int result)
{
	if (state.magic != MAGIC) {
		state.magic = MAGIC;
		state.boots = 0;
	}
	state.boots++;
	if (result == TC_PASS) {
		PRINT("Reset board #%u to test again\n", state.boots);
		k_msleep(10);
		sys_reboot(SYS_REBOOT_COLD);
	}
	PRINT("Failed after %u attempts\n", state.boots);
	state.magic = 0;
}
