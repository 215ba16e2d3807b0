/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/* Frequencies for devicetree sources, in Hz: DT_FREQ_M(12) is 12 MHz. */
#ifndef ETESIAN_DTS_COMMON_FREQ_H_
#define ETESIAN_DTS_COMMON_FREQ_H_

#define DT_FREQ_K(x) ((x) * 1000)
#define DT_FREQ_M(x) ((x) * 1000 * 1000)

#endif
