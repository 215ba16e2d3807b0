/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where a thread's variables lie differs from start to start, within the bounds that were asked
 * for.
 */
#include <zephyr/ztest.h>

#define STARTS 40

static struct k_thread thread;
static K_KERNEL_STACK_DEFINE(stack, 1024 + CONFIG_TEST_EXTRA_STACK_SIZE);
static uintptr_t places[STARTS];

static void note_place(void *place, void *p2, void *p3)
{
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	*(uintptr_t *)place = (uintptr_t)__builtin_frame_address(0);
}

ZTEST(stack_random, test_tops_differ)
{
	uintptr_t least = UINTPTR_MAX, most = 0;
	int distinct = 0;

	for (int i = 0; i < STARTS; i++) {
		bool seen = false;

		k_thread_create(&thread, stack, K_KERNEL_STACK_SIZEOF(stack), note_place,
				&places[i], NULL, NULL, 0, 0, K_NO_WAIT);
		zassert_ok(k_thread_join(&thread, K_FOREVER));
		for (int j = 0; j < i; j++) {
			seen = seen || places[j] == places[i];
		}
		distinct += seen ? 0 : 1;
		least = MIN(least, places[i]);
		most = MAX(most, places[i]);
		zassert_equal(places[i] % sizeof(void *), 0, "not aligned");
	}
	zassert_true(distinct > 5, "%d places in %d starts", distinct, STARTS);
	zassert_true(most - least <= CONFIG_STACK_POINTER_RANDOM, "%zu bytes apart",
		     (size_t)(most - least));
}

ZTEST_SUITE(stack_random, NULL, NULL, NULL, NULL, NULL);
