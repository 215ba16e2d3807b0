/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The system clock's driver, as the kernel calls it: one per image, bound at link time. All but the
 * cycle counters are called with the kernel locked.
 */
#ifndef ZEPHYR_INCLUDE_DRIVERS_SYSTEM_TIMER_H_
#define ZEPHYR_INCLUDE_DRIVERS_SYSTEM_TIMER_H_

#include <stdbool.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Announce no later than @p ticks ticks after the tick that runs now; earlier is harmless.
 *
 * @param ticks 0 or 1: at the next opportunity; K_TICKS_FOREVER: nothing waits
 * @param idle the CPU is about to sleep
 */
void sys_clock_set_timeout(int32_t ticks, bool idle);

/** @brief The CPU slept and wakes: get a clock going again that stood still meanwhile. */
void sys_clock_idle_exit(void);

/** @brief Upcall, from the driver's interrupt: @p ticks more ticks have passed. Unlocked. */
void sys_clock_announce(int32_t ticks);

/**
 * @brief CONFIG_SMP: the same in two steps, for drivers whose interrupt comes on several CPUs.
 *
 * Between the two no other CPU looks at the clock: take the lock, find out how many ticks have
 * passed since the last announcement, remember that they are announced, announce them. The second
 * call releases the lock. Ticks announced while another CPU serves timeouts are served there.
 */
unsigned int sys_clock_lock(void);
void sys_clock_announce_locked(int32_t ticks, unsigned int key);

/** @brief CONFIG_SMP: make ready the timer of this CPU, not the first one; optional. Locked. */
void smp_timer_init(void);

/** @brief Ticks that have passed since the last announcement. */
uint32_t sys_clock_elapsed(void);

/** @brief Stop the clock for good (CONFIG_SYSTEM_TIMER_HAS_DISABLE_SUPPORT). */
void sys_clock_disable(void);

/** @brief The cycle counter. Context: any, locked or not. */
uint32_t sys_clock_cycle_get_32(void);
/** @brief Its 64 bits (CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER). Context: any, locked or not. */
uint64_t sys_clock_cycle_get_64(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_SYSTEM_TIMER_H_ */
