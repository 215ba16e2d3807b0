/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Without threads a test is a plain call. Nothing can end it from inside; the check macros return from
 * the function they stand in instead.
 */

#include "ztest_internal.h"

void z_ztest_call(ztest_body fn, const struct ztest_suite_node *suite,
		  const struct ztest_unit_test *test, void *data)
{
	fn(suite, test, data);
}

void z_ztest_leave(void)
{
}
