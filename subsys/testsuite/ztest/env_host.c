/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * In a test program of the host, which has no kernel, a test is left by longjmp().
 */

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "ztest_internal.h"

static jmp_buf end_of_test;
static bool in_test;

void z_ztest_call(ztest_before before, ztest_body fn, const struct ztest_suite_node *suite,
		  const struct ztest_unit_test *test, void *data)
{
	if (setjmp(end_of_test) == 0) {
		in_test = true;
		before(suite, test, data);
		fn(test, data);
	}
	in_test = false;
}

void z_ztest_leave(void)
{
	if (!in_test) {
		exit(1);
	}
	longjmp(end_of_test, 1);
}

/* The part of the path below the directory that the program was started in. */
const char *ztest_relative_filename(const char *file)
{
	char cwd[1024];
	size_t len;

	if (getcwd(cwd, sizeof(cwd)) == NULL) {
		return file;
	}
	len = strlen(cwd);
	return strncmp(file, cwd, len) == 0 && file[len] == '/' ? file + len + 1 : file;
}
