/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The line a boot prints first (CONFIG_BOOT_BANNER), and the pause before it (CONFIG_BOOT_DELAY).
 */
#include "banner.h"
#include <zephyr/kernel.h>
#include <zephyr/version.h>

void boot_banner(void)
{
	if (IS_ENABLED(CONFIG_BOOT_CLEAR_SCREEN)) {
		printk("\x1b[2J\x1b[H");
	}
	if (CONFIG_BOOT_DELAY > 0) {
		printk("***** delaying boot %dms (per build configuration) *****\n",
		       CONFIG_BOOT_DELAY);
		k_busy_wait(CONFIG_BOOT_DELAY * USEC_PER_MSEC);
	}
	printk("*** " CONFIG_BOOT_BANNER_STRING " " STRINGIFY(BUILD_VERSION) " ***\n");
}
