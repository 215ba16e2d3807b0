/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Shared by the files of the test framework.
 *
 * run.c calls suites and tests and gathers what came of them; check.c is what tests call; report.c
 * prints the summary; select*.c says which tests the user wants; env_*.c is where a test runs: in a
 * thread, without threads, in a process of the host; ztest.c is main().
 */

#ifndef ETESIAN_SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_
#define ETESIAN_SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_

#include <zephyr/ztest.h>

/*
 * A program of the host may be compiled without Kconfig: then everything is on that has no price.
 */
#ifdef CONFIG_ZTEST_STACK_SIZE
#define Z_ZTEST_ON(option) IS_ENABLED(option)
#else
#define Z_ZTEST_ON(option) true
#endif

/* One run of the framework. */
struct ztest_state {
	bool failed; /* the program has failed */
	bool broken; /* a failure leaves nothing to build on: no further test */
	enum ztest_phase phase;
	enum ztest_result
		result; /* of the current test; the SUITE_ values hold for the whole suite */
	bool failed_expectation;  /* in the current test */
	bool failed_assumption;   /* in the current test or in its suite's setup */
};

extern struct ztest_state z_ztest;

/* Call before(suite, test, data), then fn(test, data), where z_ztest_leave() can end it. */
typedef void (*ztest_before)(const struct ztest_suite_node *suite,
			     const struct ztest_unit_test *test, void *data);
typedef void (*ztest_body)(const struct ztest_unit_test *test, void *data);
void z_ztest_call(ztest_before before, ztest_body fn, const struct ztest_suite_node *suite,
		  const struct ztest_unit_test *test, void *data);

/* Give tests in user mode the memory they share with the framework. */
#ifdef CONFIG_USERSPACE
void z_ztest_user_init(void);
#else
static inline void z_ztest_user_init(void)
{
}
#endif

/*
 * End the current test; from another thread of it, that thread too. Returns in interrupt handlers
 * only.
 */
void z_ztest_leave(void);

/* The default choice: what the predicates say, every test. */
bool z_ztest_should_suite_run(const void *state, struct ztest_suite_node *suite);
bool z_ztest_should_test_run(const char *suite, const char *test);
void z_ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter);

/* Run a suite case_iter times through. Returns the number of failures. */
int z_ztest_run_suite(struct ztest_suite_node *suite, bool shuffle, int case_iter);

/* The step by which a walk over n elements, starting anywhere, meets each of them once. */
size_t z_ztest_stride(bool shuffle, size_t n, size_t *start);

void z_ztest_report_summary(void);

/* What CONFIG_ZTEST_RETEST_IF_PASSED does at the end. */
#ifdef CONFIG_ZTEST_RETEST_IF_PASSED
void z_ztest_retest(int result);
#else
static inline void z_ztest_retest(int result)
{
	ARG_UNUSED(result);
}
#endif

#endif /* ETESIAN_SUBSYS_TESTSUITE_ZTEST_INTERNAL_H_ */
