/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Without threads a test is a plain call, left by the compiler's own longjmp(), which needs no C
 * library. From an interrupt handler there is no way out: the test ends when the handler has.
 */

#include <zephyr/kernel.h>
#include "ztest_internal.h"

static void *end_of_test[5];
static bool in_test;

/* A function of its own: the one that sets the mark must still be there when it is jumped to. */
static __noinline void call(ztest_before before, ztest_body fn,
			    const struct ztest_suite_node *suite,
			    const struct ztest_unit_test *test, void *data)
{
	if (__builtin_setjmp(end_of_test) == 0) {
		before(suite, test, data);
		fn(test, data);
	}
}

void z_ztest_call(ztest_before before, ztest_body fn, const struct ztest_suite_node *suite,
		  const struct ztest_unit_test *test, void *data)
{
	in_test = true;
	call(before, fn, suite, test, data);
	in_test = false;
}

static __noinline void jump(void)
{
	__builtin_longjmp(end_of_test, 1);
}

void z_ztest_leave(void)
{
	if (in_test && !k_is_in_isr()) {
		jump();
	}
}
