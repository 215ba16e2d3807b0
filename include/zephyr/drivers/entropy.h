/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Sources of random numbers.
 */
#ifndef ETESIAN_DRIVERS_ENTROPY_H_
#define ETESIAN_DRIVERS_ENTROPY_H_

#include <errno.h>

#include <zephyr/device.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Flag of entropy_get_entropy_isr(): wait, busily, until all bytes are there. */
#define ENTROPY_BUSYWAIT BIT(0)

typedef int (*entropy_get_entropy_t)(const struct device *dev, uint8_t *buffer, uint16_t length);
typedef int (*entropy_get_entropy_isr_t)(const struct device *dev, uint8_t *buffer,
					 uint16_t length, uint32_t flags);

/** What a driver implements; get_entropy_isr may be NULL. */
__subsystem struct entropy_driver_api {
	entropy_get_entropy_t get_entropy;
	entropy_get_entropy_isr_t get_entropy_isr;
};

/**
 * @brief Fill a buffer with random bytes; may block until there are enough.
 *
 * @param dev the source
 * @param buffer where to put them
 * @param length number of bytes
 * @return 0, -EIO or another errno of the driver. Context: thread.
 */
__syscall int entropy_get_entropy(const struct device *dev, uint8_t *buffer, uint16_t length);

static inline int z_impl_entropy_get_entropy(const struct device *dev, uint8_t *buffer,
					     uint16_t length)
{
	return ((const struct entropy_driver_api *)dev->api)->get_entropy(dev, buffer, length);
}

/**
 * @brief Get random bytes without blocking.
 *
 * @param dev the source
 * @param buffer where to put them
 * @param length number of bytes wanted
 * @param flags 0, or ENTROPY_BUSYWAIT to get all of them
 * @return number of bytes written, -ENOTSUP if the driver cannot. Context: any.
 */
static inline int entropy_get_entropy_isr(const struct device *dev, uint8_t *buffer,
					  uint16_t length, uint32_t flags)
{
	const struct entropy_driver_api *api = (const struct entropy_driver_api *)dev->api;

	return (api->get_entropy_isr == NULL) ? -ENOTSUP
					      : api->get_entropy_isr(dev, buffer, length, flags);
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/entropy.h>

#endif /* ETESIAN_DRIVERS_ENTROPY_H_ */
