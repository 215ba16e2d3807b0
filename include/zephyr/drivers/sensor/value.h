/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Sensor values and their conversions. Included by <zephyr/drivers/sensor.h>.
 */
#ifndef ETESIAN_DRIVERS_SENSOR_VALUE_H_
#define ETESIAN_DRIVERS_SENSOR_VALUE_H_

#include <errno.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A value: val1 + val2 / 1000000. Both parts have the value's sign, or are 0. */
struct sensor_value {
	int32_t val1; /**< Integer part. */
	int32_t val2; /**< Fractional part, in millionths. */
};

/** Acceleration of free fall, in um/s^2. */
#define SENSOR_G 9806650LL

/** Pi, in millionths. */
#define SENSOR_PI 3141592LL

/** The value in millionths. */
static inline int64_t sensor_value_to_micro(const struct sensor_value *val)
{
	return (int64_t)val->val1 * 1000000 + val->val2;
}

/** The value in thousandths, rounded towards 0. */
static inline int64_t sensor_value_to_milli(const struct sensor_value *val)
{
	return (int64_t)val->val1 * 1000 + val->val2 / 1000;
}

/** Set from millionths. 0, -ERANGE if it does not fit. */
static inline int sensor_value_from_micro(struct sensor_value *val, int64_t micro)
{
	if (micro / 1000000 < INT32_MIN || micro / 1000000 > INT32_MAX) {
		return -ERANGE;
	}
	val->val1 = (int32_t)(micro / 1000000);
	val->val2 = (int32_t)(micro % 1000000);
	return 0;
}

/** Set from thousandths. 0, -ERANGE if it does not fit. */
static inline int sensor_value_from_milli(struct sensor_value *val, int64_t milli)
{
	if (milli / 1000 < INT32_MIN || milli / 1000 > INT32_MAX) {
		return -ERANGE;
	}
	return sensor_value_from_micro(val, milli * 1000);
}

/** The value as a double. */
static inline double sensor_value_to_double(const struct sensor_value *val)
{
	return (double)val->val1 + (double)val->val2 / 1000000;
}

/** The value as a float. */
static inline float sensor_value_to_float(const struct sensor_value *val)
{
	return (float)val->val1 + (float)val->val2 / 1000000;
}

/** Set from a double. 0, -ERANGE if it does not fit. */
static inline int sensor_value_from_double(struct sensor_value *val, double inp)
{
	if (inp < INT32_MIN || inp > INT32_MAX) {
		return -ERANGE;
	}
	val->val1 = (int32_t)inp;
	val->val2 = (int32_t)((inp - (int32_t)inp) * 1000000.0);
	return 0;
}

/** Set from a float. 0, -ERANGE if it does not fit. */
static inline int sensor_value_from_float(struct sensor_value *val, float inp)
{
	/* The greatest int32_t is no float: the next one above is 2^31. */
	if (inp < (float)INT32_MIN || inp >= 2147483648.0f) {
		return -ERANGE;
	}
	val->val1 = (int32_t)inp;
	val->val2 = (int32_t)((inp - (int32_t)inp) * 1000000.0f);
	return 0;
}

/** @cond INTERNAL_HIDDEN */
static inline int32_t z_sensor_rounded(int64_t dividend, int64_t divisor)
{
	return (int32_t)((dividend + (dividend > 0 ? divisor / 2 : -(divisor / 2))) / divisor);
}

static inline void z_sensor_set_micro(struct sensor_value *val, int64_t micro)
{
	val->val1 = (int32_t)(micro / 1000000);
	val->val2 = (int32_t)(micro % 1000000);
}
/** @endcond */

/** Acceleration from m/s^2 to g, rounded. */
static inline int32_t sensor_ms2_to_g(const struct sensor_value *ms2)
{
	return z_sensor_rounded(sensor_value_to_micro(ms2), SENSOR_G);
}

/** Acceleration from g to m/s^2. */
static inline void sensor_g_to_ms2(int32_t g, struct sensor_value *ms2)
{
	z_sensor_set_micro(ms2, (int64_t)g * SENSOR_G);
}

/** Acceleration from m/s^2 to millionths of g. */
static inline int32_t sensor_ms2_to_ug(const struct sensor_value *ms2)
{
	return (int32_t)(sensor_value_to_micro(ms2) * 1000000 / SENSOR_G);
}

/** Acceleration from millionths of g to m/s^2. */
static inline void sensor_ug_to_ms2(int32_t ug, struct sensor_value *ms2)
{
	z_sensor_set_micro(ms2, (int64_t)ug * SENSOR_G / 1000000);
}

/** Angle from radians to degrees, rounded. */
static inline int32_t sensor_rad_to_degrees(const struct sensor_value *rad)
{
	return z_sensor_rounded(sensor_value_to_micro(rad) * 180, SENSOR_PI);
}

/** Angle from degrees to radians. */
static inline void sensor_degrees_to_rad(int32_t d, struct sensor_value *rad)
{
	z_sensor_set_micro(rad, (int64_t)d * SENSOR_PI / 180);
}

/** Angle from radians to hundred-thousandths of a degree. */
static inline int32_t sensor_rad_to_10udegrees(const struct sensor_value *rad)
{
	return (int32_t)(sensor_value_to_micro(rad) * 180 * 100000 / SENSOR_PI);
}

/** Angle from hundred-thousandths of a degree to radians. */
static inline void sensor_10udegrees_to_rad(int32_t d, struct sensor_value *rad)
{
	z_sensor_set_micro(rad, (int64_t)d * SENSOR_PI / 180 / 100000);
}

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_SENSOR_VALUE_H_ */
