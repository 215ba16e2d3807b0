/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_
#define ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The first bits of a packet's first word, which belong to the buffer. */
#define MPSC_PBUF_HDR_BITS 2
#define MPSC_PBUF_HDR                                                                              \
	uint32_t valid: 1; /* committed */                                                         \
	uint32_t busy: 1   /* claimed; with valid clear: no packet, len words are to be skipped */

/** The first word of any packet. */
struct mpsc_pbuf_hdr {
	MPSC_PBUF_HDR;
	uint32_t data: 32 - MPSC_PBUF_HDR_BITS;
};

/** The first word of a gap. */
struct mpsc_pbuf_skip {
	MPSC_PBUF_HDR;
	uint32_t len: 32 - MPSC_PBUF_HDR_BITS;
};

/** A packet as the buffer sees it. */
union mpsc_pbuf_generic {
	struct mpsc_pbuf_hdr hdr;
	struct mpsc_pbuf_skip skip;
	uint32_t raw;
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MPSC_PACKET_H_ */
