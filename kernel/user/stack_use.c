/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Whether a stack is in use. Nothing is kept for that, as making and ending a thread are to be
 * fast: the threads are looked through, which happens when a user makes a thread, or gives up a
 * stack of k_object_alloc_size().
 */
#include "object.h"
#include "stack_use.h"
#include "../lock.h"
#include "../stack_use.h"

static void look_at(struct k_object *ko, void *use)
{
	if (ko->type == K_OBJ_THREAD) {
		z_stack_use_look(ko->name, use);
	}
}

bool z_stack_in_use(const k_thread_stack_t *stack)
{
	Z_ASSERT_LOCKED();
	struct z_stack_use use = {.stack = stack, .in_use = _current->stack_obj == stack};

	k_object_wordlist_foreach(look_at, &use);
	return use.in_use;
}
