/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Every public name exists with its signature, and every function is linked. What is tested is the
 * build of this; the run counts the functions.
 */

#include <zephyr/ztest.h>

#define API_PROBE(name, count) extern void name(void *p);
#include "api_probes.h"
#undef API_PROBE

void api_linked(void *function);

static int linked;

void api_linked(void *function)
{
	zassert_not_null(function);
	linked++;
}

ZTEST_SUITE(api, NULL, NULL, NULL, NULL, NULL);

#define API_PROBE(name, count)                                                                     \
	linked = 0;                                                                                \
	name(NULL);                                                                                \
	zassert_equal(linked, count, #name);

ZTEST(api, test_all_functions_are_linked)
{
#include "api_probes.h"
}
