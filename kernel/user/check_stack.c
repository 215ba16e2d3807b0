/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: stacks of words.
 */
#include "check_init.h"
#include "held.h"

Z_VRFY_OBJ_NEW(k_stack_alloc_init, K_OBJ_STACK, (struct k_stack *stack, uint32_t num_entries),
	       stack, num_entries)
#include <zephyr/syscalls/k_stack_alloc_init_mrsh.c>

Z_VRFY_OBJ(int, k_stack_push, K_OBJ_STACK, (struct k_stack *stack, stack_data_t data), stack, data)
#include <zephyr/syscalls/k_stack_push_mrsh.c>

static inline int z_vrfy_k_stack_pop(struct k_stack *stack, stack_data_t *data, k_timeout_t timeout)
{
	int ret;

	Z_SYSCALL_OWN(stack, K_OBJ_STACK);
	z_user_hold_unchecked(data, sizeof(*data));
	K_OOPS(Z_SYSCALL_OUT(data));
	ret = z_impl_k_stack_pop(stack, data, timeout);
	z_user_release();
	return ret;
}
#include <zephyr/syscalls/k_stack_pop_mrsh.c>
