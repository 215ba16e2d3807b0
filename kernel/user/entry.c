/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The one kernel function that runs in user mode: the frame of a user thread. Built like an
 * application: what it calls are system calls.
 */
#include <zephyr/kernel.h>
#include <zephyr/linker/section_tags.h>

FUNC_NORETURN void z_user_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

Z_USER_TEXT FUNC_NORETURN __used void z_user_thread_entry(k_thread_entry_t entry, void *p1,
							  void *p2, void *p3)
{
	entry(p1, p2, p3);
	k_thread_abort(k_current_get());
	CODE_UNREACHABLE;
}
