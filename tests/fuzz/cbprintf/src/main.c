/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/ztest.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

ZTEST_SUITE(fuzz_cbprintf, NULL, NULL, NULL, NULL, NULL);

static uint32_t state = 1;

static uint32_t next(uint32_t n)
{
	state = state * 1664525U + 1013904223U;
	return (state >> 8) % n;
}

/* Mostly characters that mean something. */
ZTEST(fuzz_cbprintf, test_random_formats)
{
	static const char alphabet[] = "%%%%diouxXcspfFeEgGaA#0-+ .*123456789hlLjztq";
	uint8_t format[24];

	for (int i = 0; i < 50000; i++) {
		size_t len = next(sizeof(format));

		for (size_t j = 0; j < len; j++) {
			format[j] = next(16) == 0 ? (uint8_t)next(256)
						  : (uint8_t)alphabet[next(sizeof(alphabet) - 1)];
		}
		(void)LLVMFuzzerTestOneInput(format, len);
	}
}
