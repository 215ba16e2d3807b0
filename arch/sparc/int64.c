/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the compiler calls for 64-bit integers, and bits, on a processor of 32. Its own library is
 * there for 64-bit SPARC only, and would use register windows.
 */
#include <stdbool.h>
#include <stdint.h>

union words {
	uint64_t all;
	struct {
		uint32_t high;
		uint32_t low;
	};
};

uint64_t __ashldi3(uint64_t a, int n);
uint64_t __lshrdi3(uint64_t a, int n);
int64_t __ashrdi3(int64_t a, int n);
int64_t __muldi3(int64_t a, int64_t b);
int __clzsi2(uint32_t a);
int __ctzsi2(uint32_t a);
int __clzdi2(uint64_t a);
int __ctzdi2(uint64_t a);
int __ffssi2(uint32_t a);
int __ffsdi2(uint64_t a);
int __popcountsi2(uint32_t a);
int __popcountdi2(uint64_t a);
int __paritysi2(uint32_t a);
uint32_t __bswapsi2(uint32_t a);
uint64_t __bswapdi2(uint64_t a);
int __cmpdi2(int64_t a, int64_t b);
int __ucmpdi2(uint64_t a, uint64_t b);
uint64_t __udivmoddi4(uint64_t a, uint64_t b, uint64_t *rest);
uint64_t __udivdi3(uint64_t a, uint64_t b);
uint64_t __umoddi3(uint64_t a, uint64_t b);
int64_t __divdi3(int64_t a, int64_t b);
int64_t __moddi3(int64_t a, int64_t b);
double __floatundidf(uint64_t a);
double __floatdidf(int64_t a);
float __floatundisf(uint64_t a);
float __floatdisf(int64_t a);
uint64_t __fixunsdfdi(double a);
int64_t __fixdfdi(double a);
uint64_t __fixunssfdi(float a);
int64_t __fixsfdi(float a);

uint64_t __ashldi3(uint64_t a, int n)
{
	union words w = {a};

	if (n >= 32) {
		w.high = w.low << (n - 32);
		w.low = 0;
	} else if (n > 0) {
		w.high = w.high << n | w.low >> (32 - n);
		w.low <<= n;
	}
	return w.all;
}

uint64_t __lshrdi3(uint64_t a, int n)
{
	union words w = {a};

	if (n >= 32) {
		w.low = w.high >> (n - 32);
		w.high = 0;
	} else if (n > 0) {
		w.low = w.low >> n | w.high << (32 - n);
		w.high >>= n;
	}
	return w.all;
}

int64_t __ashrdi3(int64_t a, int n)
{
	union words w = {(uint64_t)a};
	int32_t high = (int32_t)w.high;

	if (n >= 32) {
		w.low = (uint32_t)(high >> (n - 32));
		w.high = (uint32_t)(high >> 31);
	} else if (n > 0) {
		w.low = w.low >> n | w.high << (32 - n);
		w.high = (uint32_t)(high >> n);
	}
	return (int64_t)w.all;
}

int64_t __muldi3(int64_t a, int64_t b)
{
	union words x = {(uint64_t)a};
	union words y = {(uint64_t)b};
	union words product = {(uint64_t)x.low * y.low};

	product.high += x.high * y.low + x.low * y.high;
	return (int64_t)product.all;
}

int __clzsi2(uint32_t a)
{
	int n = 0;

	for (int step = 16; step > 0; step /= 2) {
		if (a >> (32 - step) == 0) {
			n += step;
			a <<= step;
		}
	}
	return n;
}

int __ctzsi2(uint32_t a)
{
	return 31 - __clzsi2(a & -a);
}

int __clzdi2(uint64_t a)
{
	union words w = {a};

	return (w.high != 0) ? __clzsi2(w.high) : 32 + __clzsi2(w.low);
}

int __ctzdi2(uint64_t a)
{
	union words w = {a};

	return (w.low != 0) ? __ctzsi2(w.low) : 32 + __ctzsi2(w.high);
}

int __ffssi2(uint32_t a)
{
	return (a == 0) ? 0 : __ctzsi2(a) + 1;
}

int __ffsdi2(uint64_t a)
{
	return (a == 0) ? 0 : __ctzdi2(a) + 1;
}

int __popcountsi2(uint32_t a)
{
	a -= a >> 1 & 0x55555555U;
	a = (a & 0x33333333U) + (a >> 2 & 0x33333333U);
	a = (a + (a >> 4)) & 0x0f0f0f0fU;
	return (int)(a * 0x01010101U >> 24);
}

int __popcountdi2(uint64_t a)
{
	union words w = {a};

	return __popcountsi2(w.high) + __popcountsi2(w.low);
}

int __paritysi2(uint32_t a)
{
	return __popcountsi2(a) & 1;
}

uint32_t __bswapsi2(uint32_t a)
{
	return a << 24 | (a & 0xff00U) << 8 | (a >> 8 & 0xff00U) | a >> 24;
}

uint64_t __bswapdi2(uint64_t a)
{
	union words w = {a};
	union words swapped = {.high = __bswapsi2(w.low), .low = __bswapsi2(w.high)};

	return swapped.all;
}

/* 0, 1, 2: a is less than, equal to, greater than b. */
int __ucmpdi2(uint64_t a, uint64_t b)
{
	union words x = {a};
	union words y = {b};

	if (x.high != y.high) {
		return (x.high < y.high) ? 0 : 2;
	}
	return (x.low < y.low) ? 0 : (x.low > y.low) ? 2 : 1;
}

int __cmpdi2(int64_t a, int64_t b)
{
	return __ucmpdi2((uint64_t)a ^ 1ULL << 63, (uint64_t)b ^ 1ULL << 63);
}

/* UDIV: the 64 bits of high and low by b; the result must fit, so high < b. */
static inline uint32_t divide_step(uint32_t high, uint32_t low, uint32_t b, uint32_t *rest)
{
	uint32_t q;

	__asm__("wr %1, %%y\n\tnop\n\tnop\n\tnop\n\tudiv %2, %3, %0"
		: "=r"(q)
		: "r"(high), "r"(low), "r"(b));
	*rest = low - q * b;
	return q;
}

/* The divisor has more than 32 bits, so the result has less: bit by bit. */
static uint32_t divide_long(uint64_t a, uint64_t b, uint64_t *rest)
{
	int shift = __clzdi2(b) - __clzdi2(a);
	uint32_t q = 0;

	for (b = (shift > 0) ? b << shift : b; shift >= 0; shift--, b >>= 1) {
		q <<= 1;
		if (a >= b) {
			a -= b;
			q |= 1U;
		}
	}
	*rest = a;
	return q;
}

uint64_t __udivmoddi4(uint64_t a, uint64_t b, uint64_t *rest)
{
	union words x = {a};
	union words y = {b};
	union words q = {0};
	uint32_t r = 0;

	if (y.high != 0) {
		return divide_long(a, b, rest);
	}
	q.high = divide_step(0, x.high, y.low, &r);
	q.low = divide_step(r, x.low, y.low, &r);
	*rest = r;
	return q.all;
}

uint64_t __udivdi3(uint64_t a, uint64_t b)
{
	uint64_t rest;

	return __udivmoddi4(a, b, &rest);
}

uint64_t __umoddi3(uint64_t a, uint64_t b)
{
	uint64_t rest;

	(void)__udivmoddi4(a, b, &rest);
	return rest;
}

static inline uint64_t magnitude(int64_t a)
{
	return (a < 0) ? 0 - (uint64_t)a : (uint64_t)a;
}

int64_t __divdi3(int64_t a, int64_t b)
{
	uint64_t q = __udivdi3(magnitude(a), magnitude(b));

	return (int64_t)(((a < 0) != (b < 0)) ? 0 - q : q);
}

int64_t __moddi3(int64_t a, int64_t b)
{
	uint64_t rest = __umoddi3(magnitude(a), magnitude(b));

	return (int64_t)((a < 0) ? 0 - rest : rest);
}

#define TWO_TO_32 4294967296.0

/* Each half is exact; the sum is rounded once. */
double __floatundidf(uint64_t a)
{
	union words w = {a};

	return w.high * TWO_TO_32 + w.low;
}

double __floatdidf(int64_t a)
{
	union words w = {(uint64_t)a};

	return (int32_t)w.high * TWO_TO_32 + w.low;
}

/*
 * By way of double, which must not round by itself: what it has no room for leaves a trace in its
 * last bit.
 */
float __floatundisf(uint64_t a)
{
	if (a >> 53 != 0 && (a & 0x7ffU) != 0) {
		a = (a & ~0x7ffULL) | 0x800U;
	}
	return (float)__floatundidf(a);
}

float __floatdisf(int64_t a)
{
	float f = __floatundisf(magnitude(a));

	return (a < 0) ? -f : f;
}

uint64_t __fixunsdfdi(double a)
{
	union words w = {0};

	if (a < 1) {
		return 0;
	}
	w.high = (uint32_t)(a / TWO_TO_32);
	w.low = (uint32_t)(a - w.high * TWO_TO_32);
	return w.all;
}

int64_t __fixdfdi(double a)
{
	return (a < 0) ? (int64_t)(0 - __fixunsdfdi(-a)) : (int64_t)__fixunsdfdi(a);
}

uint64_t __fixunssfdi(float a)
{
	return __fixunsdfdi(a);
}

int64_t __fixsfdi(float a)
{
	return __fixdfdi(a);
}
