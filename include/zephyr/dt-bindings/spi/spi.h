/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief SPI frame formats and modes for devicetree sources.
 */
#ifndef ETESIAN_DT_BINDINGS_SPI_SPI_H_
#define ETESIAN_DT_BINDINGS_SPI_SPI_H_

#define SPI_FRAME_FORMAT_MOTOROLA (0 << 15)
#define SPI_FRAME_FORMAT_TI (1 << 15)
#define SPI_FULL_DUPLEX (0 << 11)
#define SPI_HALF_DUPLEX (1 << 11)

#endif /* ETESIAN_DT_BINDINGS_SPI_SPI_H_ */
