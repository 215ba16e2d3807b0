/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief A device for an emulator whose node has no driver in the build.
 */
#ifndef ETESIAN_DRIVERS_EMUL_STUB_DEVICE_H_
#define ETESIAN_DRIVERS_EMUL_STUB_DEVICE_H_

#include <zephyr/device.h>
#include <zephyr/devicetree.h>

/** Define a device that does nothing, for instance @p n of DT_DRV_COMPAT. */
#define EMUL_STUB_DEVICE(n)                                                                        \
	DEVICE_DT_INST_DEFINE(n, NULL, NULL, NULL, NULL, POST_KERNEL,                              \
			      CONFIG_KERNEL_INIT_PRIORITY_DEVICE, NULL)

#endif /* ETESIAN_DRIVERS_EMUL_STUB_DEVICE_H_ */
