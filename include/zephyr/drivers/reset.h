/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Reset controllers: lines that hold peripherals in reset.
 */
#ifndef ETESIAN_DRIVERS_RESET_H_
#define ETESIAN_DRIVERS_RESET_H_

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/devicetree/reset.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A reset line, from the property resets of a device's node. */
struct reset_dt_spec {
	const struct device *dev;
	uint32_t id;
};

/** @name Initializers of a struct reset_dt_spec: the line at index @p idx, or the first
 * @{
 */
#define RESET_DT_SPEC_GET_BY_IDX(node_id, idx)                                                     \
	{.dev = DEVICE_DT_GET(DT_RESET_CTLR_BY_IDX(node_id, idx)),                                 \
	 .id = DT_RESET_ID_BY_IDX(node_id, idx)}
#define RESET_DT_SPEC_GET_BY_IDX_OR(node_id, idx, default_value)                                   \
	COND_CODE_1(DT_PROP_HAS_IDX(node_id, resets, idx),                                         \
		    (RESET_DT_SPEC_GET_BY_IDX(node_id, idx)), (default_value))
#define RESET_DT_SPEC_GET(node_id) RESET_DT_SPEC_GET_BY_IDX(node_id, 0)
#define RESET_DT_SPEC_GET_OR(node_id, default_value)                                               \
	RESET_DT_SPEC_GET_BY_IDX_OR(node_id, 0, default_value)
#define RESET_DT_SPEC_INST_GET_BY_IDX(inst, idx) RESET_DT_SPEC_GET_BY_IDX(DT_DRV_INST(inst), idx)
#define RESET_DT_SPEC_INST_GET_BY_IDX_OR(inst, idx, default_value)                                 \
	RESET_DT_SPEC_GET_BY_IDX_OR(DT_DRV_INST(inst), idx, default_value)
#define RESET_DT_SPEC_INST_GET(inst) RESET_DT_SPEC_INST_GET_BY_IDX(inst, 0)
#define RESET_DT_SPEC_INST_GET_OR(inst, default_value)                                             \
	RESET_DT_SPEC_INST_GET_BY_IDX_OR(inst, 0, default_value)
/** @} */

typedef int (*reset_api_status)(const struct device *dev, uint32_t id, uint8_t *status);
typedef int (*reset_api_line_assert)(const struct device *dev, uint32_t id);
typedef int (*reset_api_line_deassert)(const struct device *dev, uint32_t id);
typedef int (*reset_api_line_toggle)(const struct device *dev, uint32_t id);

/** What a driver implements; NULL: not supported. */
__subsystem struct reset_driver_api {
	reset_api_status status;
	reset_api_line_assert line_assert;
	reset_api_line_deassert line_deassert;
	reset_api_line_toggle line_toggle;
};

/** @name Lines of a controller
 *
 * status: 1 if the device is held in reset, 0 if not. assert: hold it; deassert: let it go; toggle:
 * hold it for a moment.
 *
 * @param id number of the line
 * @return 0; -ENOSYS: the controller can not do that; -EINVAL: it has no such line. Context: any.
 * @{
 */
__syscall int reset_status(const struct device *dev, uint32_t id, uint8_t *status);
__syscall int reset_line_assert(const struct device *dev, uint32_t id);
__syscall int reset_line_deassert(const struct device *dev, uint32_t id);
__syscall int reset_line_toggle(const struct device *dev, uint32_t id);
/** @} */

/** @cond INTERNAL_HIDDEN */
#define Z_RESET_API(dev) ((const struct reset_driver_api *)(dev)->api)

static inline int z_impl_reset_status(const struct device *dev, uint32_t id, uint8_t *status)
{
	return (Z_RESET_API(dev)->status == NULL) ? -ENOSYS
						  : Z_RESET_API(dev)->status(dev, id, status);
}

static inline int z_impl_reset_line_assert(const struct device *dev, uint32_t id)
{
	return (Z_RESET_API(dev)->line_assert == NULL) ? -ENOSYS
						       : Z_RESET_API(dev)->line_assert(dev, id);
}

static inline int z_impl_reset_line_deassert(const struct device *dev, uint32_t id)
{
	return (Z_RESET_API(dev)->line_deassert == NULL)
		       ? -ENOSYS
		       : Z_RESET_API(dev)->line_deassert(dev, id);
}

static inline int z_impl_reset_line_toggle(const struct device *dev, uint32_t id)
{
	return (Z_RESET_API(dev)->line_toggle == NULL) ? -ENOSYS
						       : Z_RESET_API(dev)->line_toggle(dev, id);
}
/** @endcond */

/** @name The same of a line from the devicetree
 * @{
 */
static inline int reset_status_dt(const struct reset_dt_spec *spec, uint8_t *status)
{
	return reset_status(spec->dev, spec->id, status);
}

static inline int reset_line_assert_dt(const struct reset_dt_spec *spec)
{
	return reset_line_assert(spec->dev, spec->id);
}

static inline int reset_line_deassert_dt(const struct reset_dt_spec *spec)
{
	return reset_line_deassert(spec->dev, spec->id);
}

static inline int reset_line_toggle_dt(const struct reset_dt_spec *spec)
{
	return reset_line_toggle(spec->dev, spec->id);
}
/** @} */

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/reset.h>

#endif /* ETESIAN_DRIVERS_RESET_H_ */
