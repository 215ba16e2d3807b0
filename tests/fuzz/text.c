/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * UTF-8 text is cut between characters, by at most one of them; any bytes are cut inside their
 * bounds; hexadecimal digits become bytes and come
 * back.
 *
 * Sources: lib/utils/text.c
 */

#include "host.h"

#include <ctype.h>

#include <zephyr/sys/util.h>

/* Whether every character has its bytes. */
static bool well_formed(const char *text)
{
	while (*text != '\0') {
		uint8_t byte = (uint8_t)*text++;
		int more = byte < 0x80 ? 0 : byte < 0xC0 ? -1 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2
			 : byte < 0xF8 ? 3 : -1;

		if (more < 0) {
			return false;
		}
		for (; more > 0; more--, text++) {
			if (((uint8_t)*text & 0xC0) != 0x80) {
				return false;
			}
		}
	}
	return true;
}

static void utf8(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);
	bool whole;

	memcpy(text, data, size);
	text[size] = '\0';
	whole = well_formed(text);
	for (size_t n = 0; n <= size + 1; n += 1 + n / 8) {
		size_t len = strlen(text);
		char *copy = malloc(n > 0 ? n : 1);

		copy[0] = 1;
		must(utf8_lcpy(copy, text, n) == copy);
		if (n == 0) {
			must(copy[0] == 1);
		} else {
			must(strlen(copy) <= len && strlen(copy) < n);
			must(memcmp(copy, text, strlen(copy)) == 0);
			must(!whole || well_formed(copy));
			must(strlen(copy) + 4 > (len < n - 1 ? len : n - 1));
		}
		free(copy);
	}
	must(utf8_trunc(text) == text);
	must(!whole || well_formed(text));
	free(text);
}

static void hex(const uint8_t *data, size_t size)
{
	char *digits = malloc(2 * size + 1);
	uint8_t *bytes = malloc(size + 1);
	bool good = true;
	size_t len;

	must(bin2hex(data, size, digits, 2 * size + 1) == 2 * size);
	must(strlen(digits) == 2 * size);
	must(hex2bin(digits, 2 * size, bytes, size) == size);
	must(memcmp(bytes, data, size) == 0);
	if (size > 0) {
		must(bin2hex(data, size, digits, 2 * size) == 0);
		must(hex2bin(digits, 2 * size, bytes, size - 1) == 0);
	}

	for (size_t i = 0; i < size; i++) {
		good = good && isxdigit(data[i]);
	}
	len = hex2bin((const char *)data, size, bytes, size);
	must(len == (good ? (size + 1) / 2 : 0));
	free(digits);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	utf8(data, size);
	hex(data, size);
	return 0;
}
