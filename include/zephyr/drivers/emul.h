/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Emulators: what stands in for hardware, so that a driver's own code runs in tests.
 *
 * An emulator serves a devicetree node, as a driver does: EMUL_DT_DEFINE() of the same node. It
 * hangs on the node's bus: the controller, itself emulated, calls emul_init_for_bus() in its init
 * function and has then all its devices' emulators; a transfer to an address goes to the emulator
 * there. How that looks on a bus: <zephyr/drivers/i2c_emul.h>, <zephyr/drivers/spi_emul.h>.
 *
 * A test gets an emulator with EMUL_DT_GET(node) and speaks to it by its own functions, or by the
 * ones of its device's class (backend_api).
 */
#ifndef ETESIAN_DRIVERS_EMUL_H_
#define ETESIAN_DRIVERS_EMUL_H_

#include <errno.h>
#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/devicetree.h>
#include <zephyr/drivers/i2c_emul.h>
#include <zephyr/drivers/spi_emul.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

struct emul;
struct espi_emul;
struct mspi_emul;

/** What an emulator hangs on. */
enum emul_bus_type {
	EMUL_BUS_TYPE_I2C,
	EMUL_BUS_TYPE_ESPI,
	EMUL_BUS_TYPE_SPI,
	EMUL_BUS_TYPE_MSPI,
	EMUL_BUS_TYPE_NONE,
};

/** A device of a bus. */
struct emul_link_for_bus {
	const struct device *dev;
};

/** The devices of a bus: the config of an emulated controller begins with it. */
struct emul_list_for_bus {
	const struct emul_link_for_bus *children;
	unsigned int num_children;
};

/** Prepare an emulator. @param parent its controller. @return 0 or a negative errno. */
typedef int (*emul_init_t)(const struct emul *emul, const struct device *parent);

/** An emulator that hangs on no bus. */
struct no_bus_emul {
	void *api;     /**< Functions, by the emulator. */
	uint16_t addr; /**< Nothing. */
};

/** An emulator. */
struct emul {
	emul_init_t init;
	const struct device *dev; /**< The device that it emulates. */
	const void *cfg;	  /**< Constants of the instance. */
	void *data;		  /**< Variables of the instance. */
	enum emul_bus_type bus_type;
	union bus {
		struct i2c_emul *i2c;
		struct espi_emul *espi;
		struct spi_emul *spi;
		struct mspi_emul *mspi;
		struct no_bus_emul *none;
	} bus; /**< How the bus sees it. */
	const void *backend_api; /**< Functions for tests, by the class of device; may be NULL. */
};

/** Identifier of the emulator of a node. */
#define EMUL_DT_NAME_GET(node_id) _CONCAT(__emulreg_, node_id)

/** @cond INTERNAL_HIDDEN */
#define Z_EMUL_BUS_NAME(node_id) _CONCAT(__emulbus_, node_id)
#define Z_EMUL_ON(node_id, on_i2c, on_spi, on_none)                                                \
	COND_CODE_1(DT_ON_BUS(node_id, i2c), on_i2c,                                               \
		    (COND_CODE_1(DT_ON_BUS(node_id, spi), on_spi, on_none)))
#define Z_EMUL_TYPE(node_id)                                                                       \
	Z_EMUL_ON(node_id, (EMUL_BUS_TYPE_I2C), (EMUL_BUS_TYPE_SPI), (EMUL_BUS_TYPE_NONE))
#define Z_EMUL_MEMBER(node_id) Z_EMUL_ON(node_id, (i2c), (spi), (none))
#define Z_EMUL_STRUCT(node_id)                                                                     \
	Z_EMUL_ON(node_id, (struct i2c_emul), (struct spi_emul), (struct no_bus_emul))
#define Z_EMUL_ADDRESS(node_id)                                                                    \
	Z_EMUL_ON(node_id, (.addr = DT_REG_ADDR(node_id)), (.chipsel = DT_REG_ADDR(node_id)),      \
		  (.addr = 0))
/** @endcond */

/**
 * @brief Define the emulator of a node.
 *
 * @param node_id      the node; its bus tells what kind of emulator it is
 * @param init_fn      emul_init_t
 * @param data_ptr     its variables, or NULL
 * @param cfg_ptr      its constants, or NULL
 * @param bus_api      how the bus speaks to it: struct i2c_emul_api or the like; NULL without a bus
 * @param _backend_api how tests speak to it, by the class of the device, or NULL
 */
#define EMUL_DT_DEFINE(node_id, init_fn, data_ptr, cfg_ptr, bus_api, _backend_api)                 \
	static Z_EMUL_STRUCT(node_id) Z_EMUL_BUS_NAME(node_id) = {                                 \
		.api = (void *)(bus_api),                                                          \
		Z_EMUL_ADDRESS(node_id),                                                           \
	};                                                                                         \
	const STRUCT_SECTION_ITERABLE(emul, EMUL_DT_NAME_GET(node_id)) = {                         \
		.init = (init_fn),                                                                 \
		.dev = DEVICE_DT_GET(node_id),                                                     \
		.cfg = (cfg_ptr),                                                                  \
		.data = (data_ptr),                                                                \
		.bus_type = Z_EMUL_TYPE(node_id),                                                  \
		.bus.Z_EMUL_MEMBER(node_id) = &Z_EMUL_BUS_NAME(node_id),                           \
		.backend_api = (_backend_api),                                                     \
	};

/** EMUL_DT_DEFINE() of an instance of DT_DRV_COMPAT. */
#define EMUL_DT_INST_DEFINE(inst, ...) EMUL_DT_DEFINE(DT_DRV_INST(inst), __VA_ARGS__)

/** Pointer to the emulator of a node. */
#define EMUL_DT_GET(node_id) (&EMUL_DT_NAME_GET(node_id))

/** The same if the node exists and is enabled, else NULL. */
#define EMUL_DT_GET_OR_NULL(node_id)                                                               \
	COND_CODE_1(DT_NODE_HAS_STATUS(node_id, okay), (EMUL_DT_GET(node_id)), (NULL))

/**
 * @brief Hang all emulators of a controller's devices on it: for the controller's init function.
 *
 * The controller's config begins with a struct emul_list_for_bus.
 *
 * @return 0; -ENODEV: a device has no emulator; -EINVAL: the bus is not supported; what an
 *         emulator's init function or the bus returned. Context: init function.
 */
int emul_init_for_bus(const struct device *dev);

/** Find an emulator by the name of its device. @return NULL: there is none. Context: any. */
const struct emul *emul_get_binding(const char *name);

/** @cond INTERNAL_HIDDEN */
#define Z_EMUL_DECLARE(node_id) extern const struct emul EMUL_DT_NAME_GET(node_id);
DT_FOREACH_STATUS_OKAY_NODE(Z_EMUL_DECLARE)
/** @endcond */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_EMUL_H_ */
