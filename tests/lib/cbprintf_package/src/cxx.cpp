/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* The same macros in C++. */

#include <zephyr/sys/cbprintf.h>
#include <zephyr/ztest.h>

static int out(int c, void *ctx)
{
	char **p = static_cast<char **>(ctx);

	*(*p)++ = (char)c;
	return c;
}

ZTEST(package, test_cxx)
{
	static uint8_t __aligned(16) pkg[128];
	char text[64] = "";
	char *p = text;
	char w[] = "w";
	float f = 1.5f;
	signed char c = -1;
	int len;

	CBPRINTF_STATIC_PACKAGE(pkg, sizeof(pkg), len, 0,
				CBPRINTF_PACKAGE_CONST_CHAR_RO | CBPRINTF_PACKAGE_ADD_RO_STR_POS |
					CBPRINTF_PACKAGE_ADD_RW_STR_POS,
				"%d %s %lld %s %.1f", c, "ro", -2LL, w, f);
	zassert_true(len > 0);
	zassert_equal(pkg[2], 2);
	zassert_equal(pkg[3], 1);
	zassert_equal(cbpprintf(out, &p, pkg), 14);
	zassert_str_equal(text, "-1 ro -2 w 1.5");
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%d", 1), 0);
	zassert_equal(CBPRINTF_MUST_RUNTIME_PACKAGE(0, "%s", w), 1);
}
