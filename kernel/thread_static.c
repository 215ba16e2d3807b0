/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The threads of K_THREAD_DEFINE(). Each refers to the boot entry below, so an image without such
 * threads has neither the entry nor this code.
 */
#include "thread.h"
#include <zephyr/init.h>

/* All exist before the first one runs: they may refer to each other. */
static int start_static_threads(void)
{
	k_sched_lock();
	STRUCT_SECTION_FOREACH(_static_thread_data, t) {
		z_thread_setup(t->init_thread, t->init_stack, t->init_stack_size, t->init_entry,
			       t->init_p1, t->init_p2, t->init_p3, t->init_prio, t->init_options,
			       t->init_name);
	}
	STRUCT_SECTION_FOREACH(_static_thread_data, s) {
		if (s->init_delay_ms != SYS_FOREVER_MS) {
			z_thread_start_after(s->init_thread, K_MSEC(s->init_delay_ms));
		}
	}
	k_sched_unlock();
	return 0;
}

const struct init_entry z_static_threads_init __noasan_data
	__attribute__((__section__(".z_init_APPLICATION_Z_static_threads"))) = {
		.init_fn = {.sys = start_static_threads},
};
