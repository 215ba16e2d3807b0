/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The summary at the end, and the search for suites and tests that never ran.
 */

#include <string.h>
#include "ztest_internal.h"

/* A test counts once, whatever the number of its runs; one failure among them is a failure. */
static int result_of(const struct ztest_unit_test_stats *stats)
{
	if (stats->skip_count == stats->run_count) {
		return TC_SKIP;
	}
	if (stats->pass_count == stats->run_count) {
		return TC_PASS;
	}
	return stats->pass_count > 0 && stats->fail_count > 0 ? TC_FLAKY : TC_FAIL;
}

/* The line about a suite: share of passes among those not skipped, in percent with two digits. */
static void print_suite(const struct ztest_suite_node *suite)
{
	struct ztest_unit_test *test = NULL;
	int n[] = { [TC_PASS] = 0, [TC_FAIL] = 0, [TC_SKIP] = 0, [TC_FLAKY] = 0 };
	int result = TC_PASS;
	int failed, total;
	unsigned int rate = 0;
	uint32_t ms = 0;

	while (test = z_ztest_get_next_test(suite->name, test), test != NULL) {
		n[result_of(test->stats)]++;
		ms += test->stats->duration_worst_ms;
	}
	failed = n[TC_FAIL] + n[TC_FLAKY];
	total = n[TC_PASS] + failed + n[TC_SKIP];
	if (failed > 0 || suite->stats->fail_count > 0) {
		result = TC_FAIL;
	} else if (total == n[TC_SKIP]) {
		result = TC_SKIP;
	}
	if (n[TC_PASS] + failed > 0) {
		rate = 10000U * (unsigned int)n[TC_PASS] / (unsigned int)(n[TC_PASS] + failed);
	}
	TC_SUMMARY_PRINT("SUITE %s - %3u.%02u%% [%s]: pass = %d, fail = %d, skip = %d, total = %d"
			 " duration = %u.%03u seconds\n",
			 TC_RESULT_TO_STR(result), rate / 100U, rate % 100U, suite->name,
			 n[TC_PASS], failed, n[TC_SKIP], total, ms / 1000U, ms % 1000U);
}

static void print_tests(const struct ztest_suite_node *suite)
{
	struct ztest_unit_test *test = NULL;

	while (test = z_ztest_get_next_test(suite->name, test), test != NULL) {
		const struct ztest_unit_test_stats *stats = test->stats;
		int result = result_of(stats);

		TC_SUMMARY_PRINT(" - %s - [%s.%s]", TC_RESULT_TO_STR(result), suite->name,
				 test->name);
		if (result == TC_FLAKY) {
			TC_SUMMARY_PRINT(" - (Failed %u of %u attempts)", stats->fail_count,
					 stats->run_count);
		}
		TC_SUMMARY_PRINT(" duration = %u.%03u seconds\n", stats->duration_worst_ms / 1000U,
				 stats->duration_worst_ms % 1000U);
	}
	TC_SUMMARY_PRINT("\n");
}

void z_ztest_report_summary(void)
{
	if (!Z_ZTEST_ON(CONFIG_ZTEST_SUMMARY)) {
		return;
	}
	TC_SUMMARY_PRINT("\n------ TESTSUITE SUMMARY START ------\n\n");
	STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
		print_suite(suite);
		if (Z_ZTEST_ON(CONFIG_ZTEST_VERBOSE_SUMMARY)) {
			print_tests(suite);
		}
	}
	TC_SUMMARY_PRINT("------ TESTSUITE SUMMARY END ------\n\n");
}

static bool suite_exists(const char *name)
{
	STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
		if (strcmp(suite->name, name) == 0) {
			return true;
		}
	}
	return false;
}

void ztest_verify_all_test_suites_ran(void)
{
	if (Z_ZTEST_ON(CONFIG_ZTEST_VERIFY_RUN_ALL)) {
		STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
			if (suite->stats->run_count < 1) {
				PRINT("ERROR: Test suite '%s' did not run.\n", suite->name);
				z_ztest.failed = true;
			}
		}
		STRUCT_SECTION_FOREACH(ztest_unit_test, test) {
			if (!suite_exists(test->test_suite_name)) {
				PRINT("ERROR: Test '%s' assigned to test suite '%s' which doesn't "
				      "exist\n",
				      test->name, test->test_suite_name);
				z_ztest.failed = true;
			}
		}
	}
}
