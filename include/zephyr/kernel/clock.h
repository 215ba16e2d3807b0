/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Uptime and cycle counters.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_CLOCK_H_
#define ZEPHYR_INCLUDE_KERNEL_CLOCK_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys_clock.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Ticks since boot. Context: any. */
__syscall int64_t k_uptime_ticks(void);

/** @brief Milliseconds since boot. Context: any. */
static inline int64_t k_uptime_get(void)
{
	return k_ticks_to_ms_floor64(k_uptime_ticks());
}

/** @brief The low 32 bits of k_uptime_get(): wraps after 49.7 days. Context: any. */
static inline uint32_t k_uptime_get_32(void)
{
	return (uint32_t)k_uptime_get();
}

/** @brief Seconds since boot. Context: any. */
static inline uint32_t k_uptime_seconds(void)
{
	return k_ticks_to_sec_floor32(k_uptime_ticks());
}

/** @brief Milliseconds since @p *reftime, which becomes now. Context: any. */
static inline int64_t k_uptime_delta(int64_t *reftime)
{
	int64_t now = k_uptime_get();
	int64_t delta = now - *reftime;

	*reftime = now;
	return delta;
}

/** @brief The cycle counter's low 32 bits. Context: any. */
static inline uint32_t k_cycle_get_32(void)
{
	return arch_k_cycle_get_32();
}

/** @brief The 64-bit cycle counter, where the timer has one, else 0. Context: any. */
static inline uint64_t k_cycle_get_64(void)
{
	if (!IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER)) {
		__ASSERT(false, "the timer has no 64-bit cycle counter");
		return 0;
	}
	return arch_k_cycle_get_64();
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_clock.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_CLOCK_H_ */
