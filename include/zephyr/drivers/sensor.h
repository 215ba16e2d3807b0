/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Sensors.
 *
 * A sensor has channels. sensor_sample_fetch() makes the device measure, or takes what it has
 * measured; sensor_channel_get() then gives the value of a channel, as often as wanted.
 * sensor_trigger_set() has a handler called instead of polling. Units are in sensor/channels.h,
 * conversions in sensor/value.h. Unless said otherwise functions return 0 or a negative errno:
 * -ENOTSUP for a channel, attribute or trigger that the device does not have, -ENOSYS if its driver
 * lacks the function, -EIO if the device does not answer. Context: thread.
 */
#ifndef ETESIAN_DRIVERS_SENSOR_H_
#define ETESIAN_DRIVERS_SENSOR_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

#include <zephyr/device.h>
#include <zephyr/drivers/sensor/channels.h>
#include <zephyr/drivers/sensor/value.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct rtio_iodev_sqe;

/** When to call a handler. */
struct sensor_trigger {
	enum sensor_trigger_type type;
	enum sensor_channel chan; /**< SENSOR_CHAN_ALL where it does not matter. */
};

/**
 * @brief Called for a trigger. Context: a thread of the driver, or the system work queue.
 *
 * @param dev the sensor
 * @param trigger as given to sensor_trigger_set()
 */
typedef void (*sensor_trigger_handler_t)(const struct device *dev,
					 const struct sensor_trigger *trigger);

typedef int (*sensor_attr_set_t)(const struct device *dev, enum sensor_channel chan,
				 enum sensor_attribute attr, const struct sensor_value *val);
typedef int (*sensor_attr_get_t)(const struct device *dev, enum sensor_channel chan,
				 enum sensor_attribute attr, struct sensor_value *val);
typedef int (*sensor_trigger_set_t)(const struct device *dev, const struct sensor_trigger *trig,
				    sensor_trigger_handler_t handler);
typedef int (*sensor_sample_fetch_t)(const struct device *dev, enum sensor_channel chan);
typedef int (*sensor_channel_get_t)(const struct device *dev, enum sensor_channel chan,
				    struct sensor_value *val);

/** One of several channels of a type. */
struct sensor_chan_spec {
	uint16_t chan_type; /**< enum sensor_channel */
	uint16_t chan_idx;  /**< From 0. */
};

/** Whether two channels are the same. */
static inline bool sensor_chan_spec_eq(struct sensor_chan_spec chan_spec0,
				       struct sensor_chan_spec chan_spec1)
{
	return chan_spec0.chan_type == chan_spec1.chan_type &&
	       chan_spec0.chan_idx == chan_spec1.chan_idx;
}

/** Reads values out of a driver's raw data. */
__subsystem struct sensor_decoder_api {
	/** Number of frames of a channel in the data. */
	int (*get_frame_count)(const uint8_t *buffer, struct sensor_chan_spec channel,
			       uint16_t *frame_count);
	/** Bytes that decoding takes: once, and for each frame besides the first. */
	int (*get_size_info)(struct sensor_chan_spec channel, size_t *base_size,
			     size_t *frame_size);
	/** Decode up to max_count frames from where `fit` stands; returns how many. */
	int (*decode)(const uint8_t *buffer, struct sensor_chan_spec channel, uint32_t *fit,
		      uint16_t max_count, void *data_out);
	/** Whether a trigger was pending when the data was taken. */
	bool (*has_trigger)(const uint8_t *buffer, enum sensor_trigger_type trigger);
};

/** Where decoding stands. */
struct sensor_decode_context {
	const struct sensor_decoder_api *decoder;
	const uint8_t *buffer;
	struct sensor_chan_spec channel;
	uint32_t fit;
};

/** Initializer of a struct sensor_decode_context. */
#define SENSOR_DECODE_CONTEXT_INIT(decoder_, buffer_, channel_type_, channel_index_)               \
	{                                                                                          \
		.decoder = (decoder_), .buffer = (buffer_),                                        \
		.channel = {.chan_type = (channel_type_), .chan_idx = (channel_index_)},           \
		.fit = 0,                                                                          \
	}

/** Decode up to @p max_count frames into @p out. The number decoded, or a negative errno. */
static inline int sensor_decode(struct sensor_decode_context *ctx, void *out, uint16_t max_count)
{
	return ctx->decoder->decode(ctx->buffer, ctx->channel, &ctx->fit, max_count, out);
}

typedef int (*sensor_get_decoder_t)(const struct device *dev,
				    const struct sensor_decoder_api **api);
typedef void (*sensor_submit_t)(const struct device *sensor, struct rtio_iodev_sqe *sqe);

/** What a driver implements; all but sample_fetch and channel_get may be NULL. */
__subsystem struct sensor_driver_api {
	sensor_attr_set_t attr_set;
	sensor_attr_get_t attr_get;
	sensor_trigger_set_t trigger_set;
	sensor_sample_fetch_t sample_fetch;
	sensor_channel_get_t channel_get;
	sensor_get_decoder_t get_decoder;
	sensor_submit_t submit;
};

/** @cond INTERNAL_HIDDEN */
#define Z_SENSOR_API(dev) ((const struct sensor_driver_api *)(dev)->api)
/** @endcond */

/** Set an attribute of a channel (SENSOR_CHAN_ALL: of the device) to @p val. */
__syscall int sensor_attr_set(const struct device *dev, enum sensor_channel chan,
			      enum sensor_attribute attr, const struct sensor_value *val);

static inline int z_impl_sensor_attr_set(const struct device *dev, enum sensor_channel chan,
					 enum sensor_attribute attr,
					 const struct sensor_value *val)
{
	return (Z_SENSOR_API(dev)->attr_set == NULL)
		       ? -ENOSYS
		       : Z_SENSOR_API(dev)->attr_set(dev, chan, attr, val);
}

/** Read an attribute of a channel into @p val. */
__syscall int sensor_attr_get(const struct device *dev, enum sensor_channel chan,
			      enum sensor_attribute attr, struct sensor_value *val);

static inline int z_impl_sensor_attr_get(const struct device *dev, enum sensor_channel chan,
					 enum sensor_attribute attr, struct sensor_value *val)
{
	return (Z_SENSOR_API(dev)->attr_get == NULL)
		       ? -ENOSYS
		       : Z_SENSOR_API(dev)->attr_get(dev, chan, attr, val);
}

/**
 * @brief Have a handler called.
 *
 * @param dev the sensor
 * @param trig when; must stay where it is
 * @param handler what to call; NULL for nothing any more
 */
static inline int sensor_trigger_set(const struct device *dev, const struct sensor_trigger *trig,
				     sensor_trigger_handler_t handler)
{
	return (Z_SENSOR_API(dev)->trigger_set == NULL)
		       ? -ENOSYS
		       : Z_SENSOR_API(dev)->trigger_set(dev, trig, handler);
}

/** Take a sample of all channels. May block for the time of a measurement. */
__syscall int sensor_sample_fetch(const struct device *dev);

static inline int z_impl_sensor_sample_fetch(const struct device *dev)
{
	return Z_SENSOR_API(dev)->sample_fetch(dev, SENSOR_CHAN_ALL);
}

/** Take a sample of one channel. */
__syscall int sensor_sample_fetch_chan(const struct device *dev, enum sensor_channel type);

static inline int z_impl_sensor_sample_fetch_chan(const struct device *dev,
						  enum sensor_channel type)
{
	return Z_SENSOR_API(dev)->sample_fetch(dev, type);
}

/** Read the value of the last sample; @p val is an array of three for a channel of three axes. */
__syscall int sensor_channel_get(const struct device *dev, enum sensor_channel chan,
				 struct sensor_value *val);

static inline int z_impl_sensor_channel_get(const struct device *dev, enum sensor_channel chan,
					    struct sensor_value *val)
{
	return Z_SENSOR_API(dev)->channel_get(dev, chan, val);
}

/** Get what decodes the device's raw data. */
__syscall int sensor_get_decoder(const struct device *dev,
				 const struct sensor_decoder_api **decoder);

static inline int z_impl_sensor_get_decoder(const struct device *dev,
					    const struct sensor_decoder_api **decoder)
{
	return (Z_SENSOR_API(dev)->get_decoder == NULL)
		       ? -ENOSYS
		       : Z_SENSOR_API(dev)->get_decoder(dev, decoder);
}

/** Whether a channel stands for three axes. */
#define SENSOR_CHANNEL_3_AXIS(chan)                                                                \
	((chan) == SENSOR_CHAN_ACCEL_XYZ || (chan) == SENSOR_CHAN_GYRO_XYZ ||                      \
	 (chan) == SENSOR_CHAN_MAGN_XYZ || (chan) == SENSOR_CHAN_POS_DXYZ)

/** What is known about a sensor, with CONFIG_SENSOR_INFO; a list gathered by the linker. */
struct sensor_info {
	const struct device *dev;
	const char *vendor;
	const char *model;
	const char *friendly_name;
};

#define SENSOR_INFO_INITIALIZER(_dev, _vendor, _model, _friendly_name)                             \
	{                                                                                          \
		.dev = _dev, .vendor = _vendor, .model = _model, .friendly_name = _friendly_name,  \
	}
#define SENSOR_INFO_DEFINE(name, ...)                                                              \
	static const STRUCT_SECTION_ITERABLE(sensor_info, name) =                                  \
		SENSOR_INFO_INITIALIZER(__VA_ARGS__)
#define SENSOR_INFO_DT_NAME(node_id) _CONCAT(__sensor_info, DEVICE_DT_NAME_GET(node_id))
#ifdef CONFIG_SENSOR_INFO
#define SENSOR_INFO_DT_DEFINE(node_id)                                                             \
	SENSOR_INFO_DEFINE(SENSOR_INFO_DT_NAME(node_id), DEVICE_DT_GET(node_id),                   \
			   DT_NODE_VENDOR_OR(node_id, NULL), DT_NODE_MODEL_OR(node_id, NULL),      \
			   DT_PROP_OR(node_id, friendly_name, NULL))
#else
#define SENSOR_INFO_DT_DEFINE(node_id)
#endif

/** DEVICE_DT_DEFINE() for a sensor: also makes its struct sensor_info. */
#define SENSOR_DEVICE_DT_DEFINE(node_id, init_fn, pm_device, data_ptr, cfg_ptr, level, prio,       \
				api_ptr, ...)                                                      \
	DEVICE_DT_DEFINE(node_id, init_fn, pm_device, data_ptr, cfg_ptr, level, prio, api_ptr,     \
			 __VA_ARGS__);                                                             \
	SENSOR_INFO_DT_DEFINE(node_id)

/** SENSOR_DEVICE_DT_DEFINE() of an instance of DT_DRV_COMPAT. */
#define SENSOR_DEVICE_DT_INST_DEFINE(inst, ...)                                                    \
	SENSOR_DEVICE_DT_DEFINE(DT_DRV_INST(inst), __VA_ARGS__)

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/sensor.h>

#endif /* ETESIAN_DRIVERS_SENSOR_H_ */
