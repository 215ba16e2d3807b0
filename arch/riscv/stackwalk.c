/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom: s0 is the frame pointer.
 */
#include "port.h"
#include "../common/frame_walk.h"

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	if (esf != NULL) {
		z_frame_walk(callback_fn, cookie, esf->mepc, esf->ra, esf->s0);
#ifdef CONFIG_MULTITHREADING
	} else if (thread != NULL && thread != _current) {
		const uintptr_t *saved = (const uintptr_t *)thread->callee_saved.sp;

		z_frame_walk(callback_fn, cookie, saved[0], 0, saved[1]);
#endif
	} else {
		z_frame_walk(callback_fn, cookie, 0, 0, (uintptr_t)__builtin_frame_address(0));
	}
	ARG_UNUSED(thread);
}
