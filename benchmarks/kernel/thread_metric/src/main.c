/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The reporter: lets each workload run for a window of time and prints how far it came. One line
 * each, "name count window_ms", then "end"; the host turns time into instructions
 * (benchmarks/kernel/bench.py).
 */
#include "port.h"
#include "workloads.h"
#include <zephyr/kernel.h>

#define SETTLE_MS 20
#define WINDOW_MS 1000

int main(void)
{
	tm_interrupts_connect();
	for (size_t i = 0; i < ARRAY_SIZE(workloads); i++) {
		workloads[i].start();
		k_msleep(SETTLE_MS);
		(void)workload_count();
		k_msleep(WINDOW_MS - 1);
		printk("%s %u %u\n", workloads[i].name, workload_count(), WINDOW_MS);
		tm_threads_end();
	}
	printk("end\n");
	return 0;
}
