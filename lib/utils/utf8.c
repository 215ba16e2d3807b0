/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * UTF-8 (RFC 3629): a lead byte 0xxxxxxx, 110xxxxx, 1110xxxx or 11110xxx stands for a character of 1
 * to 4 bytes; those after it are 10xxxxxx.
 */

#include <string.h>

#include <zephyr/sys/util.h>

/* Bytes of the character that @p lead starts; 0: it starts none. */
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
