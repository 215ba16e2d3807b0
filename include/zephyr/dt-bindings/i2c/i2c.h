/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief I2C bus speeds in Hz, for the clock-frequency property.
 */
#ifndef ETESIAN_DT_BINDINGS_I2C_I2C_H_
#define ETESIAN_DT_BINDINGS_I2C_I2C_H_

#define I2C_BITRATE_STANDARD 100000
#define I2C_BITRATE_FAST 400000
#define I2C_BITRATE_FAST_PLUS 1000000
#define I2C_BITRATE_HIGH 3400000
#define I2C_BITRATE_ULTRA 5000000

#endif /* ETESIAN_DT_BINDINGS_I2C_I2C_H_ */
