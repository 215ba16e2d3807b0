/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Packages: made at run time and by the compiler, they must be the same and print what snprintf()
 * prints; then positions, copying, and errors.
 */

#include <limits.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/ztest.h>

#define BUF    256
#define HEADER (int)sizeof(union cbprintf_package_hdr)

struct text {
	char s[BUF];
	size_t n;
};

static int out(int c, void *ctx)
{
	struct text *t = ctx;

	if (t->n < sizeof(t->s) - 1) {
		t->s[t->n++] = (char)c;
		t->s[t->n] = '\0';
	}
	return c;
}

static void check_prints(void *pkg, const char *expected)
{
	struct text t = { 0 };
	int rc = cbpprintf(out, &t, pkg);

	zassert_equal(rc, (int)strlen(expected), "length %d of '%s'", rc, t.s);
	zassert_str_equal(t.s, expected, "'%s' instead of '%s'", t.s, expected);
}

static uint8_t __aligned(16) rt[BUF], st[BUF], conv[BUF];

/* Both ways to make a package give the same bytes, and they print right. No string is writable. */
#define SAME(expected, flags, ...)                                                                 \
	do {                                                                                       \
		int len, slen;                                                                     \
                                                                                                   \
		len = cbprintf_package(NULL, 0, flags, __VA_ARGS__);                               \
		zassert_true(len > 0, "count: %d", len);                                           \
		CBPRINTF_STATIC_PACKAGE(NULL, 0, slen, 0, (flags) | CBPRINTF_PACKAGE_CONST_CHAR_RO,\
					__VA_ARGS__);                                              \
		zassert_equal(len, slen, "%d, by the compiler %d", len, slen);                     \
		memset(rt, 0, sizeof(rt));                                                         \
		memset(st, 0, sizeof(st));                                                         \
		zassert_equal(cbprintf_package(rt, len, flags, __VA_ARGS__), len);                 \
		CBPRINTF_STATIC_PACKAGE(st, len, slen, 0, (flags) | CBPRINTF_PACKAGE_CONST_CHAR_RO,\
					__VA_ARGS__);                                              \
		zassert_equal(len, slen);                                                          \
		/* the flags they were made with may be there, too, and differ */                  \
		zassert_mem_equal(rt, st, offsetof(struct cbprintf_package_desc, rw_str_cnt) + 1); \
		zassert_mem_equal(rt + HEADER, st + HEADER, len - HEADER);                         \
		check_prints(rt, expected);                                                        \
		check_prints(st, expected);                                                        \
	} while (false)

ZTEST_SUITE(package, NULL, NULL, NULL, NULL, NULL);

ZTEST(package, test_arguments)
{
	signed char c = -3;
	unsigned char uc = 250;
	short s = -30000;
	bool b = true;
	enum { NINE = 9 } e = NINE;
	struct {
		unsigned int f : 3;
	} bits = { .f = 5 };
	static const char str[] = "array";

	SAME("plain", 0, "plain");
	SAME("1", 0, "%d", 1);
	SAME("1 -2 3", 0, "%d %lld %d", 1, -2LL, 3);
	SAME("-3 250 -30000 1 9 5", 0, "%d %u %d %d %d %d", c, uc, s, b, e, bits.f);
	SAME("a 0x10 100%", 0, "%c %#x %d%%", 'a', 16, 100);
	SAME("  7|7  |00007|3", 0, "%*d|%-*d|%.*d|%zu", 3, 7, 3, 7, 5, 7, (size_t)3);
	SAME("-9 18446744073709551615", 0, "%ld %llu", -9L, ULLONG_MAX);
	SAME("0x1234 (nil)", 0, "%p %p", (void *)0x1234, NULL);
	SAME("literal array", 0, "%s %s", "literal", str);
	SAME("1 two 3", 0, "%d %s %hhd", 1, "two", (signed char)3);
	SAME("1.500000 2.5 1e+10", 0, "%f %.1f %g", 1.5, 2.5f, 1e10);
	SAME("1 1.5 2 2.5 3", 0, "%d %.1f %d %.1f %d", 1, 1.5, 2, 2.5, 3);
}

#ifdef CONFIG_CBPRINTF_PACKAGE_LONGDOUBLE
ZTEST(package, test_long_double)
{
	int len, slen;

	/* not the same bytes: a long double has some that mean nothing */
	len = cbprintf_package(rt, sizeof(rt), 0, "%d %Lf %d", 1, 1.5L, 2);
	CBPRINTF_STATIC_PACKAGE(st, sizeof(st), slen, 0, 0, "%d %Lf %d", 1, 1.5L, 2);
	zassert_equal(len, slen);
	check_prints(rt, "1 1.500000 2");
	check_prints(st, "1 1.500000 2");
}
#endif

ZTEST(package, test_positions)
{
	const char *fmt = "%d %s %s";
	const char *a = "aaa";
	char b[] = "bbb";
	int len;
	char *p;

	len = cbprintf_package(rt, sizeof(rt), CBPRINTF_PACKAGE_ADD_RO_STR_POS, fmt, 1, a, b);
	/* 2 positions, and the copy of b with its position and NUL */
	zassert_equal(rt[1], 1);
	zassert_equal(rt[2], 2);
	zassert_equal(rt[3], 0);
	zassert_equal(len, rt[0] * (int)sizeof(int) + 2 + 1 + 4, "%d", len);
	memcpy(&p, &rt[rt[rt[0] * sizeof(int)] * sizeof(int)], sizeof(p));
	zassert_equal_ptr(p, fmt);
	memcpy(&p, &rt[rt[rt[0] * sizeof(int) + 1] * sizeof(int)], sizeof(p));
	zassert_equal_ptr(p, a);
	zassert_str_equal(&rt[rt[0] * sizeof(int) + 3], "bbb");
	b[0] = 'x';
	check_prints(rt, "1 aaa bbb");

	len = cbprintf_package(rt, sizeof(rt),
			       CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_ADD_RW_STR_POS,
			       fmt, 1, a, b);
	zassert_equal(rt[1], 0);
	zassert_equal(rt[2], 2);
	zassert_equal(rt[3], 1);
	zassert_equal(len, rt[0] * (int)sizeof(int) + 2 + 2);
	/* the third argument */
	zassert_equal(rt[rt[0] * sizeof(int) + 2], 2);
	memcpy(&p, &rt[rt[rt[0] * sizeof(int) + 3] * sizeof(int)], sizeof(p));
	zassert_equal_ptr(p, b);

	/* without positions nothing but the arguments, and b's text */
	len = cbprintf_package(rt, sizeof(rt), 0, fmt, 1, a, b);
	zassert_equal(len, rt[0] * (int)sizeof(int) + 1 + 4);
}

ZTEST(package, test_static_positions)
{
	const char *a = "aaa";
	char b[] = "bbb";
	int len;

	CBPRINTF_STATIC_PACKAGE(st, sizeof(st), len, 0,
				CBPRINTF_PACKAGE_CONST_CHAR_RO | CBPRINTF_PACKAGE_ADD_RO_STR_POS |
					CBPRINTF_PACKAGE_ADD_RW_STR_POS,
				"%d %s %s", 1, a, b);
	zassert_equal(st[1], 0);
	zassert_equal(st[2], 2);
	zassert_equal(st[3], 1);
	zassert_equal(len, st[0] * (int)sizeof(int) + 2 + 2);
	check_prints(st, "1 aaa bbb");

	/* every const char * counts as writable without CONST_CHAR_RO, but the first ones named */
	CBPRINTF_STATIC_PACKAGE(st, sizeof(st), len, 0,
				CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1) |
					CBPRINTF_PACKAGE_ADD_RO_STR_POS |
					CBPRINTF_PACKAGE_ADD_RW_STR_POS,
				"%s %s %s", a, a, b);
	zassert_equal(st[2], 2);
	zassert_equal(st[3], 2);
}

ZTEST(package, test_must_runtime)
{
	const char *a = "aaa";
	char b[] = "bbb";
	void *p = b;

	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "x"), 0);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%d %p", 1, p), 0);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%s", a), 1);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%d %s", 1, b), 1);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_CONST_CHAR_RO, "%s", a), 0);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_CONST_CHAR_RO, "%s %s", a, b),
		      1);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1), "%s", b),
		      0);
	zassert_equal(
		CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_FIRST_RO_STR_CNT(1), "%s %s", a, a),
		1);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(CBPRINTF_PACKAGE_ADD_RW_STR_POS, "%s", b), 0);
}

ZTEST(package, test_errors)
{
	char b[] = "writable";
	int len = cbprintf_package(NULL, 0, 0, "%d %s", 1, b);

	for (int i = 0; i < len; i++) {
		memset(rt, 0xaa, sizeof(rt));
		zassert_equal(cbprintf_package(rt, i, 0, "%d %s", 1, b), -ENOSPC, "size %d", i);
		zassert_equal(rt[i], 0xaa, "wrote behind %d bytes", i);
	}
	zassert_equal(cbprintf_package(rt, len, 0, "%d %s", 1, b), len);
	zassert_equal(cbprintf_package(rt + 1, len, 0, "%d %s", 1, b), -EFAULT);
	zassert_equal(cbpprintf(out, NULL, NULL), -EINVAL);
	CBPRINTF_STATIC_PACKAGE(rt, 4, len, 0, 0, "%d", 1);
	zassert_equal(len, -ENOSPC);
	zassert_equal(cbprintf_package(rt, sizeof(rt), 0, "%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s", b,
				       b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b),
		      -EINVAL);
}

/* The length depends on the alignment the package will get. */
ZTEST(package, test_align_offset)
{
	if (sizeof(void *) == 8 || VA_STACK_ALIGN(long long) == 4) {
		ztest_test_skip();
	}
	zassert_equal(cbprintf_package(NULL, 4, 0, "%d %lld", 1, 2LL) + 4,
		      cbprintf_package(NULL, 0, 0, "%d %lld", 1, 2LL));
}

/* A program with writable copies of all strings can lose the originals. */
ZTEST(package, test_self_contained)
{
	char b[] = "bbb";
	uint16_t strl[4] = { 0 };
	uint32_t all = CBPRINTF_PACKAGE_CONVERT_RO_STR | CBPRINTF_PACKAGE_CONVERT_RW_STR;
	int len, clen;

	len = cbprintf_package(rt, sizeof(rt),
			       CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_ADD_RW_STR_POS,
			       "%s %d %s", "aaa", 5, b);
	clen = cbprintf_package_copy(rt, len, NULL, 0, all, strl, ARRAY_SIZE(strl));
	/* texts with NUL; 2 + 2 bytes of positions become 3 */
	zassert_equal(clen, len + 9 + 4 + 4 - 1, "%d from %d", clen, len);
	zassert_equal(strl[0], 9);
	zassert_equal(strl[1], 4);
	zassert_equal(strl[2], 4);
	zassert_equal(cbprintf_package_copy(rt, len, conv, clen - 1, all, NULL, 0), -ENOSPC);
	zassert_equal(cbprintf_package_copy(rt, len, conv, clen, all, strl, ARRAY_SIZE(strl)),
		      clen);
	zassert_equal(conv[1], 3);
	zassert_equal(conv[2], 0);
	zassert_equal(conv[3], 0);
	strcpy(b, "xxx");
	check_prints(conv, "aaa 5 bbb");
	zassert_equal(cbprintf_fsc_package(rt, len, conv, sizeof(conv)), clen);
	check_prints(conv, "aaa 5 xxx");
	zassert_equal(cbprintf_package_convert(conv, 0, NULL, NULL, all, NULL, 0), clen);
}

ZTEST(package, test_convert_some)
{
	char b[] = "bbb";
	uint32_t pos = CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_ADD_RW_STR_POS;
	int len = cbprintf_package(rt, sizeof(rt), pos, "%s %s", "aaa", b);
	int clen;

	/* copy the writable one, forget the others' positions */
	clen = cbprintf_package_copy(rt, len, conv, sizeof(conv), CBPRINTF_PACKAGE_CONVERT_RW_STR,
				     NULL, 0);
	zassert_equal(clen, len - 2 - 2 + 1 + 4);
	zassert_equal(conv[1], 1);
	zassert_equal(conv[2], 0);
	check_prints(conv, "aaa bbb");

	/* or keep them, and copy them in a second step */
	clen = cbprintf_package_copy(rt, len, conv, sizeof(conv),
				     CBPRINTF_PACKAGE_CONVERT_RW_STR |
					     CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR,
				     NULL, 0);
	zassert_equal(conv[1], 1);
	zassert_equal(conv[2], 2);
	strcpy(b, "xxx");
	check_prints(conv, "aaa bbb");
	len = cbprintf_fsc_package(conv, clen, rt, sizeof(rt));
	zassert_equal(len, clen + 6 + 4);
	zassert_equal(rt[1], 3);
	check_prints(rt, "aaa bbb");
}

/* A char * meant for %p must not be read as a string. */
ZTEST(package, test_char_pointer)
{
	char *wild = (char *)1;
	char b[] = "bbb";
	int len, clen;

	CBPRINTF_STATIC_PACKAGE(st, sizeof(st), len, 0, CBPRINTF_PACKAGE_ADD_RW_STR_POS, "%p %s",
				wild, b);
	zassert_equal(st[3], 2);
	clen = cbprintf_package_copy(st, len, conv, sizeof(conv),
				     CBPRINTF_PACKAGE_CONVERT_RW_STR |
					     CBPRINTF_PACKAGE_CONVERT_PTR_CHECK,
				     NULL, 0);
	zassert_equal(clen, len - 4 + 1 + 4);
	zassert_equal(conv[1], 1);
	check_prints(conv, "0x1 bbb");
}

static int fail_late(const void *buf, size_t len, void *ctx)
{
	int *left = ctx;

	ARG_UNUSED(buf);
	return (*left)-- > 0 ? (int)len : -EIO;
}

ZTEST(package, test_convert_error)
{
	int len = cbprintf_package(rt, sizeof(rt), CBPRINTF_PACKAGE_ADD_RO_STR_POS, "%s", "aaa");
	int left = 2;

	zassert_equal(cbprintf_package_convert(rt, len, fail_late, &left,
					       CBPRINTF_PACKAGE_CONVERT_RO_STR, NULL, 0),
		      -EIO);
}

static int count_args(cbprintf_cb o, void *ctx, const char *fmt, va_list ap)
{
	ARG_UNUSED(o);
	*(int *)ctx = va_arg(ap, int);
	return fmt[0];
}

ZTEST(package, test_external)
{
	int got = 0;

	zassert_true(cbprintf_package(rt, sizeof(rt), 0, "%d", 77) > 0);
	zassert_equal(cbpprintf_external(out, count_args, &got, rt), '%');
	zassert_equal(got, 77);
}

/* Strings that stay writable elsewhere keep their positions, with the argument they are. */
ZTEST(package, test_convert_nothing)
{
	char b[] = "bbb";
	uint32_t pos = CBPRINTF_PACKAGE_ADD_RO_STR_POS | CBPRINTF_PACKAGE_ADD_RW_STR_POS;
	int len = cbprintf_package(rt, sizeof(rt), pos, "%d %s", 7, b);
	int clen = cbprintf_package_copy(rt, len, conv, sizeof(conv),
					 CBPRINTF_PACKAGE_CONVERT_KEEP_RO_STR, NULL, 0);

	zassert_equal(clen, len);
	zassert_mem_equal(conv, rt, len);
	b[0] = 'x';
	check_prints(conv, "7 xbb");
}

/* Which argument a %p prints is counted with widths, and past what takes no argument. */
ZTEST(package, test_char_pointer_among_others)
{
	char *wild = (char *)1;
	char b[] = "bbb";
	int len, clen;

	CBPRINTF_STATIC_PACKAGE(st, sizeof(st), len, 0, CBPRINTF_PACKAGE_ADD_RW_STR_POS,
				"100%% %*d %s %p %d", 4, 5, b, wild, 6);
	zassert_equal(st[3], 2);
	clen = cbprintf_package_copy(st, len, conv, sizeof(conv),
				     CBPRINTF_PACKAGE_CONVERT_RW_STR |
					     CBPRINTF_PACKAGE_CONVERT_PTR_CHECK,
				     NULL, 0);
	zassert_equal(clen, len - 4 + 1 + 4);
	zassert_equal(conv[1], 1);
	check_prints(conv, "100%    5 bbb 0x1 6");
}

ZTEST(package, test_too_long)
{
#define LONG10  "%lld%lld%lld%lld%lld%lld%lld%lld%lld%lld"
#define VALUES10 1LL, 2LL, 3LL, 4LL, 5LL, 6LL, 7LL, 8LL, 9LL, 10LL
	/* the arguments are counted in 8 bits, as ints */
	zassert_equal(cbprintf_package(NULL, 0, 0,
				       LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10 LONG10
				       LONG10 LONG10 LONG10 LONG10 LONG10,
				       VALUES10, VALUES10, VALUES10, VALUES10, VALUES10, VALUES10,
				       VALUES10, VALUES10, VALUES10, VALUES10, VALUES10, VALUES10,
				       VALUES10),
		      -EINVAL);
}

#ifdef CONFIG_CBPRINTF_PACKAGE_SUPPORT_TAGGED_ARGUMENTS

#define TAGGED(expected, n, fmt, ...)                                                              \
	do {                                                                                       \
		int len = cbprintf_package(rt, sizeof(rt), CBPRINTF_PACKAGE_ARGS_ARE_TAGGED, fmt,  \
					   Z_CBPRINTF_TAGGED_ARGS(n, __VA_ARGS__));                \
		zassert_true(len > 0, "%d", len);                                                  \
		check_prints(rt, expected);                                                        \
	} while (false)

ZTEST(package, test_tagged)
{
	char c = 'x';
	unsigned char uc = 255;
	short s = -5;
	unsigned short us = 65535;
	char text[] = "text";
	void *p = (void *)0x20;

	TAGGED("none", 0, "none");
	TAGGED("x 255 -5 65535", 4, "%c %u %d %u", c, uc, s, us);
	TAGGED("-1 1 -2 2", 4, "%d %u %ld %lu", -1, 1U, -2L, 2UL);
	TAGGED("-3 18446744073709551615", 2, "%lld %llu", -3LL, ULLONG_MAX);
	TAGGED("1.5 2.5", 2, "%.1f %.1f", 1.5f, 2.5);
	TAGGED("text 0x20 const", 3, "%s %p %s", text, p, (const char *)"const");
}

ZTEST(package, test_bad_tag)
{
	zassert_equal(cbprintf_package(rt, sizeof(rt), CBPRINTF_PACKAGE_ARGS_ARE_TAGGED, "%d", 99,
				       1, CBPRINTF_PACKAGE_ARG_TYPE_END),
		      -EINVAL);
}
#endif
