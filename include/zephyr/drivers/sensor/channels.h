/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief What sensors measure, trigger on and can be set to. Included by <zephyr/drivers/sensor.h>.
 */
#ifndef ETESIAN_DRIVERS_SENSOR_CHANNELS_H_
#define ETESIAN_DRIVERS_SENSOR_CHANNELS_H_

#include <stdint.h>

/** What is measured; XYZ and the like are three channels at once. */
enum sensor_channel {
	SENSOR_CHAN_ACCEL_X, /**< Acceleration, m/s^2. */
	SENSOR_CHAN_ACCEL_Y,
	SENSOR_CHAN_ACCEL_Z,
	SENSOR_CHAN_ACCEL_XYZ,
	SENSOR_CHAN_GYRO_X, /**< Angular velocity, rad/s. */
	SENSOR_CHAN_GYRO_Y,
	SENSOR_CHAN_GYRO_Z,
	SENSOR_CHAN_GYRO_XYZ,
	SENSOR_CHAN_MAGN_X, /**< Magnetic field, gauss. */
	SENSOR_CHAN_MAGN_Y,
	SENSOR_CHAN_MAGN_Z,
	SENSOR_CHAN_MAGN_XYZ,
	SENSOR_CHAN_DIE_TEMP, /**< Temperature of the chip, degrees Celsius. */
	SENSOR_CHAN_AMBIENT_TEMP, /**< Temperature around it, degrees Celsius. */
	SENSOR_CHAN_PRESS, /**< Pressure, kPa. */
	SENSOR_CHAN_PROX, /**< Proximity: 1 close, 0 far. */
	SENSOR_CHAN_HUMIDITY, /**< Relative humidity, percent. */
	SENSOR_CHAN_LIGHT, /**< Illuminance of visible light, lux. */
	SENSOR_CHAN_IR, /**< Illuminance of infrared light, lux. */
	SENSOR_CHAN_RED, /**< Illuminance of red light, lux. */
	SENSOR_CHAN_GREEN, /**< Illuminance of green light, lux. */
	SENSOR_CHAN_BLUE, /**< Illuminance of blue light, lux. */
	SENSOR_CHAN_ALTITUDE, /**< Height, m. */
	SENSOR_CHAN_PM_1_0, /**< Particles up to 1 um, ug/m^3. */
	SENSOR_CHAN_PM_2_5, /**< Particles up to 2.5 um, ug/m^3. */
	SENSOR_CHAN_PM_10, /**< Particles up to 10 um, ug/m^3. */
	SENSOR_CHAN_DISTANCE, /**< Distance, m. */
	SENSOR_CHAN_CO2, /**< Carbon dioxide, ppm. */
	SENSOR_CHAN_O2, /**< Oxygen, ppm. */
	SENSOR_CHAN_VOC, /**< Volatile organic compounds, ppb. */
	SENSOR_CHAN_GAS_RES, /**< Resistance of a gas sensor, ohm. */
	SENSOR_CHAN_VOLTAGE, /**< Voltage, V. */
	SENSOR_CHAN_VSHUNT, /**< Voltage over a shunt, mV. */
	SENSOR_CHAN_CURRENT, /**< Current, A. */
	SENSOR_CHAN_POWER, /**< Power, W. */
	SENSOR_CHAN_RESISTANCE, /**< Resistance, ohm. */
	SENSOR_CHAN_ROTATION, /**< Angle, degrees. */
	SENSOR_CHAN_POS_DX, /**< Change of position, points. */
	SENSOR_CHAN_POS_DY,
	SENSOR_CHAN_POS_DZ,
	SENSOR_CHAN_POS_DXYZ,
	SENSOR_CHAN_RPM, /**< Revolutions per minute. */
	SENSOR_CHAN_GAUGE_VOLTAGE, /**< Voltage of the battery, V. */
	SENSOR_CHAN_GAUGE_AVG_CURRENT, /**< Average current, A. */
	SENSOR_CHAN_GAUGE_STDBY_CURRENT, /**< Current on standby, A. */
	SENSOR_CHAN_GAUGE_MAX_LOAD_CURRENT, /**< Greatest load current, A. */
	SENSOR_CHAN_GAUGE_TEMP, /**< Temperature of the gauge, degrees Celsius. */
	SENSOR_CHAN_GAUGE_STATE_OF_CHARGE, /**< State of charge, percent. */
	SENSOR_CHAN_GAUGE_FULL_CHARGE_CAPACITY, /**< Capacity when full, mAh. */
	SENSOR_CHAN_GAUGE_REMAINING_CHARGE_CAPACITY, /**< Remaining capacity, mAh. */
	SENSOR_CHAN_GAUGE_NOM_AVAIL_CAPACITY, /**< Nominal available capacity, mAh. */
	SENSOR_CHAN_GAUGE_FULL_AVAIL_CAPACITY, /**< Full available capacity, mAh. */
	SENSOR_CHAN_GAUGE_AVG_POWER, /**< Average power, mW. */
	SENSOR_CHAN_GAUGE_STATE_OF_HEALTH, /**< State of health, percent. */
	SENSOR_CHAN_GAUGE_TIME_TO_EMPTY, /**< Time to empty, minutes. */
	SENSOR_CHAN_GAUGE_TIME_TO_FULL, /**< Time to full, minutes. */
	SENSOR_CHAN_GAUGE_CYCLE_COUNT, /**< Number of charging cycles. */
	SENSOR_CHAN_GAUGE_DESIGN_VOLTAGE, /**< Highest voltage the battery is made for, V. */
	SENSOR_CHAN_GAUGE_DESIRED_VOLTAGE, /**< Charging voltage it wants, mV. */
	SENSOR_CHAN_GAUGE_DESIRED_CHARGING_CURRENT, /**< Charging current it wants, mA. */
	SENSOR_CHAN_ALL, /**< All channels of the device. */
	SENSOR_CHAN_COMMON_COUNT, /**< Number of common ones. */
	SENSOR_CHAN_PRIV_START = SENSOR_CHAN_COMMON_COUNT, /**< First of a driver. */
	SENSOR_CHAN_MAX = INT16_MAX, /**< Greatest value. */
};

/** What a trigger waits for. */
enum sensor_trigger_type {
	SENSOR_TRIG_TIMER, /**< Periodically. */
	SENSOR_TRIG_DATA_READY, /**< New data is there. */
	SENSOR_TRIG_DELTA, /**< The channel changed by more than the slope threshold. */
	SENSOR_TRIG_NEAR_FAR, /**< Something came near or went away. */
	SENSOR_TRIG_THRESHOLD, /**< The channel left its thresholds. */
	SENSOR_TRIG_TAP, /**< One tap. */
	SENSOR_TRIG_DOUBLE_TAP, /**< Two taps. */
	SENSOR_TRIG_FREEFALL, /**< Free fall. */
	SENSOR_TRIG_MOTION, /**< It began to move. */
	SENSOR_TRIG_STATIONARY, /**< It stopped moving. */
	SENSOR_TRIG_FIFO_WATERMARK, /**< The FIFO reached its watermark. */
	SENSOR_TRIG_FIFO_FULL, /**< The FIFO is full. */
	SENSOR_TRIG_COMMON_COUNT, /**< Number of common ones. */
	SENSOR_TRIG_PRIV_START = SENSOR_TRIG_COMMON_COUNT, /**< First of a driver. */
	SENSOR_TRIG_MAX = INT16_MAX, /**< Greatest value. */
};

/** A setting of a channel. */
enum sensor_attribute {
	SENSOR_ATTR_SAMPLING_FREQUENCY, /**< Samples per second, Hz. */
	SENSOR_ATTR_LOWER_THRESH, /**< Lower threshold, in the channel's unit. */
	SENSOR_ATTR_UPPER_THRESH, /**< Upper threshold, in the channel's unit. */
	SENSOR_ATTR_SLOPE_TH, /**< Threshold of change, in the channel's unit. */
	SENSOR_ATTR_SLOPE_DUR, /**< Samples over which a change counts. */
	SENSOR_ATTR_HYSTERESIS, /**< Hysteresis of the thresholds. */
	SENSOR_ATTR_OVERSAMPLING, /**< Samples averaged. */
	SENSOR_ATTR_FULL_SCALE, /**< Range, in the channel's unit. */
	SENSOR_ATTR_OFFSET, /**< Added to the value, in the channel's unit. */
	SENSOR_ATTR_CALIB_TARGET, /**< Value that calibration aims at. */
	SENSOR_ATTR_CONFIGURATION, /**< Operating mode, as the driver says. */
	SENSOR_ATTR_CALIBRATION, /**< Calibration, as the driver says. */
	SENSOR_ATTR_FEATURE_MASK, /**< Features to turn on. */
	SENSOR_ATTR_ALERT, /**< Alert on or off. */
	SENSOR_ATTR_FF_DUR, /**< Duration of a free fall, ms. */
	SENSOR_ATTR_BATCH_DURATION, /**< Time data is gathered before it is handed over, ticks. */
	SENSOR_ATTR_COMMON_COUNT, /**< Number of common ones. */
	SENSOR_ATTR_PRIV_START = SENSOR_ATTR_COMMON_COUNT, /**< First of a driver. */
	SENSOR_ATTR_MAX = INT16_MAX, /**< Greatest value. */
};

#endif /* ETESIAN_DRIVERS_SENSOR_CHANNELS_H_ */
