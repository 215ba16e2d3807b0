/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The formatter behind printk(), logging and, on targets whose C library is ours to complete,
 * printf().
 *
 * A conversion goes through four steps: fmt_parse() turns its text into a struct fmt_spec, the
 * argument is fetched, it becomes a struct piece (prefix, zeros, text), and emit() writes that with
 * the padding that is asked for. Floating point has its own file, linked only with
 * CONFIG_CBPRINTF_FP_SUPPORT.
 *
 * What surprises: a conversion that is not understood, or is switched off, is printed as it stands,
 * but its argument is fetched where its size is known, so that later ones stay in step. On 32-bit
 * CPUs a 64-bit number is divided in 16-bit steps: no library routine, and numbers are short.
 * Functions with one caller are written apart for the reader; the compiler joins them.
 */

#include "fmt.h"

#define NANO IS_ENABLED(CONFIG_CBPRINTF_NANO)
#define TAGS IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS)
#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS
#define TAGGED(flags) (((flags) & Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS) != 0)
#else
#define TAGGED(flags) false
#endif

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

/*
 * Print [blanks] prefix [zeros] text [blanks]. One loop around one call: the smallest there is.
 * Returns 0 or the callback's error.
 */
static int emit(struct fmt_sink *k, const struct fmt_spec *s, struct piece *o, const char *prefix)
{
	int before = 0;
	int after;

	if (o->len < 0) {
		do {
			o->len++;
		} while (o->len != s->prec && o->text[o->len] != '\0');
	}
	after = s->width - o->len - o->zeros - o->prefix;
	if ((s->flags & FMT_LEFT) == 0) {
		before = after;
		after = 0;
	}
	for (;;) {
		int c = ' ';

		if (--before >= 0) {
			/* blank */
		} else if (--o->prefix >= 0) {
			c = *prefix++;
		} else if (--o->zeros >= 0) {
			c = '0';
		} else if (--o->len >= 0) {
			c = *o->text++;
		} else if (--after < 0) {
			return 0;
		}
		c = k->out((unsigned char)c, k->ctx);
		if (c < 0) {
			return c;
		}
		k->count++;
	}
}

static inline void skip_tag(struct args *a)
{
	if (TAGS && a->tagged) {
		(void)va_arg(a->ap, int);
	}
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

/* Fetch an integer, extended to num_t. False: its type is switched off. */
static bool fetch_int(int size, bool is_signed, struct args *a, num_t *v)
{
	unsigned int narrow;

	if (size >= FMT_SIZE_LONG_LONG || (size == FMT_SIZE_LONG && sizeof(long) > sizeof(int))) {
		unsigned long long wide = va_arg(a->ap, unsigned long long);

		*v = (num_t)wide;
		return sizeof(*v) == sizeof(wide) ||
		       (NANO && (is_signed ? (unsigned long long)(long)*v : *v) == wide);
	}
	narrow = va_arg(a->ap, unsigned int);
	if (size < 0) {
		unsigned int sh = (unsigned int)(8 - 8 * size) & 24U;

		narrow <<= sh;
		narrow = is_signed ? (unsigned int)((int)narrow >> sh) : narrow >> sh;
	}
	*v = is_signed ? (num_t)(int)narrow : narrow;
	return true;
}

/* Fetch an integer and make its digits. False: its type is switched off, or base is 0. */
static bool make_int(struct fmt_spec *s, struct args *a, unsigned int base, bool is_signed,
		     struct piece *o, char *buf)
{
	char *p = buf + BUF_LEN;
	int zeros = s->prec;
	num_t v;

	if (!fetch_int(s->size, is_signed, a, &v)) {
		o->text = "ERR";
		o->len = 3;
		return NANO;
	}
	if (base == 0) {
		return false;
	}
	if (s->conv == 'p') {
		s->flags |= FMT_ALT;
		s->conv = 'x';
		if (v == 0) {
			o->text = "(nil)";
			o->len = 5;
			return true;
		}
	}
	if (is_signed) {
		*buf = ' ';
		if ((v >> (8U * sizeof(v) - 1U)) != 0) {
			v = 0U - v;
			*buf = '-';
		} else if ((s->flags & FMT_PLUS) != 0) {
			*buf = '+';
		}
		o->prefix = *buf != ' ' || (s->flags & FMT_SPACE) != 0;
	} else if (base == 16 && v != 0 && (s->flags & FMT_ALT) != 0) {
		buf[0] = '0';
		buf[1] = s->conv;
		o->prefix = 2;
	}
	if (zeros < 0) {
		if ((s->flags & (FMT_ZERO | FMT_LEFT)) == FMT_ZERO) {
			zeros = s->width - o->prefix;
		}
		zeros = zeros < 1 ? 1 : zeros;
	}
	for (; v != 0; zeros--) {
		unsigned int digit = div_step(&v, base);

		if (digit > 9U) {
			digit += 'A' - '0' - 10;
		}
		*--p = (char)((digit + '0') | ((unsigned int)s->conv & ('a' - 'A')));
	}
	if (zeros <= 0) {
		zeros = base == 8 && (s->flags & FMT_ALT) != 0;
	}
	o->zeros = zeros;
	o->text = p;
	o->len = (int)(buf + BUF_LEN - p);
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

static bool do_float(struct fmt_sink *k, struct fmt_spec *s, struct args *a)
{
	double v;

	if (s->size == FMT_SIZE_LONG_DBL) {
		v = (double)va_arg(a->ap, long double);
	} else {
		v = va_arg(a->ap, double);
	}
	if (!FMT_FP || ((s->conv | 0x20) == 'a' && !FMT_FP_A)) {
		return false;
	}
	z_fmt_float(k, s, v);
	s->width = 0;
	return true;
}

/* Turn one conversion into a piece. False: print its text instead. */
static bool convert(struct fmt_sink *k, struct fmt_spec *s, struct args *a, struct piece *o,
		    char *buf)
{
	unsigned int base = 10;
	bool is_signed = false;

	skip_tag(a);
	switch (s->conv) {
	case 's':
		o->text = va_arg(a->ap, const char *);
		o->len = -1;
		return true;
	case 'c':
		buf[0] = (char)va_arg(a->ap, int);
		o->text = buf;
		o->len = 1;
		return true;
	case 'd':
	case 'i':
		is_signed = true;
		break;
	case 'u':
		break;
	case 'o':
		if (NANO) {
			return false;
		}
		base = 8;
		break;
	case 'p':
		s->size = FMT_SIZE_LONG;
		/* fallthrough */
	case 'x':
	case 'X':
		base = 16;
		break;
	case 'n':
		if (!IS_ENABLED(CONFIG_CBPRINTF_N_SPECIFIER)) {
			return false;
		}
		store_count(s, k->count, va_arg(a->ap, void *));
		s->width = 0;
		return true;
	case 'a': case 'e': case 'f': case 'g':
	case 'A': case 'E': case 'F': case 'G':
		if (NANO) {
			return false;
		}
		if (FMT_FP || sizeof(void *) > 4 ||
		    sizeof(long double) > sizeof(double)) {
			return do_float(k, s, a);
		}
		/* fetch and forget; on 32-bit ABIs a double is passed as a long long is */
		s->size = FMT_SIZE_LONG_LONG;
		base = 0;
		break;
	default:
		return false;
	}
	return make_int(s, a, base, is_signed, o, buf);
}

#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS
int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags)
#else
int z_cbvprintf_untagged(cbprintf_cb out, void *ctx, const char *format, va_list ap)
#endif
{
	struct fmt_sink k = { .out = (cbprintf_cb_local)out, .ctx = ctx };
	struct args a;

	va_copy(a.ap, ap);
	a.tagged = TAGGED(flags);
	while (*format != '\0') {
		char buf[BUF_LEN];
		const char *start = format++;
		struct piece o = { .len = 0 };
		struct fmt_spec s;
		bool done = false;
		int rc;

		fmt_begin(&s);
		if (*start == '%') {
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
				start = format - 1;
			} else {
				done = convert(&k, &s, &a, &o, buf);
			}
		}
		if (!done) {
			s.width = 0;
			o.text = start;
			o.len = (int)(format - start);
			if (NANO && o.len > 2) {
				/* only the letter of what it does not know */
				buf[0] = '%';
				buf[1] = s.conv;
				o.text = buf;
				o.len = 2;
			}
		}
		rc = emit(&k, &s, &o, buf);
		if (rc < 0) {
			k.count = rc;
			break;
		}
	}
	va_end(a.ap);
	return k.count;
}

int z_cbprintf_to_hook(int c, void *hook)
{
	int (**fn)(int c) = hook;

	return (*fn)(c);
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
