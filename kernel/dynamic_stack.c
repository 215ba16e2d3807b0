/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks at run time: from a pool of equal ones, from the caller's resource pool, or from the one
 * and then the other (CONFIG_DYNAMIC_THREAD_PREFER_*). A stack of the pool is the caller's while
 * its bit in `stack_taken` is set.
 */
#include "mempool.h"
#include "stack_use.h"
#include <zephyr/kernel.h>
#include <zephyr/sys/atomic.h>

#ifdef CONFIG_DYNAMIC_THREAD

#define STACK_POOL_COUNT CONFIG_DYNAMIC_THREAD_POOL_SIZE
#define STACK_POOL_BYTES CONFIG_DYNAMIC_THREAD_STACK_SIZE

#if STACK_POOL_COUNT > 0
static K_KERNEL_STACK_ARRAY_DEFINE(stack_pool, STACK_POOL_COUNT, STACK_POOL_BYTES);
static ATOMIC_DEFINE(stack_taken, STACK_POOL_COUNT);

static k_thread_stack_t *stack_from_pool(size_t size)
{
	if (size > STACK_POOL_BYTES) {
		return NULL;
	}
	for (int i = 0; i < STACK_POOL_COUNT; i++) {
		if (!atomic_test_and_set_bit(stack_taken, i)) {
			return stack_pool[i];
		}
	}
	return NULL;
}

/* @retval -EINVAL not of the pool. @retval -EALREADY nobody has it. */
static int stack_to_pool(k_thread_stack_t *stack)
{
	if (!IS_ARRAY_ELEMENT(stack_pool, stack)) {
		return -EINVAL;
	}
	if (!atomic_test_and_clear_bit(stack_taken, ARRAY_INDEX(stack_pool, stack))) {
		return -EALREADY;
	}
	return 0;
}
#else
#define stack_from_pool(size) NULL
#define stack_to_pool(stack)  (-EINVAL)
#endif

static k_thread_stack_t *stack_from_heap(size_t size)
{
	if (!IS_ENABLED(CONFIG_DYNAMIC_THREAD_ALLOC)) {
		return NULL;
	}
	return z_thread_aligned_alloc(Z_KERNEL_STACK_OBJ_ALIGN, K_KERNEL_STACK_LEN(size));
}

#ifdef CONFIG_DYNAMIC_OBJECTS
static bool is_object(const k_thread_stack_t *stack)
{
	struct k_object *ko = k_object_find(stack);

	return ko != NULL && (ko->flags & K_OBJ_FLAG_ALLOC) != 0U;
}
#else
#define is_object(stack) false
#endif

k_thread_stack_t *z_impl_k_thread_stack_alloc(size_t size, int flags)
{
	bool heap_first = IS_ENABLED(CONFIG_DYNAMIC_THREAD_PREFER_ALLOC);
	k_thread_stack_t *stack;

	if (IS_ENABLED(CONFIG_DYNAMIC_OBJECTS) && (flags & K_USER) != 0) {
		/* an object, so that it is known whose it is */
		return k_object_alloc_size(K_OBJ_THREAD_STACK_ELEMENT, size);
	}
	stack = heap_first ? stack_from_heap(size) : stack_from_pool(size);
	if (stack == NULL) {
		stack = heap_first ? stack_from_pool(size) : stack_from_heap(size);
	}
	return stack;
}

int z_impl_k_thread_stack_free(k_thread_stack_t *stack)
{
	struct z_stack_use use = {.stack = stack};
	int result;

	k_thread_foreach(z_stack_use_look, &use);
	if (use.in_use) {
		return -EBUSY;
	}
	if (is_object(stack)) {
		k_object_free(stack);
		return 0;
	}
	result = stack_to_pool(stack);
	if (result == -EINVAL && IS_ENABLED(CONFIG_DYNAMIC_THREAD_ALLOC)) {
		k_free(stack);
		return 0;
	}
	return result;
}

#else

k_thread_stack_t *z_impl_k_thread_stack_alloc(size_t size, int flags)
{
	ARG_UNUSED(size);
	ARG_UNUSED(flags);
	return NULL;
}

int z_impl_k_thread_stack_free(k_thread_stack_t *stack)
{
	ARG_UNUSED(stack);
	return -ENOSYS;
}

#endif
