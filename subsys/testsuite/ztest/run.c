/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Run suites and tests.
 *
 * setup | for each test: [rules before, before, test] rules after, after | teardown. What stands in
 * brackets is called through z_ztest_call(), so that a failure inside can leave it; only the test
 * itself may run in user mode.
 */

#include <string.h>
#include "rand.h"
#include "ztest_internal.h"

/* Tests in user mode say here how they end. */
ZTEST_DMEM struct ztest_state z_ztest = { .phase = TEST_PHASE_FRAMEWORK };

struct ztest_unit_test *z_ztest_get_next_test(const char *suite, struct ztest_unit_test *prev)
{
	STRUCT_SECTION_START_EXTERN(ztest_unit_test);
	STRUCT_SECTION_END_EXTERN(ztest_unit_test);
	struct ztest_unit_test *test =
		prev == NULL ? STRUCT_SECTION_START(ztest_unit_test) : prev + 1;

	for (; test < STRUCT_SECTION_END(ztest_unit_test); test++) {
		if (strcmp(suite, test->test_suite_name) == 0) {
			return test;
		}
	}
	return NULL;
}

static void run_rules(bool before, const struct ztest_unit_test *test, void *data)
{
	STRUCT_SECTION_FOREACH(ztest_test_rule, rule) {
		ztest_rule_cb fn = before ? rule->before_each : rule->after_each;

		if (fn != NULL) {
			fn(test, data);
		}
	}
}

/* Always in kernel mode: it may set up what the test uses. */
static void before(const struct ztest_suite_node *suite, const struct ztest_unit_test *test,
		   void *data)
{
	z_ztest.phase = TEST_PHASE_BEFORE;
	run_rules(true, test, data);
	if (suite->before != NULL) {
		suite->before(data);
	}
	z_ztest.phase = TEST_PHASE_TEST;
}

/* In user mode where the test is meant for it. */
static void body(const struct ztest_unit_test *test, void *data)
{
	test->test(data);
	if (z_ztest.result == ZTEST_RESULT_PENDING) {
		z_ztest.result = ZTEST_RESULT_PASS;
	}
}

/* A thread that ended in an error which was expected leaves the result pending: that is a pass. */
static int outcome(void)
{
	switch (z_ztest.result) {
	case ZTEST_RESULT_FAIL:
	case ZTEST_RESULT_SUITE_FAIL:
		return TC_FAIL;
	case ZTEST_RESULT_SKIP:
	case ZTEST_RESULT_SUITE_SKIP:
		return z_ztest.failed_expectation ? TC_FAIL : TC_SKIP;
	default:
		return z_ztest.failed_expectation ? TC_FAIL : TC_PASS;
	}
}

/* What it counts as, where a failure or a skip was announced. */
static int judged(const struct ztest_unit_test *test, int result)
{
	STRUCT_SECTION_FOREACH(ztest_expected_result_entry, entry) {
		if (strcmp(entry->test_name, test->name) == 0 &&
		    strcmp(entry->test_suite_name, test->test_suite_name) == 0) {
			int wanted = entry->expected_result == ZTEST_EXPECTED_RESULT_FAIL ? TC_FAIL
											  : TC_SKIP;

			return result == wanted ? TC_PASS : TC_FAIL;
		}
	}
	return result;
}

static void count(struct ztest_unit_test_stats *stats, int result)
{
	stats->run_count++;
	stats->pass_count += result == TC_PASS;
	stats->skip_count += result == TC_SKIP;
	stats->fail_count += result == TC_FAIL;
	stats->duration_worst_ms = MAX(stats->duration_worst_ms, tc_spend_time);
}

static void delay_before_test(void)
{
#ifdef KERNEL
	if (CONFIG_ZTEST_TEST_DELAY_MS > 0) {
		k_busy_wait(CONFIG_ZTEST_TEST_DELAY_MS * USEC_PER_MSEC);
	}
#endif
}

/* Context: the framework's thread. Returns a TC_ value. */
static int run_test(const struct ztest_suite_node *suite, const struct ztest_unit_test *test,
		    void *data)
{
	bool suite_ended = z_ztest.result == ZTEST_RESULT_SUITE_FAIL ||
			   z_ztest.result == ZTEST_RESULT_SUITE_SKIP;
	int result;

	TC_START(test->name);
	delay_before_test();
	get_start_time_cyc();
	if (!suite_ended) {
		z_ztest.result = ZTEST_RESULT_PENDING;
		z_ztest.failed_assumption = false;
		z_ztest_call(before, body, suite, test, data);
	}
	z_ztest.phase = TEST_PHASE_AFTER;
	if (z_ztest.result != ZTEST_RESULT_SUITE_FAIL) {
		if (suite->after != NULL) {
			suite->after(data);
		}
		run_rules(false, test, data);
	}
	z_ztest.phase = TEST_PHASE_FRAMEWORK;
	get_test_duration_ms();
	result = outcome();
	if (z_cleanup_mock() != TC_PASS && result == TC_PASS) {
		result = TC_FAIL;
	}
	result = judged(test, result);
	count(test->stats, result);
	Z_TC_END_RESULT(result, test->name);
	if (result == TC_SKIP && z_ztest.failed_assumption) {
		z_ztest.failed = true;
	}
	z_ztest.failed_expectation = false;
	return result;
}

static size_t gcd(size_t a, size_t b)
{
	while (b != 0) {
		size_t r = a % b;

		a = b;
		b = r;
	}
	return a;
}

size_t z_ztest_stride(bool shuffle, size_t n, size_t *start)
{
	size_t step = 1;

	*start = 0;
	if (shuffle && n > 1) {
		*start = z_ztest_rand() % n;
		do {
			step = 1 + z_ztest_rand() % n;
		} while (gcd(step, n) != 1);
	}
	return step;
}

/* Run each test of the suite once. Returns the number of failures. */
static int run_tests(const struct ztest_suite_node *suite, bool shuffle, void *data)
{
	STRUCT_SECTION_START_EXTERN(ztest_unit_test);
	size_t n = ZTEST_TEST_COUNT;
	size_t at;
	size_t step = z_ztest_stride(shuffle, n, &at);
	int failures = 0;

	for (size_t i = 0; i < n; i++, at = (at + step) % n) {
		struct ztest_unit_test *test = &STRUCT_SECTION_START(ztest_unit_test)[at];

		if (strcmp(suite->name, test->test_suite_name) != 0 ||
		    !ztest_api.should_test_run(suite->name, test->name)) {
			continue;
		}
		if (run_test(suite, test, data) == TC_FAIL) {
			failures++;
		}
		if (z_ztest.broken || (failures > 0 && IS_ENABLED(CONFIG_ZTEST_FAIL_FAST))) {
			break;
		}
	}
	return failures;
}

int z_ztest_run_suite(struct ztest_suite_node *suite, bool shuffle, int case_iter)
{
	void *data = NULL;
	int failures = 0;

	if (z_ztest.broken) {
		return 0;
	}
	TC_SUITE_START(suite->name);
	z_ztest.result = ZTEST_RESULT_PENDING;
	z_ztest.failed_assumption = false;
	z_ztest.failed_expectation = false;
	z_ztest.phase = TEST_PHASE_SETUP;
	if (suite->setup != NULL) {
		data = suite->setup();
	}
	z_ztest.phase = TEST_PHASE_FRAMEWORK;
	for (int i = 0; i < case_iter && !z_ztest.broken; i++) {
		failures += run_tests(suite, shuffle, data);
	}
	if (failures > 0) {
		z_ztest.failed = true;
	}
	TC_SUITE_END(suite->name, failures > 0 ? TC_FAIL : TC_PASS);
	z_ztest.phase = TEST_PHASE_TEARDOWN;
	if (suite->teardown != NULL) {
		suite->teardown(data);
	}
	z_ztest.phase = TEST_PHASE_FRAMEWORK;
	suite->stats->run_count++;
	suite->stats->fail_count += failures > 0;
	return failures;
}

static bool stop(void)
{
	return z_ztest.broken || (z_ztest.failed && IS_ENABLED(CONFIG_ZTEST_FAIL_FAST));
}

/* Context: the framework's thread. */
#ifdef KERNEL
int z_impl_ztest_run_test_suites(const void *state, bool shuffle, int suite_iter, int case_iter)
#else
int ztest_run_test_suites(const void *state, bool shuffle, int suite_iter, int case_iter)
#endif
{
	STRUCT_SECTION_START_EXTERN(ztest_suite_node);
	size_t n = ZTEST_SUITE_COUNT;
	size_t at;
	size_t step = z_ztest_stride(shuffle, n, &at);
	int runs = 0;

	for (size_t i = 0; i < n && !stop(); i++, at = (at + step) % n) {
		struct ztest_suite_node *suite = &STRUCT_SECTION_START(ztest_suite_node)[at];

		for (int j = 0; j < suite_iter && !stop(); j++) {
			if (!ztest_api.should_suite_run(state, suite)) {
				suite->stats->skip_count++;
				continue;
			}
			(void)z_ztest_run_suite(suite, shuffle, case_iter);
			runs++;
		}
	}
	return runs;
}

int z_ztest_run_test_suite(const char *name, bool shuffle, int suite_iter, int case_iter)
{
	STRUCT_SECTION_FOREACH(ztest_suite_node, suite) {
		if (strcmp(name, suite->name) == 0) {
			int failures = 0;

			for (int i = 0; i < suite_iter && !stop(); i++) {
				failures += z_ztest_run_suite(suite, shuffle, case_iter);
			}
			return failures;
		}
	}
	PRINT("ERROR: there is no test suite '%s'\n", name);
	z_ztest.failed = true;
	return -1;
}

void ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter)
{
	ztest_api.run_all(state, shuffle, suite_iter, case_iter);
}
