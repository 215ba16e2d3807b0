/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: sensors.
 */
#include <zephyr/drivers/sensor.h>
#include <zephyr/internal/syscall_check.h>

#define SENSOR	   K_OBJ_DRIVER_SENSOR
#define VALUES_MAX 8 /* more than any channel has */

Z_VRFY_OBJ(int, sensor_sample_fetch, SENSOR, (const struct device *dev), dev)
#include <zephyr/syscalls/sensor_sample_fetch_mrsh.c>
Z_VRFY_OBJ(int, sensor_sample_fetch_chan, SENSOR,
	   (const struct device *dev, enum sensor_channel type), dev, type)
#include <zephyr/syscalls/sensor_sample_fetch_chan_mrsh.c>

static inline int z_vrfy_sensor_attr_set(const struct device *dev, enum sensor_channel chan,
					 enum sensor_attribute attr, const struct sensor_value *val)
{
	struct sensor_value copy;

	K_OOPS(K_SYSCALL_OBJ(dev, SENSOR));
	K_OOPS(k_usermode_from_copy(&copy, val, sizeof(copy)));
	return z_impl_sensor_attr_set(dev, chan, attr, &copy);
}
#include <zephyr/syscalls/sensor_attr_set_mrsh.c>

static inline int z_vrfy_sensor_attr_get(const struct device *dev, enum sensor_channel chan,
					 enum sensor_attribute attr, struct sensor_value *val)
{
	K_OOPS(K_SYSCALL_OBJ(dev, SENSOR));
	K_OOPS(Z_SYSCALL_OUT(val));
	return z_impl_sensor_attr_get(dev, chan, attr, val);
}
#include <zephyr/syscalls/sensor_attr_get_mrsh.c>

/* Values that the driver writes for a channel: one for each axis. */
static size_t values_of(enum sensor_channel chan)
{
	switch (chan) {
	case SENSOR_CHAN_ACCEL_XYZ:
	case SENSOR_CHAN_GYRO_XYZ:
	case SENSOR_CHAN_MAGN_XYZ:
		return 3;
	default:
		return 1;
	}
}

static inline int z_vrfy_sensor_channel_get(const struct device *dev, enum sensor_channel chan,
					    struct sensor_value *val)
{
	struct sensor_value copy[VALUES_MAX];
	int ret;

	K_OOPS(K_SYSCALL_OBJ(dev, SENSOR));
	ret = z_impl_sensor_channel_get(dev, chan, copy);
	if (ret >= 0) {
		K_OOPS(k_usermode_to_copy(val, copy, values_of(chan) * sizeof(copy[0])));
	}
	return ret;
}
#include <zephyr/syscalls/sensor_channel_get_mrsh.c>

static inline int z_vrfy_sensor_get_decoder(const struct device *dev,
					    const struct sensor_decoder_api **decoder)
{
	K_OOPS(K_SYSCALL_OBJ(dev, SENSOR));
	K_OOPS(Z_SYSCALL_OUT(decoder));
	return z_impl_sensor_get_decoder(dev, decoder);
}
#include <zephyr/syscalls/sensor_get_decoder_mrsh.c>
