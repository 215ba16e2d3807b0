/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Which suites and tests run on native targets: those named on the command line.
 *
 *   zephyr.exe --list                      suite::test, one a line, and leave
 *   zephyr.exe -test=suite1::test_a,suite2::*,suite3
 */

#include <string.h>
#include <cmdline.h>
#include <posix_native_task.h>
#include "ztest_internal.h"

static const char *wanted;
static bool list;

static void add_options(void)
{
	static struct args_struct_t options[] = {
		{
			.is_switch = true,
			.option = "list",
			.type = 'b',
			.dest = (void *)&list,
			.descript = "List the tests, suite::test, and leave",
		},
		{
			.option = "test",
			.name = "suite::test",
			.type = 's',
			.dest = (void *)&wanted,
			.descript = "Run these tests only: suite::test or suite::*, comma between",
		},
		ARG_TABLE_ENDMARKER,
	};

	native_add_command_line_opts(options);
}

NATIVE_TASK(add_options, PRE_BOOT_1, 10);

/* text is the len characters at s; a star stands for anything. */
static bool matches(const char *s, size_t len, const char *text)
{
	return (len == 1 && *s == '*') || (strlen(text) == len && strncmp(s, text, len) == 0);
}

/* Is suite::test among what is wanted? test NULL: is any test of the suite? */
static bool is_wanted(const char *suite, const char *test)
{
	const char *item = wanted;

	while (item != NULL && *item != '\0') {
		size_t len = strcspn(item, ",");
		const char *sep = strstr(item, "::");
		size_t suite_len = len;

		if (sep != NULL && sep < item + len) {
			suite_len = (size_t)(sep - item);
		}
		if (matches(item, suite_len, suite) &&
		    (test == NULL || suite_len == len ||
		     matches(sep + 2, len - suite_len - 2, test))) {
			return true;
		}
		item += len;
		item += *item == ',';
	}
	return false;
}

/* A suite that is asked for by name runs whatever its predicate says. */
static bool should_suite_run(const void *state, struct ztest_suite_node *suite)
{
	return wanted != NULL ? is_wanted(suite->name, NULL)
			      : z_ztest_should_suite_run(state, suite);
}

static bool should_test_run(const char *suite, const char *test)
{
	return wanted == NULL || is_wanted(suite, test);
}

/* Complain about an item that names no test. */
static void check_wanted(void)
{
	const char *const all = wanted;
	bool found = all == NULL;

	STRUCT_SECTION_FOREACH(ztest_unit_test, test) {
		found = found || is_wanted(test->test_suite_name, test->name);
	}
	if (!found) {
		PRINT("ERROR: -test=%s names no test; --list shows what there is\n", all);
		z_ztest.failed = true;
	}
}

static void run_all(const void *state, bool shuffle, int suite_iter, int case_iter)
{
	if (list) {
		STRUCT_SECTION_FOREACH(ztest_unit_test, test) {
			PRINT("%s::%s\n", test->test_suite_name, test->name);
		}
		posix_exit(0);
	}
	check_wanted();
	z_ztest_run_all(state, shuffle, suite_iter, case_iter);
}

const struct ztest_arch_api ztest_api = {
	.run_all = run_all,
	.should_suite_run = should_suite_run,
	.should_test_run = should_test_run,
};
