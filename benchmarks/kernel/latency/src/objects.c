/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How large the kernel's objects are, with the options of this program.
 */
#include "latency.h"
#include <zephyr/kernel.h>

#define SIZE_OF(type, name) {name, sizeof(struct type)}

static const struct {
	const char *name;
	size_t bytes;
} objects[] = {
	SIZE_OF(k_thread, "thread"),
	SIZE_OF(k_sem, "semaphore"),
	SIZE_OF(k_mutex, "mutex"),
	SIZE_OF(k_condvar, "condition variable"),
	SIZE_OF(k_msgq, "message queue"),
	SIZE_OF(k_fifo, "FIFO"),
	SIZE_OF(k_stack, "stack"),
	SIZE_OF(k_pipe, "pipe"),
	SIZE_OF(k_mbox, "mailbox"),
	SIZE_OF(k_event, "event"),
	SIZE_OF(k_timer, "timer"),
	SIZE_OF(k_work, "work item"),
	SIZE_OF(k_work_delayable, "delayable work item"),
	SIZE_OF(k_mem_slab, "memory slab"),
	SIZE_OF(k_heap, "heap"),
};

void print_objects(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(objects); i++) {
		printk("object %u %s\n", (unsigned int)objects[i].bytes, objects[i].name);
	}
}
