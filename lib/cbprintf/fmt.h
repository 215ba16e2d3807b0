/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Shared inside lib/cbprintf: the parser of one conversion, the output end, the floating point
 * part.
 */

#ifndef ETESIAN_LIB_CBPRINTF_FMT_H_
#define ETESIAN_LIB_CBPRINTF_FMT_H_

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdbool.h>
#include <zephyr/sys/cbprintf.h>

/* Flags of a conversion. A flag character c has bit (c - ' '), so parsing it needs no table. */
#define FMT_SPACE BIT(' ' - ' ')
#define FMT_ALT   BIT('#' - ' ')
#define FMT_PLUS  BIT('+' - ' ')
#define FMT_LEFT  BIT('-' - ' ')
#define FMT_ZERO  BIT('0' - ' ')
#define FMT_CHARS (FMT_SPACE | FMT_ALT | FMT_PLUS | FMT_LEFT | FMT_ZERO)

/* Which floating point conversions there are. picolibc's own option for its printf() means ours. */
#define FMT_FP (IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT) || IS_ENABLED(CONFIG_PICOLIBC_IO_FLOAT))
#define FMT_FP_A (IS_ENABLED(CONFIG_CBPRINTF_FP_A_SUPPORT) || IS_ENABLED(CONFIG_PICOLIBC_IO_FLOAT))

struct fmt_spec {
	uint32_t flags;
	int width;    /* 0: none */
	int prec;     /* negative: none */
	int size;     /* of the argument: FMT_SIZE_... */
	char conv;    /* conversion letter; '*': a width or precision; NUL: the format ended */
	bool dot;     /* parser: precision, no longer width */
	int number;   /* parser: width or precision so far */
};

/* The letters of a size add up: h, hh, l, ll. */
#define FMT_SIZE_SHORT     (-1)
#define FMT_SIZE_INT       0
#define FMT_SIZE_LONG      1 /* and size_t and ptrdiff_t */
#define FMT_SIZE_LONG_LONG 2 /* and intmax_t; this or more */
#define FMT_SIZE_LONG_DBL  (sizeof(long double) == sizeof(double) ? FMT_SIZE_LONG_LONG : 16)

BUILD_ASSERT(sizeof(size_t) == sizeof(long) && sizeof(ptrdiff_t) == sizeof(long));
BUILD_ASSERT(sizeof(intmax_t) == sizeof(long long));

static inline void fmt_begin(struct fmt_spec *s)
{
	s->flags = 0;
	s->width = 0;
	s->prec = -1;
	s->number = 0;
	s->dot = false;
	s->size = FMT_SIZE_INT;
}

/*
 * After fmt_begin(), parse a conversion up to its letter, or to an asterisk: then store its
 * argument as s->number and call again; in the end call fmt_end(). p points behind the '%' or to
 * where the last call stopped. Returns the first character behind what was parsed, at most the end
 * of the format.
 *
 * Takes flags, digits and sizes in any order: a wrong format gives odd text, never a wrong access.
 * Inline, as on small systems the formatter is the only user: the fields then live in registers.
 */
static inline const char *fmt_parse(const char *p, struct fmt_spec *s)
{
	for (;; p++) {
		unsigned int c = (unsigned char)*p;
		unsigned int digit = c - '0';

		s->conv = (char)c;
		if (c == 'l' || c == 'z' || c == 't') {
			s->size += FMT_SIZE_LONG;
		} else if (c == 'h') {
			s->size += FMT_SIZE_SHORT;
		} else if (c == 'j' || c == 'L') {
			s->size += c == 'j' ? FMT_SIZE_LONG_LONG : FMT_SIZE_LONG_DBL;
		} else if (c == '.') {
			s->width = s->number;
			s->number = 0;
			s->dot = true;
		} else if (digit <= 9U && (s->dot || (digit + (unsigned int)s->number) != 0)) {
			s->number = (int)((unsigned int)s->number * 10U + digit);
		} else if (c - ' ' <= '0' - ' ' && (FMT_CHARS >> (c - ' ') & 1U) != 0) {
			s->flags |= 1U << (c - ' ');
		} else {
			return c != '\0' ? p + 1 : p;
		}
	}
}

/* Cut off the top: sums of what remains cannot overflow. Sensible numbers have no use for it. */
static inline int fmt_cut(int number)
{
	return (int)((unsigned int)number << 4) >> 4;
}

static inline void fmt_end(struct fmt_spec *s)
{
	if (s->dot) {
		s->prec = fmt_cut(s->number);
	} else {
		s->width = s->number;
	}
	s->width = fmt_cut(s->width);
	if (s->width < 0) {
		s->flags |= FMT_LEFT;
		s->width = -s->width;
	}
}

/* The output end: counts, and falls silent once the callback reported an error. */
struct fmt_sink {
	cbprintf_cb_local out;
	void *ctx;
	int count; /* characters so far, or the callback's error */
};

static inline void fmt_put(struct fmt_sink *k, int c)
{
	if (k->count >= 0) {
		int rc = k->out((unsigned char)c, k->ctx);

		k->count = rc < 0 ? rc : k->count + 1;
	}
}

/* Print v as s asks for. */
void z_fmt_float(struct fmt_sink *k, const struct fmt_spec *s, double v);

#endif /* ETESIAN_LIB_CBPRINTF_FMT_H_ */
