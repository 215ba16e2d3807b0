/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief How an emulated I2C controller speaks to emulators of its devices.
 */
#ifndef ETESIAN_DRIVERS_I2C_EMUL_H_
#define ETESIAN_DRIVERS_I2C_EMUL_H_

#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

struct emul;
struct i2c_msg;

/**
 * @brief Take messages as the device would, and fill those that read.
 *
 * @return 0; -EIO or another errno: the controller's transfer returns it; of a mock, -ENOSYS: the
 *         emulator takes them after all. Context: the transfer's.
 */
typedef int (*i2c_emul_transfer_t)(const struct emul *target, struct i2c_msg *msgs, int num_msgs,
				   int addr);

/** What an emulator of an I2C device implements. */
struct i2c_emul_api {
	i2c_emul_transfer_t transfer;
};

/** An emulator as its controller sees it. */
struct i2c_emul {
	sys_snode_t node;
	const struct emul *target;
	const struct i2c_emul_api *api;
	struct i2c_emul_api *mock_api; /**< Set by a test: asked first; NULL: none. */
	uint16_t addr;
};

/** Hang an emulator on a controller. The controller's driver defines it. @return 0 or an errno. */
int i2c_emul_register(const struct device *dev, struct i2c_emul *emul);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_I2C_EMUL_H_ */
