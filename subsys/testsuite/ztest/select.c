/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Which suites and tests run where nobody chooses: all that the predicates accept.
 */

#include "ztest_internal.h"

bool z_ztest_should_suite_run(const void *state, struct ztest_suite_node *suite)
{
	return suite->predicate == NULL || suite->predicate(state);
}

bool z_ztest_should_test_run(const char *suite, const char *test)
{
	ARG_UNUSED(suite);
	ARG_UNUSED(test);
	return true;
}

void z_ztest_run_all(const void *state, bool shuffle, int suite_iter, int case_iter)
{
	(void)ztest_run_test_suites(state, shuffle, suite_iter, case_iter);
}

__weak const struct ztest_arch_api ztest_api = {
	.run_all = z_ztest_run_all,
	.should_suite_run = z_ztest_should_suite_run,
	.should_test_run = z_ztest_should_test_run,
};
