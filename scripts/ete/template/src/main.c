/* SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#include "counter.h"

int main(void)
{
	struct counter counter;

	counter_init(&counter, 5);
	printk("@NAME@ on %s\n", CONFIG_BOARD);

	while (counter_next(&counter)) {
		printk("count %d\n", counter.value);
		k_msleep(100);
	}
	printk("done\n");
	return 0;
}
