/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point for a core without, as far as the compiler's library leaves it out: sums,
 * products, quotients, conversions from and to 32-bit integers and between the two formats (IEEE
 * 754, to nearest even). Single precision is calculated in double: its format has more than twice
 * the digits, so rounding twice does no harm.
 */
#include <stdbool.h>
#include <stdint.h>

double __adddf3(double a, double b);
double __subdf3(double a, double b);
double __muldf3(double a, double b);
double __divdf3(double a, double b);
float __addsf3(float a, float b);
float __subsf3(float a, float b);
float __mulsf3(float a, float b);
float __divsf3(float a, float b);
double __floatsidf(int32_t a);
double __floatunsidf(uint32_t a);
float __floatsisf(int32_t a);
float __floatunsisf(uint32_t a);
int32_t __fixdfsi(double a);
uint32_t __fixunsdfsi(double a);
int32_t __fixsfsi(float a);
uint32_t __fixunssfsi(float a);
double __extendsfdf2(float a);
float __truncdfsf2(double a);

#define DIGITS  52
#define BIAS    1023
#define EXP_MAX 0x7ff
#define SIGN    (1ULL << 63)
#define HIDDEN  (1ULL << DIGITS)
#define GUARD   3 /* bits below the last digit: two, and one that says "and more" */

#define F_DIGITS  23
#define F_BIAS    127
#define F_EXP_MAX 0xff

/* A number: digits with the hidden one, exponent as stored; or infinity or not a number. */
struct parts {
	uint64_t sign;
	int exp;
	uint64_t digits;
	bool special; /* digits 0: infinity */
};

static uint64_t bits_of(double a)
{
	union {
		double value;
		uint64_t bits;
	} u = {a};

	return u.bits;
}

static double double_of(uint64_t bits)
{
	union {
		uint64_t bits;
		double value;
	} u = {bits};

	return u.value;
}

static struct parts take_apart(double a)
{
	uint64_t bits = bits_of(a);
	struct parts p = {bits & SIGN, (int)(bits >> DIGITS) & EXP_MAX, bits & (HIDDEN - 1), false};

	p.special = p.exp == EXP_MAX;
	if (p.exp == 0) {
		p.exp = 1; /* no hidden digit */
	} else if (!p.special) {
		p.digits |= HIDDEN;
	}
	return p;
}

static double infinity(uint64_t sign)
{
	return double_of(sign | (uint64_t)EXP_MAX << DIGITS);
}

static double not_a_number(void)
{
	return double_of((uint64_t)EXP_MAX << DIGITS | HIDDEN >> 1);
}

/* To the right by n; what falls out leaves a trace in the last bit. */
static uint64_t shift_sticky(uint64_t digits, int n)
{
	if (n >= 64) {
		return (digits != 0) ? 1 : 0;
	}
	return digits >> n | (((digits & ((1ULL << n) - 1)) != 0) ? 1 : 0);
}

/* Put together digits with GUARD bits below; any position of the first one. */
static double put_together(uint64_t sign, int exp, uint64_t digits)
{
	uint64_t rest;

	if (digits == 0) {
		return double_of(sign);
	}
	while (digits >= HIDDEN << (GUARD + 1)) {
		digits = shift_sticky(digits, 1);
		exp++;
	}
	while (digits < HIDDEN << GUARD && exp > 1) {
		digits <<= 1;
		exp--;
	}
	if (exp < 1) {
		digits = shift_sticky(digits, 1 - exp);
		exp = 1;
	}
	rest = digits & ((1U << GUARD) - 1);
	digits >>= GUARD;
	digits += (rest > 4 || (rest == 4 && (digits & 1) != 0)) ? 1 : 0;
	if (digits >= HIDDEN << 1) {
		digits >>= 1;
		exp++;
	}
	if (exp >= EXP_MAX) {
		return infinity(sign);
	}
	if (digits < HIDDEN) {
		exp = 0;
	}
	return double_of(sign | (uint64_t)exp << DIGITS | (digits & (HIDDEN - 1)));
}

static double add_special(const struct parts *x, const struct parts *y)
{
	if ((x->special && x->digits != 0) || (y->special && y->digits != 0) ||
	    (x->special && y->special && x->sign != y->sign)) {
		return not_a_number();
	}
	return infinity(x->special ? x->sign : y->sign);
}

double __adddf3(double a, double b)
{
	struct parts x = take_apart(a);
	struct parts y = take_apart(b);

	if (x.special || y.special) {
		return add_special(&x, &y);
	}
	if (x.exp < y.exp || (x.exp == y.exp && x.digits < y.digits)) {
		struct parts larger = y;

		y = x;
		x = larger;
	}
	x.digits <<= GUARD;
	y.digits = shift_sticky(y.digits << GUARD, x.exp - y.exp);
	if (x.sign == y.sign) {
		return put_together(x.sign, x.exp, x.digits + y.digits);
	}
	x.digits -= y.digits;
	return put_together((x.digits == 0) ? 0 : x.sign, x.exp, x.digits);
}

double __subdf3(double a, double b)
{
	return __adddf3(a, double_of(bits_of(b) ^ SIGN));
}

/* First digit to the place of the hidden one. */
static void normalise(struct parts *p)
{
	while (p->digits < HIDDEN) {
		p->digits <<= 1;
		p->exp--;
	}
}

double __muldf3(double a, double b)
{
	struct parts x = take_apart(a);
	struct parts y = take_apart(b);
	uint64_t sign = x.sign ^ y.sign;
	uint64_t low;
	uint64_t middle;
	uint64_t high;

	if (x.special || y.special) {
		bool zero = (!x.special && x.digits == 0) || (!y.special && y.digits == 0);
		bool nan = (x.special && x.digits != 0) || (y.special && y.digits != 0);

		return (zero || nan) ? not_a_number() : infinity(sign);
	}
	if (x.digits == 0 || y.digits == 0) {
		return double_of(sign);
	}
	normalise(&x);
	normalise(&y);
	/* 53 by 53 bits in halves of 32 and 21 */
	low = (x.digits & UINT32_MAX) * (y.digits & UINT32_MAX);
	middle = (x.digits >> 32) * (y.digits & UINT32_MAX) + (low >> 32);
	high = (x.digits >> 32) * (y.digits >> 32) + (middle >> 32);
	middle = (middle & UINT32_MAX) + (x.digits & UINT32_MAX) * (y.digits >> 32);
	high += middle >> 32;
	low = middle << 32 | (low & UINT32_MAX);
	/* the product has 104 or 105 bits behind the point's place: keep DIGITS + GUARD */
	return put_together(sign, x.exp + y.exp - BIAS,
			    high << (64 - DIGITS + GUARD) | shift_sticky(low, DIGITS - GUARD));
}

double __divdf3(double a, double b)
{
	struct parts x = take_apart(a);
	struct parts y = take_apart(b);
	uint64_t sign = x.sign ^ y.sign;
	uint64_t q = 0;

	if (x.special || y.special) {
		bool nan = (x.special && (x.digits != 0 || y.special)) ||
			   (y.special && y.digits != 0);

		return nan ? not_a_number() : x.special ? infinity(sign) : double_of(sign);
	}
	if (y.digits == 0) {
		return (x.digits == 0) ? not_a_number() : infinity(sign);
	}
	if (x.digits == 0) {
		return double_of(sign);
	}
	normalise(&x);
	normalise(&y);
	for (int i = 0; i <= DIGITS + GUARD; i++) {
		q <<= 1;
		if (x.digits >= y.digits) {
			x.digits -= y.digits;
			q |= 1U;
		}
		x.digits <<= 1;
	}
	return put_together(sign, x.exp - y.exp + BIAS, q | ((x.digits != 0) ? 1 : 0));
}

double __floatunsidf(uint32_t a)
{
	return put_together(0, BIAS + DIGITS, (uint64_t)a << GUARD);
}

double __floatsidf(int32_t a)
{
	uint32_t size = (a < 0) ? 0U - (uint32_t)a : (uint32_t)a;

	return put_together((a < 0) ? SIGN : 0, BIAS + DIGITS, (uint64_t)size << GUARD);
}

uint32_t __fixunsdfsi(double a)
{
	struct parts p = take_apart(a);
	int shift = BIAS + DIGITS - p.exp;

	if (shift > DIGITS) {
		return 0;
	}
	return (shift < DIGITS - 31) ? UINT32_MAX : (uint32_t)(p.digits >> shift);
}

int32_t __fixdfsi(double a)
{
	uint32_t size = __fixunsdfsi(a);

	if ((bits_of(a) & SIGN) != 0) {
		return (size > 1U << 31) ? INT32_MIN : (int32_t)(0U - size);
	}
	return (size > INT32_MAX) ? INT32_MAX : (int32_t)size;
}

static uint32_t float_bits(float a)
{
	union {
		float value;
		uint32_t bits;
	} u = {a};

	return u.bits;
}

static float float_of(uint32_t bits)
{
	union {
		uint32_t bits;
		float value;
	} u = {bits};

	return u.value;
}

double __extendsfdf2(float a)
{
	uint32_t bits = float_bits(a);
	uint64_t sign = (uint64_t)(bits >> 31) << 63;
	int exp = (int)(bits >> F_DIGITS) & F_EXP_MAX;
	uint64_t digits = bits & ((1U << F_DIGITS) - 1);

	if (exp == F_EXP_MAX) {
		return (digits != 0) ? not_a_number() : infinity(sign);
	}
	if (exp == 0) {
		exp = 1;
	} else {
		digits |= 1U << F_DIGITS;
	}
	return put_together(sign, exp - F_BIAS + BIAS, digits << (DIGITS - F_DIGITS + GUARD));
}

float __truncdfsf2(double a)
{
	struct parts p = take_apart(a);
	uint32_t sign = (uint32_t)(p.sign >> 32);
	int exp = p.exp - BIAS + F_BIAS;
	uint32_t digits;
	uint32_t rest;

	if (p.special) {
		return float_of(sign | F_EXP_MAX << F_DIGITS |
				((p.digits != 0) ? 1U << (F_DIGITS - 1) : 0));
	}
	digits = (uint32_t)shift_sticky(p.digits, DIGITS - F_DIGITS - GUARD);
	if (exp < 1) {
		digits = (uint32_t)shift_sticky(digits, 1 - exp);
		exp = 1;
	}
	rest = digits & ((1U << GUARD) - 1);
	digits >>= GUARD;
	digits += (rest > 4 || (rest == 4 && (digits & 1) != 0)) ? 1 : 0;
	if (digits >= 2U << F_DIGITS) {
		digits >>= 1;
		exp++;
	}
	if (digits < 1U << F_DIGITS) {
		exp = 0;
	}
	if (exp >= F_EXP_MAX) {
		return float_of(sign | F_EXP_MAX << F_DIGITS);
	}
	return float_of(sign | (uint32_t)exp << F_DIGITS | (digits & ((1U << F_DIGITS) - 1)));
}

/* Calls, not casts: the compiler would see through those, back to the very functions here. */

float __addsf3(float a, float b)
{
	return __truncdfsf2(__adddf3(__extendsfdf2(a), __extendsfdf2(b)));
}

float __subsf3(float a, float b)
{
	return __truncdfsf2(__subdf3(__extendsfdf2(a), __extendsfdf2(b)));
}

float __mulsf3(float a, float b)
{
	return __truncdfsf2(__muldf3(__extendsfdf2(a), __extendsfdf2(b)));
}

float __divsf3(float a, float b)
{
	return __truncdfsf2(__divdf3(__extendsfdf2(a), __extendsfdf2(b)));
}

float __floatsisf(int32_t a)
{
	return __truncdfsf2(__floatsidf(a));
}

float __floatunsisf(uint32_t a)
{
	return __truncdfsf2(__floatunsidf(a));
}

int32_t __fixsfsi(float a)
{
	return __fixdfsi(__extendsfdf2(a));
}

uint32_t __fixunssfsi(float a)
{
	return __fixunsdfsi(__extendsfdf2(a));
}
