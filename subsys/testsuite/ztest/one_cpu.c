/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Tests that only hold on one CPU. On one CPU there is nothing to do.
 */

#include <zephyr/kernel.h>
#include "ztest_internal.h"

#if CONFIG_MP_MAX_NUM_CPUS > 1
#error "ztest_simple_1cpu_before() does not keep the other CPUs busy yet"
#endif

void ztest_simple_1cpu_before(void *data)
{
	ARG_UNUSED(data);
}

void ztest_simple_1cpu_after(void *data)
{
	ARG_UNUSED(data);
}
