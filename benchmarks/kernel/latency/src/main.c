/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What kernel operations cost, in instructions. "With switch": from the call in one thread to the
 * return in the other.
 */
#include "latency.h"
#include <zephyr/kernel.h>

int main(void)
{
	measure_immediate();
	measure_switching();
	measure_threads();
	measure_interrupts();
	print_objects();
	printk("end\n");
	return 0;
}
