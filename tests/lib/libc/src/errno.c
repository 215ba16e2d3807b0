/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>
#include <stdlib.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(libc_errno, NULL, NULL, NULL, NULL, NULL);

static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

static void other(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	errno = 77;
	(void)strtol("99999999999999999999999", NULL, 10);
	*(int *)p1 = errno;
}

/* Each thread has its own, and the library sets the caller's. */
ZTEST(libc_errno, test_per_thread)
{
	int theirs = 0;

	errno = 5;
	k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), other, &theirs, NULL, NULL,
			K_PRIO_PREEMPT(1), 0, K_NO_WAIT);
	k_thread_join(&thread, K_FOREVER);
	zassert_equal(theirs, ERANGE);
	zassert_equal(errno, 5);
}
