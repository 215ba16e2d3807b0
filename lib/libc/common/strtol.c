/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Numbers from text. One function reads the digits and finds the overflow; the rest clamps to
 * types.
 *
 * Context: any. Sets errno to ERANGE on overflow, to EINVAL for a base that does not exist.
 */

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

static unsigned int digit_of(char c)
{
	if (c >= '0' && c <= '9') {
		return (unsigned int)(c - '0');
	}
	c |= 'a' - 'A';
	return c >= 'a' && c <= 'z' ? (unsigned int)(c - 'a') + 10U : UINT_MAX;
}

/* Skip blanks and a sign. */
static const char *skip_sign(const char *s, bool *negative)
{
	while (*s == ' ' || (*s >= '\t' && *s <= '\r')) {
		s++;
	}
	*negative = *s == '-';
	return s + (*s == '-' || *s == '+');
}

/* Skip the prefix of a base and find out the base. A "0x" without digit is a 0 and an x. */
static const char *skip_prefix(const char *s, unsigned int *base)
{
	bool hex = s[0] == '0' && (s[1] | 32) == 'x' && digit_of(s[2]) < 16U;

	if (hex && (*base == 0 || *base == 16)) {
		*base = 16;
		return s + 2;
	}
	if (*base == 0) {
		*base = *s == '0' ? 8 : 10;
	}
	return s;
}

/*
 * The value as the type's bits: up to max, or up to max + 1 below zero if the type is signed; an
 * unsigned type takes a negative number modulo its range. Too large: the limit.
 */
static unsigned long long parse(const char *nptr, char **endptr, int base, unsigned long long max,
				bool is_signed)
{
	unsigned int radix = (unsigned int)base;
	bool negative, any = false, overflow = false;
	unsigned long long v = 0;
	const char *s = skip_sign(nptr, &negative);

	if (base < 0 || base == 1 || base > 36) {
		errno = EINVAL;
		if (endptr != NULL) {
			*endptr = (char *)nptr;
		}
		return 0;
	}
	s = skip_prefix(s, &radix);
	max += is_signed && negative;
	for (; digit_of(*s) < radix; s++) {
		unsigned int digit = digit_of(*s);

		any = true;
		overflow = overflow || v > (max - digit) / radix;
		v = v * radix + digit;
	}
	if (endptr != NULL) {
		*endptr = (char *)(any ? s : nptr);
	}
	if (overflow) {
		errno = ERANGE;
		v = max;
		negative = negative && is_signed;
	}
	return negative ? 0ULL - v : v;
}

long long strtoll(const char *restrict nptr, char **restrict endptr, int base)
{
	return (long long)parse(nptr, endptr, base, LLONG_MAX, true);
}

unsigned long long strtoull(const char *restrict nptr, char **restrict endptr, int base)
{
	return parse(nptr, endptr, base, ULLONG_MAX, false);
}

long strtol(const char *restrict nptr, char **restrict endptr, int base)
{
	return (long)parse(nptr, endptr, base, LONG_MAX, true);
}

unsigned long strtoul(const char *restrict nptr, char **restrict endptr, int base)
{
	return (unsigned long)parse(nptr, endptr, base, ULONG_MAX, false);
}

intmax_t strtoimax(const char *restrict nptr, char **restrict endptr, int base)
{
	return strtoll(nptr, endptr, base);
}

uintmax_t strtoumax(const char *restrict nptr, char **restrict endptr, int base)
{
	return strtoull(nptr, endptr, base);
}

int atoi(const char *s)
{
	return (int)strtol(s, NULL, 10);
}

long atol(const char *s)
{
	return strtol(s, NULL, 10);
}

long long atoll(const char *s)
{
	return strtoll(s, NULL, 10);
}
