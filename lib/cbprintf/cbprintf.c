/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The formatter behind printk(), logging and, on targets whose C library is ours to complete, printf().
 *
 * A conversion goes through four steps: z_fmt_parse() turns its text into a struct fmt_spec, the
 * argument is fetched, an integer becomes digits at the end of a small buffer, and z_fmt_emit()
 * writes [blanks] prefix [zeros] digits [blanks]. Floating point has its own file and is linked only
 * with CONFIG_CBPRINTF_FP_SUPPORT.
 *
 * What surprises: a conversion that is not understood, or is switched off, is printed as it stands,
 * but its argument is fetched where its size is known, so that later ones stay in step. On 32-bit
 * CPUs a 64-bit number is divided in 16-bit steps: no library routine, and numbers are short.
 */

#include "fmt.h"

#define NANO IS_ENABLED(CONFIG_CBPRINTF_NANO)

#ifdef CONFIG_CBPRINTF_FULL_INTEGRAL
typedef uint64_t num_t;
#else
typedef unsigned long num_t;
#endif

/* Digits of the largest number in octal, and the 0 of %#o. */
#define BUF_LEN ((sizeof(num_t) * 8 + 2) / 3 + 1)

/* A va_list that can be passed by reference whatever its type. */
struct args {
	va_list ap;
	bool tagged;
};

void z_fmt_put(struct fmt_sink *k, int c)
{
	if (k->count >= 0) {
		int rc = k->out((unsigned char)c, k->ctx);

		k->count = rc < 0 ? rc : k->count + 1;
	}
}

void z_fmt_fill(struct fmt_sink *k, int c, int n)
{
	while (--n >= 0) {
		z_fmt_put(k, c);
	}
}

void z_fmt_emit(struct fmt_sink *k, const struct fmt_spec *s, unsigned int prefix, int zeros,
		const char *text, int len)
{
	int pad = s->width - len;

	for (unsigned int p = prefix; p != 0; p >>= 8) {
		pad--;
	}
	if (zeros < 0) {
		zeros = (s->flags & (FMT_ZERO | FMT_LEFT)) == FMT_ZERO && pad > 0 ? pad : 0;
	}
	pad -= zeros;
	if ((s->flags & FMT_LEFT) == 0) {
		z_fmt_fill(k, ' ', pad);
		pad = 0;
	}
	for (; prefix != 0; prefix >>= 8) {
		z_fmt_put(k, (int)prefix);
	}
	z_fmt_fill(k, '0', zeros);
	while (--len >= 0) {
		z_fmt_put(k, *text++);
	}
	z_fmt_fill(k, ' ', pad);
}

/* Read decimal digits, or note an asterisk in *flags as star. Overflow gives nonsense, not a trap. */
static const char *parse_number(const char *p, int *value, uint32_t *flags, uint32_t star)
{
	unsigned int v = 0;

	if (*p == '*') {
		*flags |= star;
		return p + 1;
	}
	for (; (unsigned int)(*p - '0') < 10U; p++) {
		v = v * 10U + (unsigned int)(*p - '0');
	}
	*value = (int)v;
	return p;
}

const char *z_fmt_parse(const char *p, struct fmt_spec *s)
{
	unsigned int bit;

	s->flags = 0;
	s->prec = -1;
	s->size = sizeof(int);
	while (bit = (unsigned int)(*p - ' '), bit <= '0' - ' ' && (FMT_CHARS >> bit & 1U) != 0) {
		s->flags |= 1U << bit;
		p++;
	}
	p = parse_number(p, &s->width, &s->flags, FMT_WIDTH);
	if (*p == '.') {
		p = parse_number(p + 1, &s->prec, &s->flags, FMT_PREC);
	}
	for (;; p++) {
		if (*p == 'l') {
			s->size = p[-1] == 'l' ? sizeof(long long) : sizeof(long);
		} else if (*p == 'h') {
			s->size = p[-1] == 'h' ? sizeof(char) : sizeof(short);
		} else if (*p == 'z' || *p == 't') {
			s->size = sizeof(size_t);
		} else if (*p == 'j') {
			s->size = sizeof(intmax_t);
		} else if (*p == 'L') {
			s->flags |= FMT_LONGD;
			s->size = sizeof(long long);
		} else {
			break;
		}
	}
	s->conv = *p;
	return *p != '\0' ? p + 1 : p;
}

static void skip_tag(struct args *a)
{
	if (IS_ENABLED(CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS) && a->tagged) {
		(void)va_arg(a->ap, int);
	}
}

/* Fetch the width and precision that are arguments. */
static void resolve_stars(struct fmt_spec *s, struct args *a)
{
	if ((s->flags & FMT_WIDTH) != 0) {
		skip_tag(a);
		s->width = va_arg(a->ap, int);
		if (s->width < 0) {
			s->flags |= FMT_LEFT;
			s->width = (int)(0U - (unsigned int)s->width);
		}
	}
	if ((s->flags & FMT_PREC) != 0) {
		skip_tag(a);
		s->prec = va_arg(a->ap, int);
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

/* Print an integer, already extended to num_t. */
static void put_int(struct fmt_sink *k, const struct fmt_spec *s, num_t v, unsigned int prefix)
{
	char buf[BUF_LEN];
	char *const end = buf + sizeof(buf);
	char *p = end;
	unsigned int base = 10;
	char conv = s->conv;
	int zeros = -1;

	if (conv == 'o') {
		base = 8;
	} else if ((conv | 0x20) == 'x') {
		base = 16;
		if ((s->flags & FMT_ALT) != 0 && v != 0) {
			prefix = '0' | (unsigned int)conv << 8;
		}
	}
	while (v != 0 || (p == end && s->prec != 0)) {
		unsigned int digit = div_step(&v, base);

		if (digit > 9U) {
			digit += (unsigned int)conv - ('x' - 'a') - 10U - '0';
		}
		*--p = (char)(digit + '0');
	}
	if (conv == 'o' && (s->flags & FMT_ALT) != 0 && (p == end || *p != '0')) {
		*--p = '0';
	}
	if (s->prec >= 0) {
		zeros = s->prec - (int)(end - p);
		zeros = zeros < 0 ? 0 : zeros;
	}
	z_fmt_emit(k, s, prefix, zeros, p, (int)(end - p));
}

/* Fetch and print the argument of an integer conversion. False: its type is switched off. */
static bool do_int(struct fmt_sink *k, struct fmt_spec *s, struct args *a)
{
	bool is_signed = (s->conv == 'd' || s->conv == 'i');
	unsigned int prefix = 0;
	num_t v;

	if (s->size > sizeof(int)) {
		long long arg = va_arg(a->ap, long long);

		v = (num_t)arg;
		if (s->size > sizeof(num_t)) {
			if (!NANO) {
				return false;
			}
			if (is_signed ? (long)v != arg : v != (unsigned long long)arg) {
				z_fmt_emit(k, s, 0, 0, "ERR", 3);
				return true;
			}
		}
	} else {
		unsigned int sh = 8U * (sizeof(int) - s->size);
		unsigned int arg = va_arg(a->ap, unsigned int) << sh;

		v = is_signed ? (num_t)((int)arg >> sh) : (num_t)(arg >> sh);
	}
	if (is_signed) {
		if ((v >> (8U * sizeof(v) - 1U)) != 0) {
			v = 0U - v;
			prefix = '-';
		} else if ((s->flags & FMT_PLUS) != 0) {
			prefix = '+';
		} else if ((s->flags & FMT_SPACE) != 0) {
			prefix = ' ';
		}
	}
	put_int(k, s, v, prefix);
	return true;
}

static void do_string(struct fmt_sink *k, const struct fmt_spec *s, const char *str)
{
	int len = 0;

	while (len != s->prec && str[len] != '\0') {
		len++;
	}
	z_fmt_emit(k, s, 0, 0, str, len);
}

static void do_count(const struct fmt_sink *k, const struct fmt_spec *s, void *where)
{
	long long n = k->count;

	if (s->size == sizeof(char)) {
		*(signed char *)where = (signed char)n;
	} else if (s->size == sizeof(short)) {
		*(short *)where = (short)n;
	} else if (s->size == sizeof(int)) {
		*(int *)where = (int)n;
	} else {
		*(long long *)where = n;
	}
}

static void do_float(struct fmt_sink *k, const struct fmt_spec *s, struct args *a)
{
	double v;

	if ((s->flags & FMT_LONGD) != 0) {
		v = (double)va_arg(a->ap, long double);
	} else {
		v = va_arg(a->ap, double);
	}
	if (IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT)) {
		z_fmt_float(k, s, v);
	}
}

/* Print one conversion. False: print its text instead. */
static bool convert(struct fmt_sink *k, struct fmt_spec *s, struct args *a)
{
	char c;

	resolve_stars(s, a);
	if (s->conv == '%') {
		z_fmt_put(k, '%');
		return true;
	}
	skip_tag(a);
	switch (s->conv) {
	case 'o':
		if (NANO) {
			return false;
		}
		/* fallthrough */
	case 'd':
	case 'i':
	case 'u':
	case 'x':
	case 'X':
		return do_int(k, s, a);
	case 'c':
		c = (char)va_arg(a->ap, int);
		z_fmt_emit(k, s, 0, 0, &c, 1);
		return true;
	case 's':
		do_string(k, s, va_arg(a->ap, const char *));
		return true;
	case 'p':
		{
			uintptr_t v = (uintptr_t)va_arg(a->ap, void *);

			if (v == 0) {
				do_string(k, s, "(nil)");
			} else {
				s->conv = 'x';
				s->flags |= FMT_ALT;
				put_int(k, s, v, 0);
			}
		}
		return true;
	case 'n':
		if (NANO || !IS_ENABLED(CONFIG_CBPRINTF_N_SPECIFIER)) {
			return false;
		}
		do_count(k, s, va_arg(a->ap, void *));
		return true;
	case 'a': case 'e': case 'f': case 'g':
	case 'A': case 'E': case 'F': case 'G':
		if (NANO) {
			return false;
		}
		do_float(k, s, a);
		return IS_ENABLED(CONFIG_CBPRINTF_FP_SUPPORT);
	default:
		return false;
	}
}

int z_cbvprintf_impl(cbprintf_cb out, void *ctx, const char *format, va_list ap, uint32_t flags)
{
	struct fmt_sink k = { .out = (cbprintf_cb_local)out, .ctx = ctx };
	struct fmt_spec s;
	struct args a;

	va_copy(a.ap, ap);
	a.tagged = (flags & Z_CBVPRINTF_PROCESS_FLAG_TAGGED_ARGS) != 0;
	while (*format != '\0') {
		const char *p = format++;

		if (*p == '%') {
			format = z_fmt_parse(format, &s);
			if (convert(&k, &s, &a)) {
				continue;
			}
		}
		while (p < format) {
			z_fmt_put(&k, *p++);
		}
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
