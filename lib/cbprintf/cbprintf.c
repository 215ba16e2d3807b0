/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The formatter behind printk(), logging and, on targets whose C library is ours to complete, printf().
 *
 * A conversion goes through four steps: fmt_parse() turns its text into a struct fmt_spec, the argument
 * is fetched, it becomes a struct piece (prefix, zeros, text), and emit() writes that with the padding
 * that is asked for. Floating point has its own file, linked only with CONFIG_CBPRINTF_FP_SUPPORT.
 *
 * What surprises: a conversion that is not understood, or is switched off, is printed as it stands,
 * but its argument is fetched where its size is known, so that later ones stay in step. On 32-bit
 * CPUs a 64-bit number is divided in 16-bit steps: no library routine, and numbers are short.
 * Functions with one caller are written apart for the reader; the compiler joins them.
 */

#include "fmt.h"

#define NANO IS_ENABLED(CONFIG_CBPRINTF_NANO)
#define TAGS IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS)

#ifdef CONFIG_CBPRINTF_FULL_INTEGRAL
typedef uint64_t num_t;
#else
typedef unsigned long num_t;
#endif

/* The prefix comes first, the digits (most of them in octal) end with the buffer. */
#define PREFIX_LEN 2
#define BUF_LEN    (PREFIX_LEN + (sizeof(num_t) * 8 + 2) / 3)

/* What a conversion prints between its padding. */
struct piece {
	int prefix; /* characters of prefix */
	int zeros;  /* after the prefix */
	const char *text;
	int len; /* of the text; negative: up to NUL or the precision */
};

/* A va_list that can be passed by reference whatever its type. */
struct args {
	va_list ap;
	bool tagged;
};

void z_fmt_run(struct fmt_sink *k, const char *text, int n, int step)
{
	for (; n > 0 && k->count >= 0; n--) {
		int rc = k->out((unsigned char)*text, k->ctx);

		k->count = rc < 0 ? rc : k->count + 1;
		text += step;
	}
}

static void emit(struct fmt_sink *k, const struct fmt_spec *s, const struct piece *o,
		 const char *prefix)
{
	int len = o->len;
	int pad;

	if (len < 0) {
		for (len = 0; len != s->prec && o->text[len] != '\0';) {
			len++;
		}
	}
	pad = s->width - len - o->zeros - o->prefix;
	if ((s->flags & FMT_LEFT) == 0) {
		z_fmt_run(k, " ", pad, 0);
		pad = 0;
	}
	z_fmt_run(k, prefix, o->prefix, 1);
	z_fmt_run(k, "0", o->zeros, 0);
	z_fmt_run(k, o->text, len, 1);
	z_fmt_run(k, " ", pad, 0);
}

static inline void skip_tag(struct args *a)
{
	if (TAGS && a->tagged) {
		(void)va_arg(a->ap, int);
	}
}

static inline bool is_signed(const struct fmt_spec *s)
{
	return s->conv == 'd' || s->conv == 'i';
}

/* Divide *v by base (at most 16) and return the remainder. */
static unsigned int div_step(num_t *v, unsigned int base)
{
	uint32_t hi, mid, low;

	if (sizeof(num_t) <= sizeof(long)) {
		unsigned int digit = (unsigned int)(*v % base);

		*v /= base;
		return digit;
	}
	hi = (uint32_t)((uint64_t)*v >> 32);
	mid = (hi % base) << 16 | ((uint32_t)*v >> 16);
	low = (mid % base) << 16 | ((uint32_t)*v & 0xffffU);
	*v = (num_t)((uint64_t)(hi / base) << 32 | (mid / base) << 16 | low / base);
	return low % base;
}

/* v as an argument of s can be printed by a num_t that is narrower. */
static bool fits(const struct fmt_spec *s, unsigned long long v)
{
	return (is_signed(s) ? (unsigned long long)(long)v : (unsigned long)v) == v;
}

/* Fetch an integer or a pointer, extended to num_t. False: its type is switched off or does not fit. */
static bool fetch_int(const struct fmt_spec *s, struct args *a, num_t *v)
{
	unsigned int arg;

	if (s->size >= FMT_SIZE_LONG_LONG || (s->size == FMT_SIZE_LONG && sizeof(long) > sizeof(int))) {
		unsigned long long wide = va_arg(a->ap, unsigned long long);

		*v = (num_t)wide;
		return sizeof(num_t) == sizeof(wide) || (NANO && fits(s, wide));
	}
	arg = va_arg(a->ap, unsigned int);
	if (s->size < 0) {
		unsigned int sh = (unsigned int)(8 - 8 * s->size) & 24U;

		arg <<= sh;
		arg = is_signed(s) ? (unsigned int)((int)arg >> sh) : arg >> sh;
	}
	*v = is_signed(s) ? (num_t)(int)arg : (num_t)arg;
	return true;
}

/* Fetch an integer and make its digits. False: its type is switched off. */
static bool make_int(struct fmt_spec *s, struct args *a, struct piece *o, char *buf)
{
	char *p = buf + BUF_LEN;
	unsigned int base = 10;
	num_t v;

	if (s->conv == 'p') {
		s->size = FMT_SIZE_LONG;
		s->flags |= FMT_ALT;
	}
	if (!fetch_int(s, a, &v)) {
		o->text = "ERR";
		return NANO;
	}
	if (s->conv == 'p') {
		if (v == 0) {
			s->prec = -1;
			o->text = "(nil)";
			return true;
		}
		s->conv = 'x';
	}
	if (is_signed(s)) {
		if ((v >> (8U * sizeof(v) - 1U)) != 0) {
			v = 0U - v;
			*buf = '-';
		} else if ((s->flags & FMT_PLUS) != 0) {
			*buf = '+';
		} else {
			*buf = ' ';
		}
		o->prefix = *buf != ' ' || (s->flags & FMT_SPACE) != 0;
	} else if (s->conv == 'o') {
		base = 8;
	} else if (s->conv != 'u') {
		base = 16;
		buf[0] = '0';
		buf[1] = s->conv;
		if ((s->flags & FMT_ALT) != 0 && v != 0) {
			o->prefix = 2;
		}
	}
	if (s->prec < 0) {
		if ((s->flags & (FMT_ZERO | FMT_LEFT)) == FMT_ZERO) {
			s->prec = s->width - o->prefix;
		}
		s->prec = s->prec < 1 ? 1 : s->prec;
	}
	o->len = 0;
	while (v != 0) {
		unsigned int digit = div_step(&v, base);

		if (digit > 9U) {
			digit += 'A' - '0' - 10;
		}
		*--p = (char)((digit + '0') | ((unsigned int)s->conv & ('a' - 'A')));
		o->len++;
	}
	o->text = p;
	o->zeros = s->prec - o->len;
	if (base == 8 && (s->flags & FMT_ALT) != 0 && o->zeros < 1) {
		o->zeros = 1;
	}
	if (o->zeros < 0) {
		o->zeros = 0;
	}
	return true;
}

/* %n */
static void store_count(const struct fmt_spec *s, int count, void *where)
{
	if (s->size < FMT_SIZE_SHORT) {
		*(signed char *)where = (signed char)count;
	} else if (s->size == FMT_SIZE_SHORT) {
		*(short *)where = (short)count;
	} else if (s->size == FMT_SIZE_INT) {
		*(int *)where = count;
	} else if (s->size == FMT_SIZE_LONG) {
		*(long *)where = count;
	} else {
		*(long long *)where = count;
	}
}

static bool do_float(struct fmt_sink *k, const struct fmt_spec *s, struct args *a)
{
	double v;

	if (NANO) {
		return false;
	}
	if (s->size == FMT_SIZE_LONG_DBL) {
		v = (double)va_arg(a->ap, long double);
	} else {
		v = va_arg(a->ap, double);
	}
	if (!IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT) ||
	    ((s->conv | 0x20) == 'a' && !IS_ENABLED(CONFIG_CBPRINTF_FP_A_SUPPORT))) {
		return false;
	}
	z_fmt_float(k, s, v);
	return true;
}

/* Sets of small letters. */
#define LETTER(c)   BIT((c) - 'a')
#define FLOAT_CONVS (LETTER('a') | LETTER('e') | LETTER('f') | LETTER('g'))
#define INT_CONVS   (LETTER('d') | LETTER('i') | LETTER('u') | LETTER('x') | LETTER('p') |              \
		     (NANO ? 0U : LETTER('o')))

static bool is_one_of(unsigned int c, uint32_t set)
{
	return c - 'a' <= 'z' - 'a' && (set >> (c - 'a') & 1U) != 0;
}

/* Print one conversion. False: print its text instead. */
static bool convert(struct fmt_sink *k, struct fmt_spec *s, struct args *a)
{
	struct piece o = { .prefix = 0, .zeros = 0, .len = -1 };
	char buf[BUF_LEN];
	unsigned int c = (unsigned char)s->conv;

	skip_tag(a);
	if (is_one_of(c | 0x20, FLOAT_CONVS)) {
		return do_float(k, s, a);
	}
	if (c == 'n' && IS_ENABLED(CONFIG_CBPRINTF_N_SPECIFIER)) {
		store_count(s, k->count, va_arg(a->ap, void *));
		return true;
	}
	if (c == 's') {
		o.text = va_arg(a->ap, const char *);
	} else if (c == 'c') {
		buf[0] = (char)va_arg(a->ap, int);
		o.text = buf;
		o.len = 1;
	} else if ((c != 'X' && !is_one_of(c, INT_CONVS)) || !make_int(s, a, &o, buf)) {
		return false;
	}
	emit(k, s, &o, buf);
	return true;
}

int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags)
{
	struct fmt_sink k = { .out = (cbprintf_cb_local)out, .ctx = ctx };
	struct args a;

	va_copy(a.ap, ap);
	a.tagged = TAGS && (flags & Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS) != 0;
	while (*format != '\0') {
		const char *p = format++;

		if (*p == '%') {
			struct fmt_spec s;

			fmt_begin(&s);
			for (;;) {
				format = fmt_parse(format, &s);
				if (s.conv != '*') {
					break;
				}
				skip_tag(&a);
				s.number = va_arg(a.ap, int);
			}
			fmt_end(&s);
			if (s.conv == '%') {
				p = format - 1;
			} else if (convert(&k, &s, &a)) {
				continue;
			}
		}
		z_fmt_run(&k, p, (int)(format - p), 1);
	}
	va_end(a.ap);
	return k.count;
}

int cbprintf(cbprintf_cb out, void *ctx, const char *format, ...)
{
	va_list ap;
	int rc;

	va_start(ap, format);
	rc = cbvprintf(out, ctx, format, ap);
	va_end(ap);
	return rc;
}
