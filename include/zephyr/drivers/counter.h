/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Counters: free-running hardware counters with alarms.
 *
 * A counter goes from 0 to its top value and starts anew (or downwards, the other way round). Each
 * of its channels can raise one alarm at a value; a callback can be called at the top. Values are
 * in ticks of counter_get_frequency().
 */
#ifndef ETESIAN_DRIVERS_COUNTER_H_
#define ETESIAN_DRIVERS_COUNTER_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#include <zephyr/device.h>
#include <zephyr/sys_clock.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Flag of struct counter_config_info: the counter counts up. */
#define COUNTER_CONFIG_INFO_COUNT_UP BIT(0)

/** @name Flags of struct counter_top_cfg
 * @{
 */
#define COUNTER_TOP_CFG_DONT_RESET	BIT(0) /**< The value stays when the top is set. */
#define COUNTER_TOP_CFG_RESET_WHEN_LATE BIT(1) /**< Reset if the value is behind the new top. */
/** @} */

/** @name Flags of struct counter_alarm_cfg
 * @{
 */
#define COUNTER_ALARM_CFG_ABSOLUTE	   BIT(0) /**< ticks is a value, not a distance from now. */
#define COUNTER_ALARM_CFG_EXPIRE_WHEN_LATE BIT(1) /**< If set too late, the alarm comes at once. */
/** @} */

/** Flag of guard periods: how late an absolute alarm may be set. */
#define COUNTER_GUARD_PERIOD_LATE_TO_SET BIT(0)

/** Called for an alarm, which is over then; @p ticks is the counter's value. Context: ISR. */
typedef void (*counter_alarm_callback_t)(const struct device *dev, uint8_t chan_id, uint32_t ticks,
					 void *user_data);

/** Called when the counter starts anew. Context: ISR. */
typedef void (*counter_top_callback_t)(const struct device *dev, void *user_data);

/** An alarm. */
struct counter_alarm_cfg {
	counter_alarm_callback_t callback;
	uint32_t ticks; /**< Distance from now, or with COUNTER_ALARM_CFG_ABSOLUTE a value. */
	void *user_data;
	uint32_t flags; /**< COUNTER_ALARM_CFG_* */
};

/** The top of a counter. */
struct counter_top_cfg {
	uint32_t ticks;			 /**< Top value. */
	counter_top_callback_t callback; /**< NULL for none. */
	void *user_data;
	uint32_t flags; /**< COUNTER_TOP_CFG_* */
};

/** First member of every counter driver's config. */
struct counter_config_info {
	uint32_t max_top_value; /**< Greatest top value. */
	uint32_t freq;		/**< Hz; 0 if only get_freq knows. */
	uint8_t flags;		/**< COUNTER_CONFIG_INFO_* */
	uint8_t channels;	/**< Number of alarm channels. */
};

typedef int (*counter_api_start)(const struct device *dev);
typedef int (*counter_api_stop)(const struct device *dev);
typedef int (*counter_api_get_value)(const struct device *dev, uint32_t *ticks);
typedef int (*counter_api_get_value_64)(const struct device *dev, uint64_t *ticks);
typedef int (*counter_api_set_alarm)(const struct device *dev, uint8_t chan_id,
				     const struct counter_alarm_cfg *alarm_cfg);
typedef int (*counter_api_cancel_alarm)(const struct device *dev, uint8_t chan_id);
typedef int (*counter_api_set_top_value)(const struct device *dev,
					 const struct counter_top_cfg *cfg);
typedef uint32_t (*counter_api_get_pending_int)(const struct device *dev);
typedef uint32_t (*counter_api_get_top_value)(const struct device *dev);
typedef uint32_t (*counter_api_get_guard_period)(const struct device *dev, uint32_t flags);
typedef int (*counter_api_set_guard_period)(const struct device *dev, uint32_t ticks,
					    uint32_t flags);
typedef uint32_t (*counter_api_get_freq)(const struct device *dev);

/** What a driver implements; 64-bit values, guard periods, alarms and get_freq may be NULL. */
__subsystem struct counter_driver_api {
	counter_api_start start;
	counter_api_stop stop;
	counter_api_get_value get_value;
	counter_api_get_value_64 get_value_64;
	counter_api_set_alarm set_alarm;
	counter_api_cancel_alarm cancel_alarm;
	counter_api_set_top_value set_top_value;
	counter_api_get_pending_int get_pending_int;
	counter_api_get_top_value get_top_value;
	counter_api_get_guard_period get_guard_period;
	counter_api_set_guard_period set_guard_period;
	counter_api_get_freq get_freq;
};

/** @cond INTERNAL_HIDDEN */
#define Z_COUNTER_API(dev)  ((const struct counter_driver_api *)(dev)->api)
#define Z_COUNTER_INFO(dev) ((const struct counter_config_info *)(dev)->config)
/** @endcond */

/** Whether the counter counts up. Context: any. */
__syscall bool counter_is_counting_up(const struct device *dev);

static inline bool z_impl_counter_is_counting_up(const struct device *dev)
{
	return (Z_COUNTER_INFO(dev)->flags & COUNTER_CONFIG_INFO_COUNT_UP) != 0U;
}

/** Number of alarm channels. Context: any. */
__syscall uint8_t counter_get_num_of_channels(const struct device *dev);

static inline uint8_t z_impl_counter_get_num_of_channels(const struct device *dev)
{
	return Z_COUNTER_INFO(dev)->channels;
}

/** Frequency in Hz. Context: any. */
__syscall uint32_t counter_get_frequency(const struct device *dev);

static inline uint32_t z_impl_counter_get_frequency(const struct device *dev)
{
	return (Z_COUNTER_API(dev)->get_freq != NULL) ? Z_COUNTER_API(dev)->get_freq(dev)
						      : Z_COUNTER_INFO(dev)->freq;
}

/** Ticks in @p us microseconds, rounded down, at most UINT32_MAX. Context: any. */
__syscall uint32_t counter_us_to_ticks(const struct device *dev, uint64_t us);

static inline uint32_t z_impl_counter_us_to_ticks(const struct device *dev, uint64_t us)
{
	uint64_t ticks = (us * z_impl_counter_get_frequency(dev)) / USEC_PER_SEC;

	return (ticks > UINT32_MAX) ? UINT32_MAX : (uint32_t)ticks;
}

/** Microseconds in @p ticks ticks, rounded down. Context: any. */
__syscall uint64_t counter_ticks_to_us(const struct device *dev, uint32_t ticks);

static inline uint64_t z_impl_counter_ticks_to_us(const struct device *dev, uint32_t ticks)
{
	return ((uint64_t)ticks * USEC_PER_SEC) / z_impl_counter_get_frequency(dev);
}

/** Greatest top value the hardware has. Context: any. */
__syscall uint32_t counter_get_max_top_value(const struct device *dev);

static inline uint32_t z_impl_counter_get_max_top_value(const struct device *dev)
{
	return Z_COUNTER_INFO(dev)->max_top_value;
}

/** Start counting. 0 or a negative errno. Context: any. */
__syscall int counter_start(const struct device *dev);

static inline int z_impl_counter_start(const struct device *dev)
{
	return Z_COUNTER_API(dev)->start(dev);
}

/** Stop counting. 0, or -ENOTSUP if it cannot be stopped. Context: any. */
__syscall int counter_stop(const struct device *dev);

static inline int z_impl_counter_stop(const struct device *dev)
{
	return Z_COUNTER_API(dev)->stop(dev);
}

/** Read the value into @p ticks. 0 or a negative errno. Context: any. */
__syscall int counter_get_value(const struct device *dev, uint32_t *ticks);

static inline int z_impl_counter_get_value(const struct device *dev, uint32_t *ticks)
{
	return Z_COUNTER_API(dev)->get_value(dev, ticks);
}

/** Read a 64-bit value into @p ticks. 0, -ENOTSUP or another errno. Context: any. */
__syscall int counter_get_value_64(const struct device *dev, uint64_t *ticks);

static inline int z_impl_counter_get_value_64(const struct device *dev, uint64_t *ticks)
{
	return (Z_COUNTER_API(dev)->get_value_64 == NULL)
		       ? -ENOTSUP
		       : Z_COUNTER_API(dev)->get_value_64(dev, ticks);
}

/**
 * @brief Set the alarm of a channel.
 *
 * @param dev the counter
 * @param chan_id the channel
 * @param alarm_cfg the alarm; not needed after the call
 * @return 0; -ENOTSUP without alarms or such a channel, -EINVAL behind the top, -EBUSY if the
 *         channel's alarm is set, -ETIME if an absolute alarm comes too late. Context: any.
 */
__syscall int counter_set_channel_alarm(const struct device *dev, uint8_t chan_id,
					const struct counter_alarm_cfg *alarm_cfg);

static inline int z_impl_counter_set_channel_alarm(const struct device *dev, uint8_t chan_id,
						   const struct counter_alarm_cfg *alarm_cfg)
{
	if (Z_COUNTER_API(dev)->set_alarm == NULL ||
	    chan_id >= z_impl_counter_get_num_of_channels(dev)) {
		return -ENOTSUP;
	}
	return Z_COUNTER_API(dev)->set_alarm(dev, chan_id, alarm_cfg);
}

/** Call off the alarm of a channel. 0 also if there was none, -ENOTSUP. Context: any. */
__syscall int counter_cancel_channel_alarm(const struct device *dev, uint8_t chan_id);

static inline int z_impl_counter_cancel_channel_alarm(const struct device *dev, uint8_t chan_id)
{
	if (Z_COUNTER_API(dev)->cancel_alarm == NULL ||
	    chan_id >= z_impl_counter_get_num_of_channels(dev)) {
		return -ENOTSUP;
	}
	return Z_COUNTER_API(dev)->cancel_alarm(dev, chan_id);
}

/**
 * @brief Set the top value, and the callback called there.
 *
 * @return 0; -EINVAL above the greatest top value, -ENOTSUP, -EBUSY while an alarm is set, -ETIME
 * if
 *         the value was behind the new top (see the flags). Context: any.
 */
__syscall int counter_set_top_value(const struct device *dev, const struct counter_top_cfg *cfg);

static inline int z_impl_counter_set_top_value(const struct device *dev,
					       const struct counter_top_cfg *cfg)
{
	if (cfg->ticks > z_impl_counter_get_max_top_value(dev)) {
		return -EINVAL;
	}
	return Z_COUNTER_API(dev)->set_top_value(dev, cfg);
}

/** 1 if an interrupt of the counter is pending, 0 if not. Context: any. */
__syscall int counter_get_pending_int(const struct device *dev);

static inline int z_impl_counter_get_pending_int(const struct device *dev)
{
	return (int)Z_COUNTER_API(dev)->get_pending_int(dev);
}

/** The top value. Context: any. */
__syscall uint32_t counter_get_top_value(const struct device *dev);

static inline uint32_t z_impl_counter_get_top_value(const struct device *dev)
{
	return Z_COUNTER_API(dev)->get_top_value(dev);
}

/** Set a guard period in ticks. 0, -ENOSYS, -EINVAL. Context: any. */
__syscall int counter_set_guard_period(const struct device *dev, uint32_t ticks, uint32_t flags);

static inline int z_impl_counter_set_guard_period(const struct device *dev, uint32_t ticks,
						  uint32_t flags)
{
	return (Z_COUNTER_API(dev)->set_guard_period == NULL)
		       ? -ENOSYS
		       : Z_COUNTER_API(dev)->set_guard_period(dev, ticks, flags);
}

/** A guard period in ticks; 0 if there is none. Context: any. */
__syscall uint32_t counter_get_guard_period(const struct device *dev, uint32_t flags);

static inline uint32_t z_impl_counter_get_guard_period(const struct device *dev, uint32_t flags)
{
	return (Z_COUNTER_API(dev)->get_guard_period == NULL)
		       ? 0
		       : Z_COUNTER_API(dev)->get_guard_period(dev, flags);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/counter.h>

#endif /* ETESIAN_DRIVERS_COUNTER_H_ */
