/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* By the kernel's cycle counter, which always runs. */
#include <zephyr/kernel.h>
#include <zephyr/timing/timing.h>

void timing_init(void)
{
}

void timing_start(void)
{
}

void timing_stop(void)
{
}

timing_t timing_counter_get(void)
{
	return IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER) ? k_cycle_get_64()
								: k_cycle_get_32();
}

uint64_t timing_cycles_get(volatile timing_t *const start, volatile timing_t *const end)
{
	uint64_t cycles = *end - *start;

	return IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER) ? cycles : (uint32_t)cycles;
}

uint64_t timing_freq_get(void)
{
	return (uint64_t)sys_clock_hw_cycles_per_sec();
}

uint32_t timing_freq_get_mhz(void)
{
	return (uint32_t)(timing_freq_get() / 1000000U);
}

uint64_t timing_cycles_to_ns(uint64_t cycles)
{
	return k_cyc_to_ns_floor64(cycles);
}

uint64_t timing_cycles_to_ns_avg(uint64_t cycles, uint32_t count)
{
	return timing_cycles_to_ns(cycles) / count;
}
