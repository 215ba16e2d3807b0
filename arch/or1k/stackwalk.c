/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom: r2 is the frame pointer, r9 has the address to return to.
 */
#include "port.h"
#include "../common/frame_walk.h"

void arch_stack_walk(stack_trace_callback_fn callback_fn, void *cookie,
		     const struct k_thread *thread, const struct arch_esf *esf)
{
	if (esf != NULL) {
		z_frame_walk(callback_fn, cookie, esf->pc, esf->r[9], esf->r[2]);
#ifdef CONFIG_MULTITHREADING
	} else if (thread != NULL && thread != _current) {
		const struct switch_frame *saved =
			(const struct switch_frame *)thread->callee_saved.sp;

		z_frame_walk(callback_fn, cookie, saved->r9, 0, saved->r2);
#endif
	} else {
		z_frame_walk(callback_fn, cookie, 0, 0, (uintptr_t)__builtin_frame_address(0));
	}
	ARG_UNUSED(thread);
}
