/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_malloc, NULL, NULL, NULL, NULL, NULL);

ZTEST(libc_malloc, test_malloc_free)
{
	unsigned char *p[8];

	for (int round = 0; round < 50; round++) {
		for (size_t i = 0; i < ARRAY_SIZE(p); i++) {
			size_t n = 1 + (i * 37 + (size_t)round) % 200;

			p[i] = malloc(n);
			zassert_not_null(p[i], "%zu in round %d", n, round);
			zassert_equal((uintptr_t)p[i] % sizeof(void *), 0);
			memset(p[i], (int)i, n);
		}
		for (size_t i = 0; i < ARRAY_SIZE(p); i++) {
			zassert_equal(*p[i], i);
			free(p[i]);
		}
	}
	free(NULL);
}

ZTEST(libc_malloc, test_realloc)
{
	char *p = realloc(NULL, 8);

	zassert_not_null(p);
	strcpy(p, "1234567");
	p = realloc(p, 300);
	zassert_not_null(p);
	zassert_str_equal(p, "1234567");
	p = realloc(p, 4);
	zassert_mem_equal(p, "1234", 4);
	free(p);
}

ZTEST(libc_malloc, test_calloc)
{
	unsigned char *p = malloc(100);

	memset(p, 0xff, 100);
	free(p);
	p = calloc(10, 10);
	zassert_not_null(p);
	for (int i = 0; i < 100; i++) {
		zassert_equal(p[i], 0);
	}
	free(p);
}

ZTEST(libc_malloc, test_alignment)
{
	for (size_t align = sizeof(void *); align <= 256; align *= 2) {
		char *p = aligned_alloc(align, align * 2);

		zassert_not_null(p, "%zu", align);
		zassert_equal((uintptr_t)p % align, 0, "%zu", align);
		memset(p, 0xff, align * 2);
		free(p);
	}
}

ZTEST(libc_malloc, test_too_large)
{
	volatile size_t half = SIZE_MAX / 2 + 1;

	if (IS_ENABLED(CONFIG_ASAN) && IS_ENABLED(CONFIG_EXTERNAL_LIBC)) {
		ztest_test_skip(); /* the sanitizer takes it for a mistake */
	}
	errno = 0;
	zassert_is_null(malloc(half));
	zassert_equal(errno, ENOMEM);
	errno = 0;
	zassert_is_null(calloc(half, 2));
	zassert_equal(errno, ENOMEM);
	zassert_is_null(reallocarray(NULL, half, 2));
}
