/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Square roots, correctly rounded, two bits of the number for one of the root. Slow and small.
 */

#include <math.h>
#include <stdint.h>
#include <string.h>

/* The root, rounded down, of a number of 108 bits: those of high, then zeros. */
static uint64_t root(uint64_t high)
{
	uint64_t rem = 0;
	uint64_t r = 0;

	for (int i = 0; i < 108; i += 2) {
		uint64_t trial = r << 2 | 1U;

		rem = rem << 2 | high >> 62;
		high <<= 2;
		r <<= 1;
		if (rem >= trial) {
			rem -= trial;
			r |= 1U;
		}
	}
	return r;
}

double sqrt(double x)
{
	uint64_t bits, r;
	int e;

	if (isnan(x) || x == 0.0 || (isinf(x) && x > 0.0)) {
		return x;
	}
	if (x < 0.0) {
		return (double)NAN;
	}
	memcpy(&bits, &x, sizeof(bits));
	e = (int)(bits >> 52);
	bits &= (1ULL << 52) - 1U;
	if (e != 0) {
		bits |= 1ULL << 52;
	} else {
		for (e = 1; (bits >> 52) == 0; e--) {
			bits <<= 1;
		}
	}
	/* x = bits * 2^(e - 1075) with bits in 2^52..2^53; make the exponent even */
	e -= 1075;
	if ((e & 1) != 0) {
		bits <<= 1;
		e--;
	}
	/* 54 bits of root, the last to round by: a root is never halfway between two doubles */
	r = root(bits << 10);
	r = (r >> 1) + (r & 1U);
	bits = ((uint64_t)((e - 52) / 2 + 1074) << 52) + r;
	memcpy(&x, &bits, sizeof(x));
	return x;
}

float sqrtf(float x)
{
	return (float)sqrt(
		(double)x); /* twice rounded, yet right: 53 bits are more than 2 * 24 + 2 */
}
