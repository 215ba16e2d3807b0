/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Any text is decoded; what decodes comes back when it is encoded and decoded again. Any bytes
 * survive encoding and decoding.
 *
 * Sources: lib/utils/base64.c
 */

#include "host.h"

#include <errno.h>

#include <zephyr/sys/base64.h>

static void encode_and_decode(const uint8_t *data, size_t size)
{
	size_t encoded_len = (size + 2) / 3 * 4;
	uint8_t *encoded = malloc(encoded_len + 1);
	uint8_t *decoded = malloc(size + 1);
	size_t len;

	must(base64_encode(encoded, encoded_len + 1, &len, data, size) == 0);
	must(len == (size > 0 ? encoded_len : 0));
	must(base64_decode(decoded, size, &len, encoded, len) == 0);
	must(len == size && memcmp(decoded, data, size) == 0);
	free(encoded);
	free(decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t need, len;
	uint8_t *out;
	int ret = base64_decode(NULL, 0, &need, data, size);

	if (ret == -ENOMEM || (ret == 0 && need == 0)) {
		out = malloc(need + 1);
		must(base64_decode(out, need, &len, data, size) == 0);
		must(len == need);
		encode_and_decode(out, len);
		free(out);
	} else {
		must(ret == -EINVAL);
	}
	encode_and_decode(data, size);
	return 0;
}
