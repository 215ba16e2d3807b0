/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * main() of a test program.
 */

#ifdef KERNEL
#include <zephyr/logging/log_ctrl.h>
#endif
#include "ztest_internal.h"

#ifdef CONFIG_ZTEST_WARN_NO_OPTIMIZATIONS
#warning "This test is built without optimisation: its threads may need larger stacks"
#endif

#ifndef CONFIG_ZTEST_SUITE_REPEAT_COUNT
#define CONFIG_ZTEST_SUITE_REPEAT_COUNT 1
#define CONFIG_ZTEST_TEST_REPEAT_COUNT  1
#endif

__weak void test_main(void)
{
	ztest_run_all(NULL, IS_ENABLED(CONFIG_ZTEST_SHUFFLE), CONFIG_ZTEST_SUITE_REPEAT_COUNT,
		      CONFIG_ZTEST_TEST_REPEAT_COUNT);
	ztest_verify_all_test_suites_ran();
}

static int run_and_report(void)
{
	int result;

	z_ztest_user_init();
	z_init_mock();
	test_main();
	result = z_ztest.failed ? TC_FAIL : TC_PASS;
	z_ztest_report_summary();
	TC_END_REPORT(result);
	return result;
}

#ifndef KERNEL

int main(void)
{
	return run_and_report();
}

#elif !defined(CONFIG_ZTEST_SHELL)

/*
 * Called after the last line of the report with 0 or 1. A board whose simulator can be left from
 * inside defines it.
 */
__weak void ztest_exit(int result)
{
	ARG_UNUSED(result);
}

int main(void)
{
	int result = run_and_report();

	LOG_PANIC(); /* what waits to be printed comes before the end */
	z_ztest_retest(result);
	ztest_exit(result);
	if (IS_ENABLED(CONFIG_ZTEST_NO_YIELD)) {
		/* Some debuggers lose a CPU that idles. */
		(void)irq_lock();
		for (;;) {
		}
	}
	return 0;
}

#endif
