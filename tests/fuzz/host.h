/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What library code expects of the system, on the host.
 */

#ifndef ETESIAN_TESTS_FUZZ_HOST_H_
#define ETESIAN_TESTS_FUZZ_HOST_H_

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/sys/__assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

void assert_print(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
}

void assert_post_action(const char *file, unsigned int line)
{
	(void)file;
	(void)line;
	abort();
}

/* A property that must hold. */
static inline void must(bool holds)
{
	if (!holds) {
		abort();
	}
}

#endif /* ETESIAN_TESTS_FUZZ_HOST_H_ */
