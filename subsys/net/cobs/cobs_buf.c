/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/* COBS from and to network buffers; lib/cobs does the work. */
#include <errno.h>

#include <zephyr/data/cobs.h>

#include "../../../lib/cobs/cobs.h"

int cobs_encode(struct net_buf *src, struct net_buf *dst, uint32_t flags)
{
	uint8_t delimiter = (uint8_t)COBS_FLAG_CUSTOM_DELIMITER(flags);
	struct z_cobs_encoder enc;

	if (net_buf_tailroom(dst) < cobs_max_encoded_len(net_buf_frags_len(src), flags)) {
		return -ENOMEM;
	}
	z_cobs_encode_start(&enc, net_buf_tail(dst), delimiter);
	for (; src != NULL; src = src->frags) {
		for (size_t i = 0; i < src->len; i++) {
			z_cobs_encode_byte(&enc, src->data[i]);
		}
	}
	net_buf_add(dst, z_cobs_encode_end(&enc));
	if ((flags & COBS_FLAG_TRAILING_DELIMITER) != 0U) {
		net_buf_add_u8(dst, delimiter);
	}
	return 0;
}

/* Take the delimiter off the end, where there must be one. @return bytes without it, or -EINVAL. */
static int frame_len(struct net_buf *src, uint32_t flags)
{
	size_t len = net_buf_frags_len(src);
	uint8_t last;

	if ((flags & COBS_FLAG_TRAILING_DELIMITER) == 0U) {
		return (int)len;
	}
	if (len == 0U || net_buf_linearize(&last, 1, src, len - 1U, 1) != 1U ||
	    last != (uint8_t)COBS_FLAG_CUSTOM_DELIMITER(flags)) {
		return -EINVAL;
	}
	return (int)len - 1;
}

int cobs_decode(struct net_buf *src, struct net_buf *dst, uint32_t flags)
{
	int left = frame_len(src, flags);
	struct z_cobs_decoder dec;
	int result = 0;

	if (left < 0) {
		return left;
	}
	z_cobs_decode_start(&dec, net_buf_tail(dst), net_buf_tailroom(dst),
			    (uint8_t)COBS_FLAG_CUSTOM_DELIMITER(flags));
	for (; src != NULL && result == 0; src = src->frags) {
		for (size_t i = 0; i < src->len && left > 0 && result == 0; i++, left--) {
			result = z_cobs_decode_byte(&dec, src->data[i]);
		}
	}
	if (result == 0) {
		result = z_cobs_decode_end(&dec);
	}
	if (result == 0) {
		net_buf_add(dst, dec.len);
	}
	return result;
}
