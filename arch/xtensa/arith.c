/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Integer arithmetic that the LX106 has no instructions for. The compiler's library leaves out what
 * the ROM of the chip with this core has.
 */
#include <stdint.h>

uint32_t __udivsi3(uint32_t a, uint32_t b);
uint32_t __umodsi3(uint32_t a, uint32_t b);
int32_t __divsi3(int32_t a, int32_t b);
int32_t __modsi3(int32_t a, int32_t b);
uint64_t __umulsidi3(uint32_t a, uint32_t b);
int64_t __muldi3(int64_t a, int64_t b);
uint64_t __udivdi3(uint64_t a, uint64_t b);
uint64_t __umoddi3(uint64_t a, uint64_t b);
int64_t __divdi3(int64_t a, int64_t b);
int64_t __moddi3(int64_t a, int64_t b);

/* As the processors that divide do: an exception. */
static void by_zero(void)
{
	__asm__ volatile("ill");
}

/* Number of leading zeros. */
static inline int nsau(uint32_t a)
{
	int n;

	__asm__("nsau %0, %1" : "=a"(n) : "a"(a));
	return n;
}

static inline uint32_t divide(uint32_t a, uint32_t b, uint32_t *rest)
{
	int shift = nsau(b) - nsau(a);
	uint32_t q = 0;

	if (b == 0) {
		by_zero();
	}
	if (shift >= 0) {
		for (b <<= shift; shift >= 0; shift--, b >>= 1) {
			q <<= 1;
			if (a >= b) {
				a -= b;
				q |= 1U;
			}
		}
	}
	*rest = a;
	return q;
}

uint32_t __udivsi3(uint32_t a, uint32_t b)
{
	uint32_t rest;

	return divide(a, b, &rest);
}

uint32_t __umodsi3(uint32_t a, uint32_t b)
{
	uint32_t rest;

	(void)divide(a, b, &rest);
	return rest;
}

static inline uint32_t magnitude(int32_t a)
{
	return (a < 0) ? 0U - (uint32_t)a : (uint32_t)a;
}

int32_t __divsi3(int32_t a, int32_t b)
{
	uint32_t q = __udivsi3(magnitude(a), magnitude(b));

	return (int32_t)(((a < 0) != (b < 0)) ? 0U - q : q);
}

int32_t __modsi3(int32_t a, int32_t b)
{
	uint32_t rest = __umodsi3(magnitude(a), magnitude(b));

	return (int32_t)((a < 0) ? 0U - rest : rest);
}

/* From four products of 16 bits. */
uint64_t __umulsidi3(uint32_t a, uint32_t b)
{
	uint32_t low = (a & 0xffffU) * (b & 0xffffU);
	uint32_t cross = (a >> 16) * (b & 0xffffU) + (low >> 16);
	uint32_t other = (a & 0xffffU) * (b >> 16) + (cross & 0xffffU);
	uint32_t high = (a >> 16) * (b >> 16) + (cross >> 16) + (other >> 16);

	return (uint64_t)high << 32 | (other << 16 | (low & 0xffffU));
}

int64_t __muldi3(int64_t a, int64_t b)
{
	uint32_t al = (uint32_t)a;
	uint32_t bl = (uint32_t)b;
	uint32_t cross = (uint32_t)((uint64_t)a >> 32) * bl + al * (uint32_t)((uint64_t)b >> 32);

	return (int64_t)(__umulsidi3(al, bl) + ((uint64_t)cross << 32));
}

static inline int leading_zeros(uint64_t a)
{
	uint32_t high = (uint32_t)(a >> 32);

	return (high != 0) ? nsau(high) : 32 + nsau((uint32_t)a);
}

static uint64_t divide_long(uint64_t a, uint64_t b, uint64_t *rest)
{
	int shift = leading_zeros(b) - leading_zeros(a);
	uint64_t q = 0;

	if (((a | b) >> 32) == 0) {
		uint32_t rest_short;

		q = divide((uint32_t)a, (uint32_t)b, &rest_short);
		*rest = rest_short;
		return q;
	}
	if (b == 0) {
		by_zero();
	}
	if (shift >= 0) {
		for (b <<= shift; shift >= 0; shift--, b >>= 1) {
			q <<= 1;
			if (a >= b) {
				a -= b;
				q |= 1U;
			}
		}
	}
	*rest = a;
	return q;
}

uint64_t __udivdi3(uint64_t a, uint64_t b)
{
	uint64_t rest;

	return divide_long(a, b, &rest);
}

uint64_t __umoddi3(uint64_t a, uint64_t b)
{
	uint64_t rest;

	(void)divide_long(a, b, &rest);
	return rest;
}

static inline uint64_t magnitude_long(int64_t a)
{
	return (a < 0) ? 0U - (uint64_t)a : (uint64_t)a;
}

int64_t __divdi3(int64_t a, int64_t b)
{
	uint64_t q = __udivdi3(magnitude_long(a), magnitude_long(b));

	return (int64_t)(((a < 0) != (b < 0)) ? 0U - q : q);
}

int64_t __moddi3(int64_t a, int64_t b)
{
	uint64_t rest = __umoddi3(magnitude_long(a), magnitude_long(b));

	return (int64_t)((a < 0) ? 0U - rest : rest);
}
