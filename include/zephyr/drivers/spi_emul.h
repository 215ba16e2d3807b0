/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief How an emulated SPI controller speaks to emulators of its devices.
 */
#ifndef ETESIAN_DRIVERS_SPI_EMUL_H_
#define ETESIAN_DRIVERS_SPI_EMUL_H_

#include <stdint.h>

#include <zephyr/device.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

struct emul;
struct spi_config;
struct spi_buf_set;

/**
 * @brief Take what is sent, as the device would, and give what it answers.
 *
 * @return as i2c_emul_transfer_t. Context: the transfer's.
 */
typedef int (*spi_emul_io_t)(const struct emul *target, const struct spi_config *config,
			     const struct spi_buf_set *tx_bufs, const struct spi_buf_set *rx_bufs);

/** What an emulator of an SPI device implements. */
struct spi_emul_api {
	spi_emul_io_t io;
};

/** An emulator as its controller sees it. */
struct spi_emul {
	sys_snode_t node;
	const struct emul *target;
	const struct spi_emul_api *api;
	struct spi_emul_api *mock_api; /**< Set by a test: asked first; NULL: none. */
	uint16_t chipsel;
};

/** @name Of the controller's driver
 * @{
 */
/** Hang an emulator on a controller. @return 0 or an errno. */
int spi_emul_register(const struct device *dev, struct spi_emul *emul);

/** The operation flags of the last transfer. */
uint32_t spi_emul_get_config(const struct device *dev);
/** @} */

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_DRIVERS_SPI_EMUL_H_ */
