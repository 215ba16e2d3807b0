/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Clock controllers: turning the clocks of peripherals on and off, and their rates.
 *
 * What a clock_control_subsys_t points to or holds, and what a rate is, the controller's driver
 * says.
 */
#ifndef ETESIAN_DRIVERS_CLOCK_CONTROL_H_
#define ETESIAN_DRIVERS_CLOCK_CONTROL_H_

#include <errno.h>
#include <stddef.h>

#include <zephyr/device.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/slist.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All clocks of a controller. */
#define CLOCK_CONTROL_SUBSYS_ALL NULL

/** State of a clock. */
enum clock_control_status {
	CLOCK_CONTROL_STATUS_STARTING,
	CLOCK_CONTROL_STATUS_OFF,
	CLOCK_CONTROL_STATUS_ON,
	CLOCK_CONTROL_STATUS_UNKNOWN,
};

/** Which of a controller's clocks. */
typedef void *clock_control_subsys_t;

/** A rate to set, in the form the driver wants. */
typedef void *clock_control_subsys_rate_t;

/** Called when a clock has started. Context: ISR, or as the driver says. */
typedef void (*clock_control_cb_t)(const struct device *dev, clock_control_subsys_t subsys,
				   void *user_data);

typedef int (*clock_control)(const struct device *dev, clock_control_subsys_t sys);
typedef int (*clock_control_get)(const struct device *dev, clock_control_subsys_t sys,
				 uint32_t *rate);
typedef int (*clock_control_async_on_fn)(const struct device *dev, clock_control_subsys_t sys,
					 clock_control_cb_t cb, void *user_data);
typedef enum clock_control_status (*clock_control_get_status_fn)(const struct device *dev,
								 clock_control_subsys_t sys);
typedef int (*clock_control_set)(const struct device *dev, clock_control_subsys_t sys,
				 clock_control_subsys_rate_t rate);
typedef int (*clock_control_configure_fn)(const struct device *dev, clock_control_subsys_t sys,
					  void *data);

/** What a driver implements; all but on and off may be NULL. */
__subsystem struct clock_control_driver_api {
	clock_control on;
	clock_control off;
	clock_control_async_on_fn async_on;
	clock_control_get get_rate;
	clock_control_get_status_fn get_status;
	clock_control_set set_rate;
	clock_control_configure_fn configure;
};

/** @cond INTERNAL_HIDDEN */
#define Z_CLOCK_API(dev) ((const struct clock_control_driver_api *)(dev)->api)
/** @endcond */

/** Turn a clock on, and wait for it. 0, or a negative errno. Context: as the driver says. */
static inline int clock_control_on(const struct device *dev, clock_control_subsys_t sys)
{
	return Z_CLOCK_API(dev)->on(dev, sys);
}

/** Turn a clock off. 0, or a negative errno. Context: as the driver says. */
static inline int clock_control_off(const struct device *dev, clock_control_subsys_t sys)
{
	return Z_CLOCK_API(dev)->off(dev, sys);
}

/**
 * @brief Turn a clock on; @p cb is called when it runs.
 *
 * @return 0, -EALREADY if it is on, -ENOTSUP, -ENOSYS. Context: any.
 */
static inline int clock_control_async_on(const struct device *dev, clock_control_subsys_t sys,
					 clock_control_cb_t cb, void *user_data)
{
	return (Z_CLOCK_API(dev)->async_on == NULL)
		       ? -ENOSYS
		       : Z_CLOCK_API(dev)->async_on(dev, sys, cb, user_data);
}

/** State of a clock. Context: any. */
static inline enum clock_control_status clock_control_get_status(const struct device *dev,
								 clock_control_subsys_t sys)
{
	return (Z_CLOCK_API(dev)->get_status == NULL) ? CLOCK_CONTROL_STATUS_UNKNOWN
						      : Z_CLOCK_API(dev)->get_status(dev, sys);
}

/** Read the rate of a clock in Hz into @p rate. 0, -ENOSYS or another errno. Context: any. */
static inline int clock_control_get_rate(const struct device *dev, clock_control_subsys_t sys,
					 uint32_t *rate)
{
	return (Z_CLOCK_API(dev)->get_rate == NULL) ? -ENOSYS
						    : Z_CLOCK_API(dev)->get_rate(dev, sys, rate);
}

/** Set the rate of a clock. 0, -EALREADY, -ENOTSUP, -ENOSYS. Context: as the driver says. */
static inline int clock_control_set_rate(const struct device *dev, clock_control_subsys_t sys,
					 clock_control_subsys_rate_t rate)
{
	return (Z_CLOCK_API(dev)->set_rate == NULL) ? -ENOSYS
						    : Z_CLOCK_API(dev)->set_rate(dev, sys, rate);
}

/** Set up a clock with data that the driver knows. 0, -ENOSYS or another errno. */
static inline int clock_control_configure(const struct device *dev, clock_control_subsys_t sys,
					  void *data)
{
	return (Z_CLOCK_API(dev)->configure == NULL) ? -ENOSYS
						     : Z_CLOCK_API(dev)->configure(dev, sys, data);
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_CLOCK_CONTROL_H_ */
