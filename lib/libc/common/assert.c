/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/* What assert() calls. */

#include <assert.h>
#include <stdlib.h>
#include <zephyr/sys/printk.h>

FUNC_NORETURN void __assert_func(const char *file, int line, const char *func, const char *expr)
{
	printk("ASSERTION FAIL [%s] @ %s:%d%s%s\n", expr, file, line, func != NULL ? " in " : "",
	       func != NULL ? func : "");
	abort();
}
