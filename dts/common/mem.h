/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/* Sizes for devicetree sources: DT_SIZE_K(64) is 64 KiB in bytes. */
#ifndef ETESIAN_DTS_COMMON_MEM_H_
#define ETESIAN_DTS_COMMON_MEM_H_

#define DT_SIZE_K(x) ((x) * 1024)
#define DT_SIZE_M(x) ((x) * 1024 * 1024)


#endif
