/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Shared inside lib/cbprintf: one parsed conversion, the output end, the floating point part.
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
#define FMT_WIDTH BIT(20) /* the width is an argument */
#define FMT_PREC  BIT(21) /* the precision is an argument */
#define FMT_LONGD BIT(22) /* a floating point argument is a long double */

struct fmt_spec {
	uint32_t flags;
	int width;    /* 0: none */
	int prec;     /* negative: none */
	uint8_t size; /* of an integer argument before promotion, bytes */
	char conv;    /* conversion letter, 0: the format ended */
};

/*
 * Parse one conversion. p points behind its '%'. Returns the first character behind the conversion,
 * or the end of the format if that comes first.
 */
const char *z_fmt_parse(const char *p, struct fmt_spec *s);

/* The output end: counts, and falls silent once the callback reported an error. */
struct fmt_sink {
	cbprintf_cb_local out;
	void *ctx;
	int count; /* characters so far, or the callback's error */
};

void z_fmt_put(struct fmt_sink *k, int c);
void z_fmt_fill(struct fmt_sink *k, int c, int n);

/*
 * Print [blanks] prefix [zeros] text [blanks] with s->width and the flags of s. prefix: up to four
 * characters, the first in the low byte. zeros: how many, or negative to fill the width if FMT_ZERO.
 */
void z_fmt_emit(struct fmt_sink *k, const struct fmt_spec *s, unsigned int prefix, int zeros,
		const char *text, int len);

/* Print v as s asks for; width and precision are resolved. */
void z_fmt_float(struct fmt_sink *k, const struct fmt_spec *s, double v);

#endif /* ETESIAN_LIB_CBPRINTF_FMT_H_ */
