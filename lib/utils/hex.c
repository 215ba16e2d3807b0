/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Hexadecimal text.
 */

#include <errno.h>

#include <zephyr/sys/util.h>

int char2hex(char c, uint8_t *x)
{
	if (c >= '0' && c <= '9') {
		*x = (uint8_t)(c - '0');
	} else if (c >= 'a' && c <= 'f') {
		*x = (uint8_t)(c - 'a' + 10);
	} else if (c >= 'A' && c <= 'F') {
		*x = (uint8_t)(c - 'A' + 10);
	} else {
		return -EINVAL;
	}
	return 0;
}

int hex2char(uint8_t x, char *c)
{
	if (x > 15) {
		return -EINVAL;
	}
	*c = (char)(x <= 9 ? '0' + x : 'a' + x - 10);
	return 0;
}

size_t bin2hex(const uint8_t *buf, size_t buflen, char *hex, size_t hexlen)
{
	if (hexlen == 0 || (hexlen - 1) / 2 < buflen) {
		return 0;
	}
	for (size_t i = 0; i < buflen; i++) {
		(void)hex2char(buf[i] >> 4, &hex[2 * i]);
		(void)hex2char(buf[i] & 0x0f, &hex[2 * i + 1]);
	}
	hex[2 * buflen] = '\0';
	return 2 * buflen;
}

size_t hex2bin(const char *hex, size_t hexlen, uint8_t *buf, size_t buflen)
{
	size_t len = hexlen / 2 + hexlen % 2;
	size_t at = 0; /* counts digits, from an imaginary leading zero if their number is odd */

	if (buflen < len) {
		return 0;
	}
	for (size_t i = hexlen % 2; at < hexlen; i++, at++) {
		uint8_t digit;

		if (char2hex(hex[at], &digit) < 0) {
			return 0;
		}
		if (i % 2 == 0 || at == 0) {
			buf[i / 2] = digit;
		} else {
			buf[i / 2] = (uint8_t)(buf[i / 2] << 4 | digit);
		}
	}
	return len;
}
