/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Suites, tests, rules, and running them
 */

#ifndef ZEPHYR_TESTSUITE_ZTEST_TEST_H_
#define ZEPHYR_TESTSUITE_ZTEST_TEST_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef KERNEL
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/init.h>
#endif
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief An outcome that a test is meant to have instead of passing. */
enum ztest_expected_result {
	ZTEST_EXPECTED_RESULT_FAIL = 0,
	ZTEST_EXPECTED_RESULT_SKIP,
};

/** @brief Made by ZTEST_EXPECT_FAIL() and ZTEST_EXPECT_SKIP(). */
struct ztest_expected_result_entry {
	const char *test_suite_name;
	const char *test_name;
	enum ztest_expected_result expected_result;
};

#define __ZTEST_EXPECT(_suite_name, _test_name, expectation)                                       \
	static const STRUCT_SECTION_ITERABLE(                                                      \
		ztest_expected_result_entry,                                                       \
		UTIL_CAT(UTIL_CAT(z_ztest_expect_, _suite_name), _test_name)) = {                  \
			.test_suite_name = STRINGIFY(_suite_name),                                 \
			.test_name = STRINGIFY(_test_name),                                        \
			.expected_result = expectation,                                            \
	}

/** @brief This test passes if it fails, and fails otherwise. */
#define ZTEST_EXPECT_FAIL(_suite_name, _test_name)                                                 \
	__ZTEST_EXPECT(_suite_name, _test_name, ZTEST_EXPECTED_RESULT_FAIL)

/** @brief This test passes if it is skipped, and fails otherwise. */
#define ZTEST_EXPECT_SKIP(_suite_name, _test_name)                                                 \
	__ZTEST_EXPECT(_suite_name, _test_name, ZTEST_EXPECTED_RESULT_SKIP)

/** @brief Counts over all runs of one test. */
struct ztest_unit_test_stats {
	uint32_t run_count;
	uint32_t skip_count;
	uint32_t fail_count;
	uint32_t pass_count;
	uint32_t duration_worst_ms;
};

/** @brief One test, made by ZTEST(). */
struct ztest_unit_test {
	const char *test_suite_name;
	const char *name;
	void (*test)(void *data);
	uint32_t thread_options;
	struct ztest_unit_test_stats *const stats;
};

#define ZTEST_TEST_COUNT _ZTEST_TEST_COUNT_IMPL()
static inline size_t _ZTEST_TEST_COUNT_IMPL(void)
{
	size_t count;

	STRUCT_SECTION_COUNT(ztest_unit_test, &count);
	return count;
}

/** @brief Counts over all runs of one suite. */
struct ztest_suite_stats {
	uint32_t run_count;
	uint32_t skip_count;
	uint32_t fail_count;
};

/** @brief Runs once before a suite's tests; returns the fixture they get. */
typedef void *(*ztest_suite_setup_t)(void);
/** @brief Runs in the test's thread before each test. */
typedef void (*ztest_suite_before_t)(void *fixture);
/** @brief Runs in the framework's thread after each test, failed or not. */
typedef void (*ztest_suite_after_t)(void *fixture);
/** @brief Runs once after a suite's tests. */
typedef void (*ztest_suite_teardown_t)(void *fixture);
/** @brief Tells from the caller's state whether a suite is to run; NULL: at any state.  */
typedef bool (*ztest_suite_predicate_t)(const void *global_state);

/** @brief One suite, made by ZTEST_SUITE(). */
struct ztest_suite_node {
	const char *const name;
	const ztest_suite_setup_t setup;
	const ztest_suite_before_t before;
	const ztest_suite_after_t after;
	const ztest_suite_teardown_t teardown;
	const ztest_suite_predicate_t predicate;
	struct ztest_suite_stats *const stats;
};

#define ZTEST_SUITE_COUNT _ZTEST_SUITE_COUNT_IMPL()
static inline size_t _ZTEST_SUITE_COUNT_IMPL(void)
{
	size_t count;

	STRUCT_SECTION_COUNT(ztest_suite_node, &count);
	return count;
}

/**
 * @brief Define a suite.
 *
 * @param SUITE_NAME name, as used in ZTEST()
 * @param PREDICATE ztest_suite_predicate_t or NULL
 * @param setup_fn ztest_suite_setup_t or NULL
 * @param before_fn ztest_suite_before_t or NULL
 * @param after_fn ztest_suite_after_t or NULL
 * @param teardown_fn ztest_suite_teardown_t or NULL
 */
#define ZTEST_SUITE(SUITE_NAME, PREDICATE, setup_fn, before_fn, after_fn, teardown_fn)             \
	struct ztest_suite_stats UTIL_CAT(z_ztest_suite_node_stats_, SUITE_NAME);                  \
	static const STRUCT_SECTION_ITERABLE(ztest_suite_node,                                     \
					     UTIL_CAT(z_ztest_test_node_, SUITE_NAME)) = {         \
		.name = STRINGIFY(SUITE_NAME),                                                     \
		.setup = (setup_fn),                                                               \
		.before = (before_fn),                                                             \
		.after = (after_fn),                                                               \
		.teardown = (teardown_fn),                                                         \
		.predicate = PREDICATE,                                                            \
		.stats = &UTIL_CAT(z_ztest_suite_node_stats_, SUITE_NAME),                         \
	}

/** @brief Run what the state asks for; the port's command line may choose among it. */
void ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter);

/** @brief How an environment chooses suites and tests. */
struct ztest_arch_api {
	void (*run_all)(const void *state, bool shuffle, int suite_iter, int case_iter);
	bool (*should_suite_run)(const void *state, struct ztest_suite_node *suite);
	bool (*should_test_run)(const char *suite, const char *test);
};

extern const struct ztest_arch_api ztest_api;

/**
 * @brief Run the suites whose predicate accepts @p state.
 *
 * @param state given to each predicate
 * @param shuffle false: in the order of names (CONFIG_ZTEST_SHUFFLE decides beyond that)
 * @param suite_iter times to run each suite
 * @param case_iter times to run each test of it
 *
 * @return number of suite runs
 */
#ifdef KERNEL
__syscall int ztest_run_test_suites(const void *state, bool shuffle, int suite_iter,
				    int case_iter);
#else
int ztest_run_test_suites(const void *state, bool shuffle, int suite_iter, int case_iter);
#endif

/**
 * @brief Let the program fail if a suite has never run, or a test belongs to no suite.
 */
void ztest_verify_all_test_suites_ran(void);

/**
 * @brief Run one suite now, whatever its predicate. Returns the number of failed tests, or
 * negative.
 */
int z_ztest_run_test_suite(const char *name, bool shuffle, int suite_iter, int case_iter);
#define ztest_run_test_suite(suite, shuffle, suite_iter, case_iter)                                \
	z_ztest_run_test_suite(STRINGIFY(suite), shuffle, suite_iter, case_iter)

/** @brief The test that follows @p prev (NULL: the first) in suite @p suite, or NULL. */
struct ztest_unit_test *z_ztest_get_next_test(const char *suite, struct ztest_unit_test *prev);

/**
 * @brief End the current test as failed. Does not return to a test. Context: test, before, setup.
 */
void ztest_test_fail(void);
/** @brief End the current test as passed. Does not return to a test. Context: test. */
void ztest_test_pass(void);
/** @brief End the current test (from setup: the suite) as skipped. Context: test, before, setup. */
void ztest_test_skip(void);
/** @brief ztest_test_skip() for an assumption that did not hold. */
void ztest_skip_failed_assumption(void);

/** @brief Skip the test where an option is set, or is not set. */
#define Z_TEST_SKIP_IFDEF(config)                                                                  \
	do {                                                                                       \
		if (IS_ENABLED(config)) {                                                          \
			ztest_test_skip();                                                         \
		}                                                                                  \
	} while (false)
#define Z_TEST_SKIP_IFNDEF(config)                                                                 \
	do {                                                                                       \
		if (!IS_ENABLED(config)) {                                                         \
			ztest_test_skip();                                                         \
		}                                                                                  \
	} while (false)

/** @brief before() of suites whose tests may use one CPU only. @p data is ignored. */
void ztest_simple_1cpu_before(void *data);
/** @brief after() of such suites. */
void ztest_simple_1cpu_after(void *data);

/* Data that tests in user mode may touch. */
#ifdef CONFIG_USERSPACE
#define ZTEST_DMEM    K_APP_DMEM(ztest_mem_partition)
#define ZTEST_BMEM    K_APP_BMEM(ztest_mem_partition)
#define ZTEST_SECTION K_APP_DMEM_SECTION(ztest_mem_partition)
extern struct k_mem_partition ztest_mem_partition;
#else
#define ZTEST_DMEM
#define ZTEST_BMEM
#define ZTEST_SECTION .data
#endif

/* The name of a test function as the code has it, as STRINGIFY sees it in __func__. */
#define Z_TEST_P(suite, fn, t_options, param_decl, param_use)                                      \
	struct ztest_unit_test_stats z_ztest_unit_test_stats_##suite##_##fn;                       \
	static void _##suite##_##fn##_wrapper(void *data);                                         \
	static void suite##_##fn param_decl;                                                       \
	static const STRUCT_SECTION_ITERABLE(ztest_unit_test,                                      \
					     z_ztest_unit_test__##suite##__##fn) = {               \
		.test_suite_name = STRINGIFY(suite),                                               \
		.name = STRINGIFY(fn),                                                             \
		.test = (_##suite##_##fn##_wrapper),                                               \
		.thread_options = t_options,                                                       \
		.stats = &z_ztest_unit_test_stats_##suite##_##fn,                                  \
	};                                                                                         \
	static void _##suite##_##fn##_wrapper(void *data)                                          \
	{                                                                                          \
		ARG_UNUSED(data);                                                                  \
		suite##_##fn param_use;                                                            \
	}                                                                                          \
	static inline void suite##_##fn param_decl

#define Z_ZTEST(suite, fn, t_options) Z_TEST_P(suite, fn, t_options, (void), ())
#define Z_ZTEST_F(suite, fn, t_options)                                                            \
	Z_TEST_P(suite, fn, t_options, (struct suite##_fixture *fixture),                          \
		 ((struct suite##_fixture *)data))

/** @brief Define test @p fn of suite @p suite: followed by the function's body. */
#define ZTEST(suite, fn) Z_ZTEST(suite, fn, 0)

/** @brief ZTEST() whose thread runs in user mode where the system has it. */
#define ZTEST_USER(suite, fn) Z_ZTEST(suite, fn, COND_CODE_1(CONFIG_USERSPACE, (K_USER), (0)))

/** @brief ZTEST() with `struct SUITE_fixture *fixture`, what the suite's setup returned. */
#define ZTEST_F(suite, fn) Z_ZTEST_F(suite, fn, 0)

/** @brief ZTEST_F() whose thread runs in user mode where the system has it. */
#define ZTEST_USER_F(suite, fn)                                                                    \
	Z_ZTEST_F(suite, fn, COND_CODE_1(CONFIG_USERSPACE, (K_USER), (0)))

/** @brief A function of a rule. @p data is the suite's fixture. */
typedef void (*ztest_rule_cb)(const struct ztest_unit_test *test, void *data);

/** @brief Made by ZTEST_RULE(). */
struct ztest_test_rule {
	ztest_rule_cb before_each;
	ztest_rule_cb after_each;
};

/**
 * @brief Call functions around every test of every suite.
 *
 * @param name a C identifier; rules run in the order of their names
 * @param before_each_fn runs in the test's thread, before the suite's before(); or NULL
 * @param after_each_fn runs after the suite's after(); or NULL
 */
#define ZTEST_RULE(name, before_each_fn, after_each_fn)                                            \
	static const STRUCT_SECTION_ITERABLE(ztest_test_rule, z_ztest_test_rule_##name) = {        \
		.before_each = (before_each_fn),                                                   \
		.after_each = (after_each_fn),                                                     \
	}

/** @brief State of the running test. */
enum ztest_result {
	ZTEST_RESULT_PENDING,
	ZTEST_RESULT_PASS,
	ZTEST_RESULT_FAIL,
	ZTEST_RESULT_SKIP,
	ZTEST_RESULT_SUITE_SKIP,
	ZTEST_RESULT_SUITE_FAIL,
};

/** @brief What the framework is calling. */
enum ztest_phase {
	TEST_PHASE_SETUP,
	TEST_PHASE_BEFORE,
	TEST_PHASE_TEST,
	TEST_PHASE_AFTER,
	TEST_PHASE_TEARDOWN,
	TEST_PHASE_FRAMEWORK,
};

#ifdef KERNEL
/** @brief Set the tick counter, to test what happens when it is large. Units: ticks since boot. */
__syscall void sys_clock_tick_set(uint64_t tick);
#endif

#ifdef __cplusplus
}
#endif

#ifdef KERNEL
#include <zephyr/syscalls/ztest_test.h>
#endif

#endif /* ZEPHYR_TESTSUITE_ZTEST_TEST_H_ */
