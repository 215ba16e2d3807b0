/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Text of <zephyr/sys/util.h>: hexadecimal, decimal, UTF-8.
 */

#include <errno.h>
#include <string.h>

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

uint8_t u8_to_dec(char *buf, uint8_t buflen, uint8_t value)
{
	uint8_t len = 0;

	for (uint8_t unit = 100; unit > 0 && len < buflen; unit /= 10) {
		if (value >= unit || len > 0 || unit == 1) {
			buf[len++] = (char)('0' + value / unit);
		}
		value %= unit;
	}
	if (len < buflen) {
		buf[len] = '\0';
	}
	return len;
}

/*
 * UTF-8 (RFC 3629): a lead byte 0xxxxxxx, 110xxxxx, 1110xxxx or 11110xxx stands for a character of
 * 1 to 4 bytes; those after it are 10xxxxxx. This gives the bytes of the character that @p lead
 * starts; 0: it starts none.
 */
static size_t utf8_len(uint8_t lead)
{
	if (lead < 0x80) {
		return 1;
	}
	if ((lead & 0xE0) == 0xC0) {
		return 2;
	}
	if ((lead & 0xF0) == 0xE0) {
		return 3;
	}
	return (lead & 0xF8) == 0xF0 ? 4 : 0;
}

char *utf8_trunc(char *utf8_str)
{
	size_t len = strlen(utf8_str);
	size_t start = len;

	/* Back to the byte that starts the last character. */
	while (start > 0 && ((uint8_t)utf8_str[start - 1] & 0xC0) == 0x80) {
		start--;
	}
	if (start > 0) {
		start--;
		if (utf8_len((uint8_t)utf8_str[start]) > len - start) {
			utf8_str[start] = '\0';
		}
	}
	return utf8_str;
}

char *utf8_lcpy(char *dst, const char *src, size_t n)
{
	if (n > 0) {
		size_t len = strnlen(src, n - 1);

		memcpy(dst, src, len);
		dst[len] = '\0';
		(void)utf8_trunc(dst);
	}
	return dst;
}
