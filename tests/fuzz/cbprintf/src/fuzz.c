/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Any bytes as a format string. Formatted at once, and through a package, the output must be the
 * same, and nothing may be touched that is not the formatter's.
 *
 * src/main.c feeds it random formats in every test run. With libFuzzer, from the root of the
 * repository:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize=function -Iinclude \
 *     -DCONFIG_CBPRINTF_COMPLETE=1 -DCONFIG_CBPRINTF_FULL_INTEGRAL=1 \
 *     -DCONFIG_CBPRINTF_FP_SUPPORT=1 -DCONFIG_CBPRINTF_FP_A_SUPPORT=1 \
 *     tests/fuzz/cbprintf/src/fuzz.c lib/cbprintf/cbprintf.c lib/cbprintf/float.c \
 *     lib/cbprintf/package.c lib/cbprintf/package_print.c lib/cbprintf/package_convert.c \
 *     lib/cbprintf/read_only.c -o fuzz_cbprintf && ./fuzz_cbprintf
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/sys/cbprintf.h>

#define TEXT_MAX  2000
#define FORMAT_MAX 64
/* Each argument may be read as a number, a string, or an address to write to. */
#define N_ARGS 24

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct text {
	char s[TEXT_MAX];
	size_t n;
};

static int out(int c, void *ctx)
{
	struct text *t = ctx;

	if (t->n == sizeof(t->s)) {
		return -1; /* a width may ask for 2 GB of blanks */
	}
	t->s[t->n++] = (char)c;
	return c;
}

/* How many arguments can a format of this length ask for? */
static unsigned int most_args(const char *format)
{
	unsigned int n = 0;

	for (; *format != '\0'; format++) {
		n += *format == '%' || *format == '*';
	}
	return n;
}

static void check(bool ok)
{
	if (!ok) {
		abort();
	}
}

static char strings[N_ARGS][16];

#define S(i) strings[i]
#define STRINGS                                                                                    \
	S(0), S(1), S(2), S(3), S(4), S(5), S(6), S(7), S(8), S(9), S(10), S(11), S(12), S(13),    \
		S(14), S(15), S(16), S(17), S(18), S(19), S(20), S(21), S(22), S(23)
#define ARGS STRINGS, 1.5, -2e300, 0.0, 3.0, 1e-300, 7.0, 9.5, 1.0, STRINGS

static void check_package(const char *format, const struct text *direct, int direct_rc)
{
	static struct text t;
	static uint8_t __aligned(16) pkg[2048], copy[4096];
	int len = cbprintf_package(NULL, 0, CBPRINTF_PACKAGE_ADD_RW_STR_POS, format, ARGS);

	if (len < 0) {
		return; /* too many strings */
	}
	check(cbprintf_package(pkg, (size_t)len, CBPRINTF_PACKAGE_ADD_RW_STR_POS, format, ARGS) ==
	      len);
	t.n = 0;
	check(cbpprintf(out, &t, pkg) == direct_rc);
	check(t.n == direct->n && memcmp(t.s, direct->s, t.n) == 0);
	len = cbprintf_fsc_package(pkg, (size_t)len, copy, sizeof(copy));
	check(len > 0);
	t.n = 0;
	check(cbpprintf(out, &t, copy) == direct_rc);
	check(t.n == direct->n && memcmp(t.s, direct->s, t.n) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct text t;
	char *format;
	int rc;

	if (size > FORMAT_MAX) {
		size = FORMAT_MAX;
	}
	/* of its exact size, so that a step too far is seen */
	format = malloc(size + 1);
	check(format != NULL);
	memcpy(format, data, size);
	format[size] = '\0';
	if (most_args(format) <= N_ARGS / 3 && strchr(format, 'n') == NULL) {
		for (unsigned int i = 0; i < N_ARGS; i++) {
			memcpy(strings[i], "text in memory", 15);
		}
		t.n = 0;
		rc = cbprintf(out, &t, format, ARGS);
		check(rc < 0 || (size_t)rc == t.n);
		check_package(format, &t, rc);
	}
	free(format);
	return 0;
}
