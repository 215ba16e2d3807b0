/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Base64: three bytes are four digits of six bits. The last group may be short; it is filled up
 * with '='.
 */

#include <errno.h>

#include <zephyr/sys/base64.h>
#include <zephyr/sys/util.h>

#define BAD 64U

static uint8_t digit(unsigned int value)
{
	return (uint8_t) "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[value];
}

static unsigned int digit_value(uint8_t c)
{
	if (c >= 'A' && c <= 'Z') {
		return c - 'A';
	}
	if (c >= 'a' && c <= 'z') {
		return c - 'a' + 26U;
	}
	if (c >= '0' && c <= '9') {
		return c - '0' + 52U;
	}
	return c == '+' ? 62 : c == '/' ? 63 : BAD;
}

int base64_encode(uint8_t *dst, size_t dlen, size_t *olen, const uint8_t *src, size_t slen)
{
	size_t len;

	if (slen == 0) {
		*olen = 0;
		return 0;
	}
	if (slen > (SIZE_MAX - 5) / 4 * 3) {
		*olen = SIZE_MAX;
		return -ENOMEM;
	}
	len = (slen + 2) / 3 * 4;
	if (dst == NULL || dlen < len + 1) {
		*olen = len + 1;
		return -ENOMEM;
	}
	*olen = len;

	for (; slen > 0; dst += 4) {
		size_t n = MIN(slen, 3);
		uint32_t bits = (uint32_t)src[0] << 16;

		bits |= n > 1 ? (uint32_t)src[1] << 8 : 0;
		bits |= n > 2 ? src[2] : 0;
		dst[0] = digit(bits >> 18);
		dst[1] = digit(bits >> 12 & 63);
		dst[2] = n > 1 ? digit(bits >> 6 & 63) : '=';
		dst[3] = n > 2 ? digit(bits & 63) : '=';
		src += n;
		slen -= n;
	}
	*dst = '\0';
	return 0;
}

/*
 * The next character that counts, from @p at on: a digit or '='. Blanks count unless a line break
 * or the end follows. @return Its place; the length if there is none.
 */
static size_t next_char(const uint8_t *src, size_t len, size_t at)
{
	size_t blanks = at; /* where a run of blanks begins that ends here */

	for (; at < len; at++) {
		if (src[at] == '\n' || (src[at] == '\r' && at + 1 < len && src[at + 1] == '\n')) {
			blanks = at + 1 + (src[at] == '\r');
		} else if (src[at] != ' ') {
			return blanks;
		}
	}
	return len;
}

/* Count digits and '='. @return -EINVAL if there is anything else or they are out of order. */
static int scan(const uint8_t *src, size_t slen, size_t *digits, size_t *fill)
{
	*digits = 0;
	*fill = 0;
	for (size_t i = next_char(src, slen, 0); i < slen; i = next_char(src, slen, i + 1)) {
		if (src[i] == '=') {
			++*fill;
		} else if (digit_value(src[i]) == BAD || *fill > 0) {
			return -EINVAL;
		} else {
			++*digits;
		}
	}
	if (*fill > 2 || *digits % 4 == 1 || (*fill > 0 && (*digits + *fill) % 4 != 0)) {
		return -EINVAL;
	}
	return 0;
}

int base64_decode(uint8_t *dst, size_t dlen, size_t *olen, const uint8_t *src, size_t slen)
{
	size_t digits, fill, len;
	uint32_t bits = 0;
	unsigned int n = 0; /* bits waiting */

	if (scan(src, slen, &digits, &fill) < 0) {
		return -EINVAL;
	}
	len = digits / 4 * 3 + (digits % 4 == 0 ? 0 : digits % 4 - 1);
	*olen = len;
	if (len > 0 && (dst == NULL || dlen < len)) {
		return -ENOMEM;
	}
	for (size_t i = next_char(src, slen, 0); digits > 0; i = next_char(src, slen, i + 1)) {
		bits = bits << 6 | digit_value(src[i]);
		n += 6;
		digits--;
		if (n >= 8) {
			n -= 8;
			*dst++ = (uint8_t)(bits >> n);
		}
	}
	return 0;
}
