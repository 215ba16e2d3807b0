/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local variables: each thread has its own, with their initial values at first.
 */
#include "helpers.h"

static volatile __thread int zero;
static volatile __thread uint64_t start = 0x123456789abcdef0ULL;
static __thread char text[5] = "four";
static volatile __thread __aligned(8) uint32_t wide[4] = {1, 2, 3, 4};

static int wrong;

static void expect_initial(void)
{
	wrong += (zero != 0) + (start != 0x123456789abcdef0ULL) + (strcmp(text, "four") != 0);
	for (uint32_t i = 0; i < ARRAY_SIZE(wide); i++) {
		wrong += (wide[i] != i + 1) ? 1 : 0;
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	wrong = 0;
}

ZTEST_SUITE(kernel_tls, NULL, NULL, before, helpers_end, NULL);

static void changes(void *number, void *unused2, void *unused3)
{
	int n = POINTER_TO_INT(number);

	expect_initial();
	zero = n;
	start += n;
	text[0] = (char)('a' + n);
	for (int round = 0; round < 5; round++) {
		k_sleep(K_TICKS(1));
		wrong += (zero != n) + (start != 0x123456789abcdef0ULL + n) +
			 (text[0] != (char)('a' + n));
	}
}

/* Verifies: THREAD-33 */
ZTEST(kernel_tls, test_each_thread_has_its_own)
{
	for (int lives = 0; lives < 2; lives++) {
		for (int i = 1; i <= HELPERS; i++) {
			(void)helper(changes, INT_TO_POINTER(i), i % 2 ? LOW : MID);
		}
		helpers_join();
		zassert_equal(wrong, 0);
	}
	expect_initial();
	zassert_equal(wrong, 0);
}

/* Verifies: THREAD-33 */
ZTEST(kernel_tls, test_alignment)
{
	zassert_equal((uintptr_t)wide % 8, 0, "%p", wide);
	zassert_equal((uintptr_t)&start % __alignof__(uint64_t), 0, "%p", &start);
}

static void isr_look(const void *unused)
{
	ARG_UNUSED(unused);
	wrong += (zero != 77) ? 1 : 0;
}

/* A handler sees those of the thread that it interrupts. */
/* Verifies: THREAD-33 */
ZTEST(kernel_tls, test_isr)
{
	zero = 77;
	IN_ISR(isr_look, NULL);
	zassert_equal(wrong, 0);
	zero = 0;
}
