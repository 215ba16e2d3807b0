/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks. Somebody waits only while the stack is empty: a word pushed goes to the best waiter
 * directly.
 */
#include "mempool.h"
#include "obj_core.h"
#include "waitq.h"
#include <zephyr/sys/math_extras.h>

void k_stack_init(struct k_stack *stack, stack_data_t *buffer, uint32_t num_entries)
{
	z_waitq_init(&stack->wait_q);
	stack->base = buffer;
	stack->next = buffer;
	stack->top = buffer + num_entries;
	stack->flags = 0;
	z_obj_core_add(STACK, stack);
	z_obj_track(k_stack, stack);
}

int32_t z_impl_k_stack_alloc_init(struct k_stack *stack, uint32_t num_entries)
{
	stack_data_t *buffer;
	size_t size;

	if (size_mul_overflow(num_entries, sizeof(stack_data_t), &size)) {
		return -EINVAL;
	}
	buffer = z_thread_malloc(size);
	if (buffer == NULL) {
		return -ENOMEM;
	}
	k_stack_init(stack, buffer, num_entries);
	stack->flags = K_STACK_FLAG_ALLOC;
	return 0;
}

int k_stack_cleanup(struct k_stack *stack)
{
	if (z_waitq_first(&stack->wait_q) != NULL) {
		return -EAGAIN;
	}
	if ((stack->flags & K_STACK_FLAG_ALLOC) != 0U) {
		k_free(stack->base);
		stack->base = NULL;
		stack->flags &= ~K_STACK_FLAG_ALLOC;
	}
	return 0;
}

int z_impl_k_stack_push(struct k_stack *stack, stack_data_t data)
{
	z_key_t key = z_lock();
	struct k_thread *thread = z_waitq_first(&stack->wait_q);

	if (unlikely(thread != NULL)) {
		*(stack_data_t *)thread->base.swap_data = data;
		z_thread_wake(thread, 0);
		z_resched_unlock(key);
		return 0;
	}
	if (unlikely(stack->next == stack->top)) {
		z_unlock(key);
		return -ENOMEM;
	}
	*stack->next++ = data;
	z_unlock(key);
	return 0;
}

int z_impl_k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout)
{
	Z_ASSERT_MAY_BLOCK(timeout);
	z_key_t key = z_lock();

	if (likely(stack->next != stack->base)) {
		*data = *--stack->next;
		z_unlock(key);
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		z_unlock(key);
		return -EBUSY;
	}
	_current->base.swap_data = data; /* the word comes here */
	return z_waitq_block(&stack->wait_q, key, timeout);
}
