/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * k_stack: order, limits, waiting, buffers from a resource pool, contexts.
 */
#include "helpers.h"

#define ENTRIES 4

K_STACK_DEFINE(static_stack, ENTRIES);
K_HEAP_DEFINE(pool, 256);

static struct k_stack stack;
static stack_data_t buffer[ENTRIES];

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	k_stack_init(&stack, buffer, ENTRIES);
}

ZTEST_SUITE(kernel_stack, NULL, NULL, before, helpers_end, NULL);

static void fill_and_empty(struct k_stack *s)
{
	stack_data_t data;

	for (int i = 0; i < ENTRIES; i++) {
		zassert_ok(k_stack_push(s, 100 + i));
	}
	zassert_equal(k_stack_push(s, 1), -ENOMEM);
	for (int i = ENTRIES; i-- > 0;) {
		zassert_ok(k_stack_pop(s, &data, K_NO_WAIT));
		zassert_equal(data, 100 + i);
	}
	zassert_equal(k_stack_pop(s, &data, K_NO_WAIT), -EBUSY);
	expect_unlocked();
}

/* Verifies: STACK-1, STACK-2, STACK-4, STACK-5 */
ZTEST(kernel_stack, test_order_and_limits)
{
	fill_and_empty(&stack);
	fill_and_empty(&static_stack);
}

/* Verifies: STACK-3 */
ZTEST(kernel_stack, test_whole_words)
{
	stack_data_t data;

	zassert_ok(k_stack_push(&stack, UINTPTR_MAX));
	zassert_ok(k_stack_pop(&stack, &data, K_NO_WAIT));
	zassert_equal(data, UINTPTR_MAX);
}

/* Verifies: STACK-6 */
ZTEST(kernel_stack, test_timeout)
{
	int64_t start = k_uptime_ticks();
	stack_data_t data = 7;

	zassert_equal(k_stack_pop(&stack, &data, K_TICKS(5)), -EAGAIN);
	zassert_within(k_uptime_ticks() - start, 6, 1);
	zassert_equal(data, 7, "written by a failed call");
}

static stack_data_t popped[HELPERS];
static int popped_count, pop_result;

static void popper(void *s, void *unused2, void *unused3)
{
	stack_data_t data = 0;

	pop_result = k_stack_pop(s, &data, K_FOREVER);
	popped[popped_count++] = data;
}

/* Verifies: STACK-7, STACK-12 */
ZTEST(kernel_stack, test_waiters)
{
	popped_count = 0;
	(void)helper(popper, &stack, LOW);
	(void)helper(popper, &stack, MID);
	(void)helper(popper, &stack, LOW);
	settle();
	zassert_equal(k_stack_cleanup(&stack), -EAGAIN, "there are waiters");
	for (int i = 0; i < 3; i++) {
		zassert_ok(k_stack_push(&stack, i));
	}
	settle();
	zassert_equal(popped_count, 3);
	zassert_ok(pop_result);
	for (int i = 0; i < 3; i++) {
		zassert_equal(popped[i], i);
	}
	/* handed over, not pushed */
	zassert_equal(k_stack_pop(&stack, &popped[0], K_NO_WAIT), -EBUSY);
	helpers_join();
}

/* Verifies: STACK-8, STACK-9, STACK-10, STACK-11 */
ZTEST(kernel_stack, test_alloc_and_cleanup)
{
	struct k_stack alloc;

	k_thread_heap_assign(k_current_get(), NULL);
	zassert_equal(k_stack_alloc_init(&alloc, ENTRIES), -ENOMEM);
	k_thread_heap_assign(k_current_get(), &pool);
	zassert_equal(k_stack_alloc_init(&alloc, 1000), -ENOMEM);
	zassert_equal(k_stack_alloc_init(&alloc, UINT32_MAX),
		      sizeof(size_t) > 4 ? -ENOMEM : -EINVAL);
	/* cleanup gives the buffer back: the pool never runs dry */
	for (int i = 0; i < 100; i++) {
		zassert_ok(k_stack_alloc_init(&alloc, ENTRIES));
		fill_and_empty(&alloc);
		zassert_ok(k_stack_cleanup(&alloc));
		zassert_ok(k_stack_cleanup(&alloc), "nothing is left to free");
	}
	zassert_ok(k_stack_cleanup(&stack), "nothing to free is no error");
}

/* What is in memory before must not matter, and a buffer that is not ours is never freed. */
ZTEST(kernel_stack, test_cleanup_of_a_given_buffer)
{
	memset(&stack, 0xff, sizeof(stack));
	k_stack_init(&stack, buffer, ENTRIES);
	zassert_ok(k_stack_cleanup(&stack));
	expect_unlocked();
	fill_and_empty(&stack);
}

static int isr_results[3];

static void isr_use(const void *unused)
{
	ARG_UNUSED(unused);
	isr_results[0] = k_stack_push(&stack, 11);
	isr_results[1] = k_stack_pop(&stack, &popped[0], K_NO_WAIT);
	isr_results[2] = k_stack_pop(&stack, &popped[1], K_NO_WAIT);
}

static void isr_push(const void *unused)
{
	ARG_UNUSED(unused);
	(void)k_stack_push(&stack, 22);
}

/* Verifies: STACK-13 */
ZTEST(kernel_stack, test_isr)
{
	IN_ISR(isr_use, NULL);
	zassert_ok(isr_results[0]);
	zassert_ok(isr_results[1]);
	zassert_equal(popped[0], 11);
	zassert_equal(isr_results[2], -EBUSY);

	popped_count = 0;
	(void)helper(popper, &stack, LOW);
	settle();
	IN_ISR(isr_push, NULL);
	settle();
	zassert_equal(popped_count, 1);
	zassert_equal(popped[0], 22);
	helpers_join();
}
