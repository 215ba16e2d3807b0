/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Consistent Overhead Byte Stuffing (S. Cheshire, M. Baker, 1997). The data is cut at its zeros;
 * each group goes out as its length plus one, the code, and then its bytes. A group of 254 bytes
 * has the code 255 and no zero behind it.
 *
 * Another delimiter changes places with zero, on the way in and on the way out: so no code can be
 * mistaken for it either.
 */

#include "cobs.h"

#include <errno.h>

#define FULL 255U

static uint8_t swapped(uint8_t byte, uint8_t delimiter)
{
	if (byte == delimiter) {
		return 0;
	}
	return byte == 0U ? delimiter : byte;
}

/* The code's place counts the group in plain; it is swapped when the group is closed. */
static void open_group(struct z_cobs_encoder *enc)
{
	enc->code_at = enc->len++;
	enc->out[enc->code_at] = 1;
}

static void close_group(struct z_cobs_encoder *enc)
{
	enc->out[enc->code_at] = swapped(enc->out[enc->code_at], enc->delimiter);
}

void z_cobs_encode_start(struct z_cobs_encoder *enc, uint8_t *out, uint8_t delimiter)
{
	*enc = (struct z_cobs_encoder){.out = out, .delimiter = delimiter};
	open_group(enc);
}

void z_cobs_encode_byte(struct z_cobs_encoder *enc, uint8_t byte)
{
	byte = swapped(byte, enc->delimiter);
	if (enc->out[enc->code_at] == FULL) { /* closed only now: it may be the last */
		close_group(enc);
		open_group(enc);
	}
	if (byte == 0U) {
		close_group(enc);
		open_group(enc);
	} else {
		enc->out[enc->len++] = swapped(byte, enc->delimiter);
		enc->out[enc->code_at]++;
	}
}

size_t z_cobs_encode_end(struct z_cobs_encoder *enc)
{
	close_group(enc);
	return enc->len;
}

void z_cobs_decode_start(struct z_cobs_decoder *dec, uint8_t *out, size_t room, uint8_t delimiter)
{
	*dec = (struct z_cobs_decoder){.out = out, .room = room, .delimiter = delimiter};
}

static int put(struct z_cobs_decoder *dec, uint8_t byte)
{
	if (dec->len == dec->room) {
		return -ENOMEM;
	}
	dec->out[dec->len++] = swapped(byte, dec->delimiter);
	return 0;
}

int z_cobs_decode_byte(struct z_cobs_decoder *dec, uint8_t byte)
{
	int result = 0;

	byte = swapped(byte, dec->delimiter);
	if (byte == 0U) {
		return -EINVAL;
	}
	if (dec->left > 0U) {
		dec->left--;
		return put(dec, byte);
	}
	if (dec->zero) {
		result = put(dec, 0);
	}
	dec->left = byte - 1U;
	dec->zero = byte != FULL;
	return result;
}

int z_cobs_decode_end(const struct z_cobs_decoder *dec)
{
	return dec->left == 0U ? 0 : -EINVAL;
}
