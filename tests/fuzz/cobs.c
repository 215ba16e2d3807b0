/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The first byte is the delimiter. Any bytes are decoded, into too little room too; what decodes
 * comes back when it is encoded and decoded again. Any bytes survive encoding and decoding, and
 * their encoded data has no delimiter.
 *
 * Sources: lib/cobs/cobs.c
 */

#include "host.h"

#include <errno.h>

#include "../../lib/cobs/cobs.h"

static size_t encode(uint8_t *out, const uint8_t *data, size_t size, uint8_t delimiter)
{
	struct z_cobs_encoder enc;
	size_t len;

	z_cobs_encode_start(&enc, out, delimiter);
	for (size_t i = 0; i < size; i++) {
		z_cobs_encode_byte(&enc, data[i]);
	}
	len = z_cobs_encode_end(&enc);
	must(len <= size + size / 254 + 1);
	must(memchr(out, delimiter, len) == NULL);
	return len;
}

static int decode(struct z_cobs_decoder *dec, uint8_t *out, size_t room, const uint8_t *data,
		  size_t size, uint8_t delimiter)
{
	int result = 0;

	z_cobs_decode_start(dec, out, room, delimiter);
	for (size_t i = 0; i < size && result == 0; i++) {
		result = z_cobs_decode_byte(dec, data[i]);
	}
	return result != 0 ? result : z_cobs_decode_end(dec);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t delimiter = size > 0 ? data[0] : 0;
	struct z_cobs_decoder dec;
	uint8_t *plain, *encoded;
	size_t len;
	int result;

	if (size == 0) {
		return 0;
	}
	data++;
	size--;
	encoded = malloc(size + size / 254 + 1);
	plain = malloc(size + 1);
	len = encode(encoded, data, size, delimiter);
	must(decode(&dec, plain, size, encoded, len, delimiter) == 0);
	must(dec.len == size && memcmp(plain, data, size) == 0);

	result = decode(&dec, plain, size / 2, data, size, delimiter);
	must(result == 0 || result == -EINVAL || result == -ENOMEM);
	must(dec.len <= size / 2);
	if (decode(&dec, plain, size, data, size, delimiter) == 0) {
		uint8_t *again = malloc(dec.len + dec.len / 254 + 1), *back = malloc(dec.len + 1);
		struct z_cobs_decoder second;

		len = encode(again, plain, dec.len, delimiter);
		must(len <= size || size == 0); /* no other way to encode it is shorter */
		must(decode(&second, back, dec.len, again, len, delimiter) == 0);
		must(second.len == dec.len && memcmp(back, plain, dec.len) == 0);
		free(again);
		free(back);
	}
	free(encoded);
	free(plain);
	return 0;
}
