/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * What tests call: failed checks, and the ways to end a test.
 *
 * A test is ended by ending its thread. In setup() that is the framework's thread, so there the
 * result is noted for the whole suite and the function goes on; in after() and teardown() there is
 * no test left to fail, so that breaks off the program.
 */

#include <stdarg.h>
#include <zephyr/sys/printk.h>
#include "ztest_internal.h"

#ifdef KERNEL
#define VPRINT vprintk
#else
#define VPRINT vprintf
#endif

__weak const char *ztest_relative_filename(const char *file)
{
	return file;
}

static const char *phase_name(enum ztest_phase phase)
{
	static const char *const names[] = {
		[TEST_PHASE_SETUP] = "setup",
		[TEST_PHASE_BEFORE] = "before",
		[TEST_PHASE_TEST] = "test",
		[TEST_PHASE_AFTER] = "after",
		[TEST_PHASE_TEARDOWN] = "teardown",
		[TEST_PHASE_FRAMEWORK] = "framework",
	};

	return names[phase];
}

/* End what is running with one result if it is a test, with another if it is a suite's setup. */
static void end_test(enum ztest_result of_test, enum ztest_result of_suite, const char *verb)
{
	switch (z_ztest.phase) {
	case TEST_PHASE_SETUP:
		z_ztest.result = of_suite;
		break;
	case TEST_PHASE_BEFORE:
	case TEST_PHASE_TEST:
		z_ztest.result = of_test;
		z_ztest_leave();
		break;
	default:
		PRINT(" ERROR: cannot %s in test phase '%s()', bailing\n", verb,
		      phase_name(z_ztest.phase));
		z_ztest.failed = true;
		z_ztest.broken = true;
		break;
	}
}

void ztest_test_fail(void)
{
	if (z_ztest.phase == TEST_PHASE_SETUP) {
		PRINT(" at %s function\n", phase_name(z_ztest.phase));
	}
	end_test(ZTEST_RESULT_FAIL, ZTEST_RESULT_SUITE_FAIL, "fail");
}

void ztest_test_pass(void)
{
	if (z_ztest.phase == TEST_PHASE_TEST) {
		z_ztest.result = ZTEST_RESULT_PASS;
		z_ztest_leave();
		return;
	}
	PRINT(" ERROR: cannot pass in test phase '%s()', bailing\n", phase_name(z_ztest.phase));
	z_ztest.failed = true;
	z_ztest.broken = true;
}

void ztest_test_skip(void)
{
	end_test(ZTEST_RESULT_SKIP, ZTEST_RESULT_SUITE_SKIP, "skip");
}

void ztest_test_expect_fail(void)
{
	z_ztest.failed_expectation = true;
	if (z_ztest.phase != TEST_PHASE_BEFORE && z_ztest.phase != TEST_PHASE_TEST) {
		end_test(ZTEST_RESULT_FAIL, ZTEST_RESULT_SUITE_FAIL, "fail");
	}
}

void ztest_skip_failed_assumption(void)
{
	if (Z_ZTEST_ON(CONFIG_ZTEST_FAIL_ON_ASSUME)) {
		z_ztest.failed_assumption = true;
	}
	ztest_test_skip();
}

static void print_failure(const char *what, const char *default_msg, const char *file, int line,
			  const char *func, const char *msg, va_list ap)
{
	if (default_msg == NULL) {
		PRINT("\n    %s failed at %s:%d\n", what, ztest_relative_filename(file), line);
	} else {
		bool paren = msg != NULL;

		PRINT("\n    %s failed at %s:%d: %s: %s%s%s\n", what, ztest_relative_filename(file),
		      line, func, paren ? "(" : "", default_msg, paren ? ")" : "");
	}
	if (msg != NULL) {
		VPRINT(msg, ap);
	}
	PRINT("\n");
}

void z_zassert_failed(const char *default_msg, const char *file, int line, const char *func,
		      const char *msg, ...)
{
	va_list ap;

	va_start(ap, msg);
	print_failure("Assertion", default_msg, file, line, func, msg, ap);
	va_end(ap);
	ztest_test_fail();
}

void z_zassume_failed(const char *default_msg, const char *file, int line, const char *func,
		      const char *msg, ...)
{
	va_list ap;

	va_start(ap, msg);
	print_failure("Assumption", default_msg, file, line, func, msg, ap);
	va_end(ap);
	ztest_skip_failed_assumption();
}

void z_zexpect_failed(const char *default_msg, const char *file, int line, const char *func,
		      const char *msg, ...)
{
	va_list ap;

	va_start(ap, msg);
	print_failure("Expectation", default_msg, file, line, func, msg, ap);
	va_end(ap);
	ztest_test_expect_fail();
}

void z_zassert_succeeded(const char *kind, const char *file, int line, const char *func)
{
	PRINT("\n    %s succeeded at %s:%d (%s)\n", kind, ztest_relative_filename(file), line,
	      func);
}
