/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/util.h>

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
