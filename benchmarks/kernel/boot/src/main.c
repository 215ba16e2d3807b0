/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Hello world that knows how many instructions it took to get here from reset.
 */
#include "instructions.h"
#include <zephyr/kernel.h>

int main(void)
{
	uint32_t here = insn_stamp(insn_counter());

	printk("Hello World! %s\n", CONFIG_BOARD_TARGET);
	printk("boot %u\n", insn_since_reset(here));
	printk("end\n");
	return 0;
}
