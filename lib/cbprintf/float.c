/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Floating point conversions, exact in every digit and rounded half to even, without floating point
 * arithmetic and with little memory.
 *
 * A double is m * 2^e. Its digits come out one by one from struct digits: first those of the
 * integer part, which load() divides by 10000 again and again, then those of the fraction, which
 * next_limb() multiplies by 10000 again and again. No number needs both a long integer part and a
 * long fraction, so one array of 16-bit words does for the two.
 *
 * Where the last digit is rounded up, a carry may run through nines back to digits long gone. So
 * the digits are made twice: round_at() notes which digit the carry ends in, put_digits() prints.
 *
 * The position of a digit is its power of ten: 0 for units, -1 for tenths.
 */

#include <limits.h>
#include <string.h>
#include "fmt.h"

#define LIMB  10000U
#define WORDS 80 /* 2^1024 in limbs, while some of it is still binary; the fraction needs 68 */

#define MANT_BITS 52
#define MANT_MASK ((1ULL << MANT_BITS) - 1U)
#define EXP_MAX   0x7ff

/* Bits of a positive number: m * 2^e. */
struct parts {
	uint64_t m;
	int e;
};

struct digits {
	uint16_t w[WORDS]; /* start: the fraction, lowest first; end: limbs, highest first */
	int limbs;         /* of the integer part still to come, four digits each */
	int frac;          /* words of the fraction */
	int low;           /* the lowest of them that is not zero */
	unsigned int cur;  /* the digits of a limb still to come, the next in the thousands */
	int left;          /* their number */
	int pos;           /* position of the next digit */
};

/* Where digits end and what rounding does to them. */
struct rounded {
	int first; /* position of the first digit that is not zero; 0 for zero */
	int last;  /* position of the last one */
	int up;    /* position of the digit that grows by one, zeros follow it; or INT_MIN */
};

/*
 * Put out n times the character fill, or if that is 0 n characters of text. n may be negative:
 * none.
 */
static void run(struct fmt_sink *k, int fill, int n, const char *text)
{
	for (; n > 0 && k->count >= 0; n--) {
		fmt_put(k, fill != 0 ? fill : *text++);
	}
}

static int trim(const struct digits *d, int n)
{
	while (n > d->frac && d->w[n - 1] == 0) {
		n--;
	}
	return n;
}

static void load(struct digits *d, const struct parts *v)
{
	uint64_t m = v->m;
	int n = 0;
	int shift;

	memset(d, 0, sizeof(*d));
	if (v->e < 0) {
		d->frac = (15 - v->e) / 16;
		shift = d->frac * 16 + v->e;
	} else {
		n = v->e / 16;
		shift = v->e % 16;
	}
	d->w[n++] = (uint16_t)(m << shift);
	for (m >>= 16 - shift; m != 0; m >>= 16) {
		d->w[n++] = (uint16_t)m;
	}
	for (n = trim(d, n); n > d->frac; n = trim(d, n)) {
		uint32_t rem = 0;

		for (int i = n - 1; i >= d->frac; i--) {
			rem = rem << 16 | d->w[i];
			d->w[i] = (uint16_t)(rem / LIMB);
			rem %= LIMB;
		}
		d->limbs++;
		d->w[WORDS - d->limbs] = (uint16_t)rem;
	}
	d->pos = 4 * d->limbs - 1;
}

static unsigned int next_limb(struct digits *d)
{
	uint32_t carry = 0;

	if (d->limbs > 0) {
		return d->w[WORDS - d->limbs--];
	}
	while (d->low < d->frac && d->w[d->low] == 0) {
		d->low++;
	}
	for (int i = d->low; i < d->frac; i++) {
		carry += d->w[i] * LIMB;
		d->w[i] = (uint16_t)carry;
		carry >>= 16;
	}
	return carry;
}

static unsigned int next_digit(struct digits *d)
{
	unsigned int digit;

	if (d->left == 0) {
		d->cur = next_limb(d);
		d->left = 4;
	}
	digit = d->cur / 1000U;
	d->cur = d->cur % 1000U * 10U;
	d->left--;
	d->pos--;
	return digit;
}

static bool only_zeros_left(const struct digits *d)
{
	unsigned int any = d->cur;

	for (int i = d->low; i < d->frac; i++) {
		any |= d->w[i];
	}
	for (int i = 1; i <= d->limbs; i++) {
		any |= d->w[WORDS - i];
	}
	return any == 0;
}

/*
 * Find the digits of v down to position -prec, or, if relative, prec digits behind the first that
 * is not zero. Where a zero stands in front of all digits, the carry may go there.
 */
static void round_at(const struct parts *v, bool relative, int prec, struct rounded *r)
{
	struct digits d;
	int end = relative ? INT_MIN : -prec;
	bool found = false;
	unsigned int digit = 0;
	unsigned int beyond;

	load(&d, v);
	r->first = 0;
	r->last = 0;
	r->up = d.pos + 1;
	while (d.pos >= end && (found || !relative || v->m != 0)) {
		int pos = d.pos;

		digit = next_digit(&d);
		if (digit != 0) {
			r->last = pos;
			if (!found) {
				found = true;
				r->first = pos;
				end = relative ? pos - prec : end;
			}
		}
		if (digit != 9U) {
			r->up = pos;
		}
		if (digit == 0 && only_zeros_left(&d)) {
			break; /* however many are asked for */
		}
	}
	beyond = next_digit(&d);
	if (beyond > 5U || (beyond == 5U && ((digit & 1U) != 0 || !only_zeros_left(&d)))) {
		r->last = r->up;
		if (!found || r->up > r->first) {
			r->first = r->up;
		}
	} else {
		r->up = INT_MIN;
	}
}

/* Print the digits from position from to position to, n of them before the point. */
static void put_digits(struct fmt_sink *k, const struct parts *v, const struct rounded *r, int from,
		       int n, int to, bool point)
{
	struct digits d;

	load(&d, v);
	while (d.pos > from) {
		(void)next_digit(&d);
	}
	for (int pos = from; pos >= to && k->count >= 0; pos--) {
		unsigned int digit = pos > d.pos ? 0U : next_digit(&d);

		digit = pos < r->up ? 0U : digit + (pos == r->up);
		fmt_put(k, (int)('0' + digit));
		if (--n == 0 && point) {
			fmt_put(k, '.');
		}
	}
}

/* What stands around the digits. */
struct frame {
	char sign; /* or 0 */
	int len;   /* of everything but blanks and zeros of padding */
};

static void open_frame(struct fmt_sink *k, const struct fmt_spec *s, const struct frame *f,
		       const char *prefix, int prefix_len)
{
	int pad = s->width - f->len;
	bool zeros = (s->flags & FMT_ZERO) != 0;

	if ((s->flags & FMT_LEFT) != 0) {
		pad = 0;
	}
	run(k, ' ', zeros ? 0 : pad, NULL);
	run(k, 0, f->sign != 0, &f->sign);
	run(k, 0, prefix_len, prefix);
	run(k, '0', zeros ? pad : 0, NULL);
}

static void close_frame(struct fmt_sink *k, const struct fmt_spec *s, const struct frame *f)
{
	run(k, ' ', (s->flags & FMT_LEFT) != 0 ? s->width - f->len : 0, NULL);
}

/* Make an exponent with at least min digits at the end of buf. Returns its start. */
static char *make_exponent(char *end, char letter, int exp, int min)
{
	unsigned int v = exp < 0 ? 0U - (unsigned int)exp : (unsigned int)exp;

	for (; v != 0 || min > 0; min--) {
		*--end = (char)('0' + v % 10U);
		v /= 10U;
	}
	*--end = exp < 0 ? '-' : '+';
	*--end = letter;
	return end;
}
#define EXP_LEN 6 /* "e-1074" */

static void put_decimal(struct fmt_sink *k, const struct fmt_spec *s, const struct parts *v,
			struct frame *f)
{
	char style = (char)(s->conv | 0x20);
	bool keep = style != 'g' || (s->flags & FMT_ALT) != 0;
	int prec = s->prec < 0 ? 6 : s->prec;
	char exp[EXP_LEN];
	char *p = exp + EXP_LEN;
	struct rounded r;
	int from;
	bool point;

	if (style == 'g') {
		prec -= prec > 0;
	}
	round_at(v, style != 'f', prec, &r);
	if (style == 'g') {
		bool fixed = r.first >= -4 && r.first <= prec;

		if (!keep && prec > r.first - r.last) {
			prec = r.first - r.last;
		}
		style = fixed ? 'f' : 'e';
		prec -= fixed ? r.first : 0;
		prec = prec < 0 ? 0 : prec;
	}
	if (style == 'f') {
		from = r.first > 0 ? r.first : 0;
	} else {
		from = r.first;
		p = make_exponent(p, (char)('e' - 0x20 + (s->conv & 0x20)), r.first, 2);
	}
	point = prec > 0 || (s->flags & FMT_ALT) != 0;
	f->len += 1 + (style == 'f' ? from : 0) + point + prec + (int)(exp + EXP_LEN - p);
	open_frame(k, s, f, NULL, 0);
	put_digits(k, v, &r, from, style == 'f' ? from + 1 : 1, style == 'f' ? -prec : from - prec,
		   point);
	run(k, 0, (int)(exp + EXP_LEN - p), p);
	close_frame(k, s, f);
}

/*
 * Hexadecimal: one digit, the point, all 13 digits of the fraction unless a precision asks for
 * fewer.
 */
static void put_hex(struct fmt_sink *k, const struct fmt_spec *s, const struct parts *v,
		    struct frame *f)
{
	const char *digits = (s->conv & 0x20) != 0 ? "0123456789abcdef" : "0123456789ABCDEF";
	char prefix[2] = { '0', (char)('x' - 0x20 + (s->conv & 0x20)) };
	char exp[EXP_LEN];
	char *p = make_exponent(exp + EXP_LEN, (char)(s->conv + 'p' - 'a'),
				v->m == 0 ? 0 : v->e + MANT_BITS, 1);
	uint64_t m = v->m;
	int prec = s->prec < 0 ? MANT_BITS / 4 : s->prec;
	bool point = prec > 0 || (s->flags & FMT_ALT) != 0;

	if (prec < MANT_BITS / 4) {
		uint64_t ulp = 1ULL << (MANT_BITS - 4 * prec);
		uint64_t rest = m & (ulp - 1U);

		m += ulp - rest;
		if (rest < ulp / 2U || (rest == ulp / 2U && (m & ulp) != 0)) {
			m -= ulp;
		}
	}
	f->len += 3 + point + prec + (int)(exp + EXP_LEN - p);
	open_frame(k, s, f, prefix, 2);
	fmt_put(k, digits[m >> MANT_BITS]);
	run(k, '.', point, NULL);
	for (; prec > 0; prec--) {
		m = (m & MANT_MASK) << 4;
		fmt_put(k, digits[m >> MANT_BITS]);
	}
	run(k, 0, (int)(exp + EXP_LEN - p), p);
	close_frame(k, s, f);
}

static void put_special(struct fmt_sink *k, const struct fmt_spec *s, bool nan, struct frame *f)
{
	struct fmt_spec blanks = *s;
	const char *text = (s->conv & 0x20) != 0 ? "nan\0inf" : "NAN\0INF";

	blanks.flags &= ~FMT_ZERO;
	f->len += 3;
	open_frame(k, &blanks, f, NULL, 0);
	run(k, 0, 3, nan ? text : text + 4);
	close_frame(k, &blanks, f);
}

void z_fmt_float(struct fmt_sink *k, const struct fmt_spec *s, double value)
{
	uint64_t bits;
	struct parts v;
	struct frame f = { 0 };

	memcpy(&bits, &value, sizeof(bits));
	if (bits >> 63 != 0) {
		f.sign = '-';
	} else if ((s->flags & FMT_PLUS) != 0) {
		f.sign = '+';
	} else if ((s->flags & FMT_SPACE) != 0) {
		f.sign = ' ';
	}
	f.len = f.sign != 0;
	v.m = bits & MANT_MASK;
	v.e = (int)(bits >> MANT_BITS) & EXP_MAX;
	if (v.e == EXP_MAX) {
		put_special(k, s, v.m != 0, &f);
		return;
	}
	if (v.e != 0) {
		v.m |= 1ULL << MANT_BITS;
	} else {
		v.e = 1; /* subnormal */
	}
	v.e -= 1023 + MANT_BITS;
	if ((s->conv | 0x20) == 'a' || IS_ENABLED(CONFIG_CBPRINTF_FP_ALWAYS_A)) {
		put_hex(k, s, &v, &f);
	} else {
		put_decimal(k, s, &v, &f);
	}
}
