/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree chip selects of SPI controllers and devices.
 */
#ifndef ETESIAN_DEVICETREE_SPI_H_
#define ETESIAN_DEVICETREE_SPI_H_

/** 1 if the controller has the property cs-gpios, else 0. */
#define DT_SPI_HAS_CS_GPIOS(spi) DT_NODE_HAS_PROP(spi, cs_gpios)

/** Number of entries of the controller's cs-gpios; 0 without it. */
#define DT_SPI_NUM_CS_GPIOS(spi)                                                                   \
	Z_DT_IF(DT_SPI_HAS_CS_GPIOS(spi), (DT_PROP_LEN(spi, cs_gpios)), (0))

/** @name The chip select of a device on an SPI bus, as a GPIO line
 *
 * The device's address is the index in its controller's cs-gpios.
 * @{
 */
#define DT_SPI_DEV_HAS_CS_GPIOS(spi_dev) DT_SPI_HAS_CS_GPIOS(DT_BUS(spi_dev))
#define DT_SPI_DEV_CS_GPIOS_CTLR(spi_dev)                                                          \
	DT_GPIO_CTLR_BY_IDX(DT_BUS(spi_dev), cs_gpios, DT_REG_ADDR(spi_dev))
#define DT_SPI_DEV_CS_GPIOS_PIN(spi_dev)                                                           \
	DT_GPIO_PIN_BY_IDX(DT_BUS(spi_dev), cs_gpios, DT_REG_ADDR(spi_dev))
#define DT_SPI_DEV_CS_GPIOS_FLAGS(spi_dev)                                                         \
	DT_GPIO_FLAGS_BY_IDX(DT_BUS(spi_dev), cs_gpios, DT_REG_ADDR(spi_dev))
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_SPI_DEV_HAS_CS_GPIOS(inst) DT_SPI_DEV_HAS_CS_GPIOS(DT_DRV_INST(inst))
#define DT_INST_SPI_DEV_CS_GPIOS_CTLR(inst) DT_SPI_DEV_CS_GPIOS_CTLR(DT_DRV_INST(inst))
#define DT_INST_SPI_DEV_CS_GPIOS_PIN(inst) DT_SPI_DEV_CS_GPIOS_PIN(DT_DRV_INST(inst))
#define DT_INST_SPI_DEV_CS_GPIOS_FLAGS(inst) DT_SPI_DEV_CS_GPIOS_FLAGS(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_SPI_H_ */
