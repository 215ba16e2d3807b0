/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: counters. Callbacks run in the kernel, so users can not set any.
 */
#include <zephyr/drivers/counter.h>
#include <zephyr/internal/syscall_check.h>

#define COUNTER K_OBJ_DRIVER_COUNTER

Z_VRFY_OBJ(bool, counter_is_counting_up, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_is_counting_up_mrsh.c>
Z_VRFY_OBJ(uint8_t, counter_get_num_of_channels, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_get_num_of_channels_mrsh.c>
Z_VRFY_OBJ(uint32_t, counter_get_frequency, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_get_frequency_mrsh.c>
Z_VRFY_OBJ(uint32_t, counter_us_to_ticks, COUNTER, (const struct device *dev, uint64_t us), dev, us)
#include <zephyr/syscalls/counter_us_to_ticks_mrsh.c>
Z_VRFY_OBJ(uint32_t, counter_get_max_top_value, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_get_max_top_value_mrsh.c>
Z_VRFY_OBJ(int, counter_start, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_start_mrsh.c>
Z_VRFY_OBJ(int, counter_stop, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_stop_mrsh.c>
Z_VRFY_OBJ(int, counter_cancel_channel_alarm, COUNTER, (const struct device *dev, uint8_t chan_id),
	   dev, chan_id)
#include <zephyr/syscalls/counter_cancel_channel_alarm_mrsh.c>
Z_VRFY_OBJ(int, counter_get_pending_int, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_get_pending_int_mrsh.c>
Z_VRFY_OBJ(uint32_t, counter_get_top_value, COUNTER, (const struct device *dev), dev)
#include <zephyr/syscalls/counter_get_top_value_mrsh.c>
Z_VRFY_OBJ(int, counter_set_guard_period, COUNTER,
	   (const struct device *dev, uint32_t ticks, uint32_t flags), dev, ticks, flags)
#include <zephyr/syscalls/counter_set_guard_period_mrsh.c>
Z_VRFY_OBJ(uint32_t, counter_get_guard_period, COUNTER, (const struct device *dev, uint32_t flags),
	   dev, flags)
#include <zephyr/syscalls/counter_get_guard_period_mrsh.c>

static inline uint64_t z_vrfy_counter_ticks_to_us(const struct device *dev, uint32_t ticks)
{
	K_OOPS(K_SYSCALL_OBJ(dev, COUNTER));
	K_OOPS(K_SYSCALL_VERIFY_MSG(z_impl_counter_get_frequency(dev) != 0U, "no frequency"));
	return z_impl_counter_ticks_to_us(dev, ticks);
}
#include <zephyr/syscalls/counter_ticks_to_us_mrsh.c>

static inline int z_vrfy_counter_get_value(const struct device *dev, uint32_t *ticks)
{
	K_OOPS(K_SYSCALL_OBJ(dev, COUNTER));
	K_OOPS(Z_SYSCALL_OUT(ticks));
	return z_impl_counter_get_value(dev, ticks);
}
#include <zephyr/syscalls/counter_get_value_mrsh.c>

static inline int z_vrfy_counter_get_value_64(const struct device *dev, uint64_t *ticks)
{
	K_OOPS(K_SYSCALL_OBJ(dev, COUNTER));
	K_OOPS(Z_SYSCALL_OUT(ticks));
	return z_impl_counter_get_value_64(dev, ticks);
}
#include <zephyr/syscalls/counter_get_value_64_mrsh.c>

static inline int z_vrfy_counter_set_channel_alarm(const struct device *dev, uint8_t chan_id,
						   const struct counter_alarm_cfg *alarm_cfg)
{
	struct counter_alarm_cfg copy;

	K_OOPS(K_SYSCALL_OBJ(dev, COUNTER));
	K_OOPS(k_usermode_from_copy(&copy, alarm_cfg, sizeof(copy)));
	K_OOPS(K_SYSCALL_VERIFY_MSG(copy.callback == NULL, "a callback of a user"));
	return z_impl_counter_set_channel_alarm(dev, chan_id, &copy);
}
#include <zephyr/syscalls/counter_set_channel_alarm_mrsh.c>

static inline int z_vrfy_counter_set_top_value(const struct device *dev,
					       const struct counter_top_cfg *cfg)
{
	struct counter_top_cfg copy;

	K_OOPS(K_SYSCALL_OBJ(dev, COUNTER));
	K_OOPS(k_usermode_from_copy(&copy, cfg, sizeof(copy)));
	K_OOPS(K_SYSCALL_VERIFY_MSG(copy.callback == NULL, "a callback of a user"));
	return z_impl_counter_set_top_value(dev, &copy);
}
#include <zephyr/syscalls/counter_set_top_value_mrsh.c>
