/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks at run time: what pool and heap give, in which order, and what may be given back.
 */
#include <zephyr/ztest.h>

#ifdef CONFIG_DYNAMIC_THREAD
#define POOL  CONFIG_DYNAMIC_THREAD_POOL_SIZE
#define BYTES CONFIG_DYNAMIC_THREAD_STACK_SIZE
#else
#define POOL  0
#define BYTES 1024
#endif
#define HEAP IS_ENABLED(CONFIG_DYNAMIC_THREAD_ALLOC)
#define MANY 64

static struct k_thread thread;
static k_thread_stack_t *stacks[MANY];

ZTEST_SUITE(dynamic_stack, NULL, NULL, NULL, NULL, NULL);

/* Take stacks of @p bytes until there are none, give them back; returns how many there were. */
static int take_all(size_t bytes)
{
	int n = 0;

	while (n < MANY && (stacks[n] = k_thread_stack_alloc(bytes, 0)) != NULL) {
		zassert_true(IS_ALIGNED(stacks[n], Z_KERNEL_STACK_OBJ_ALIGN));
		memset(K_THREAD_STACK_BUFFER(stacks[n]), n, bytes);
		n++;
	}
	zassert_true(n < MANY);
	for (int i = 0; i < n; i++) {
		zassert_equal(*K_THREAD_STACK_BUFFER(stacks[i]), i);
		zassert_ok(k_thread_stack_free(stacks[i]));
	}
	return n;
}

/* Verifies: DYNSTACK-1, DYNSTACK-2, DYNSTACK-6 */
ZTEST(dynamic_stack, test_each_source_gives_what_it_has)
{
	int all = take_all(BYTES);

	zassert_equal(take_all(BYTES), all, "what was given back is there again");
	if (HEAP) {
		zassert_true(all > POOL);
		zassert_equal(take_all(BYTES + 1) > 0, true, "the heap gives any size");
	} else {
		zassert_equal(all, POOL);
		zassert_equal(take_all(BYTES + 1), 0, "the pool's stacks have one size");
	}
}

/* Verifies: DYNSTACK-3 */
ZTEST(dynamic_stack, test_order_of_the_sources)
{
	struct sys_memory_stats before, after;
	extern struct k_heap _system_heap;
	k_thread_stack_t *stack;

	if (POOL == 0 || !HEAP) {
		ztest_test_skip();
	}
	zassert_ok(sys_heap_runtime_stats_get(&_system_heap.heap, &before));
	stack = k_thread_stack_alloc(BYTES, 0);
	zassert_ok(sys_heap_runtime_stats_get(&_system_heap.heap, &after));
	zassert_equal(after.allocated_bytes > before.allocated_bytes,
		      IS_ENABLED(CONFIG_DYNAMIC_THREAD_PREFER_ALLOC));
	zassert_ok(k_thread_stack_free(stack));
}

static void sleep_long(void *p1, void *p2, void *p3)
{
	k_sleep(K_FOREVER);
}

static void set_flag(void *flag, void *p2, void *p3)
{
	*(volatile bool *)flag = true;
}

/* Verifies: DYNSTACK-4, DYNSTACK-5, DYNSTACK-8 */
ZTEST(dynamic_stack, test_thread_on_a_dynamic_stack)
{
	k_thread_stack_t *stack = k_thread_stack_alloc(BYTES, 0);
	volatile bool ran = false;

	if (POOL == 0 && !HEAP) {
		zassert_is_null(stack);
		ztest_test_skip();
	}
	zassert_not_null(stack);
	k_thread_create(&thread, stack, BYTES, set_flag, (void *)&ran, NULL, NULL, 0, 0, K_NO_WAIT);
	zassert_ok(k_thread_join(&thread, K_FOREVER));
	zassert_true(ran);

	k_thread_create(&thread, stack, BYTES, sleep_long, NULL, NULL, NULL, 0, 0, K_NO_WAIT);
	zassert_equal(k_thread_stack_free(stack), -EBUSY, "a thread stands on it");
	k_thread_abort(&thread);
	zassert_ok(k_thread_join(&thread, K_FOREVER));
	zassert_ok(k_thread_stack_free(stack));
}

/* Verifies: DYNSTACK-7, DYNSTACK-8 */
ZTEST(dynamic_stack, test_what_can_not_be_given_back)
{
	static K_THREAD_STACK_DEFINE(other, 512);
	k_thread_stack_t *stack;

	if (!IS_ENABLED(CONFIG_DYNAMIC_THREAD)) {
		zassert_equal(k_thread_stack_free(other), -ENOSYS);
		return;
	}
	if (!HEAP) {
		zassert_equal(k_thread_stack_free(other), -EINVAL);
	}
	if (POOL > 0 && !IS_ENABLED(CONFIG_DYNAMIC_THREAD_PREFER_ALLOC)) {
		stack = k_thread_stack_alloc(BYTES, 0);
		zassert_ok(k_thread_stack_free(stack));
		zassert_equal(k_thread_stack_free(stack), -EALREADY);
	}
}
