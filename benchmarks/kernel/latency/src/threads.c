/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The life of a thread: made (and not started yet), from the start to its first instruction, from
 * its abort to the thread that goes on.
 */
#include "latency.h"
#include <zephyr/kernel.h>

static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;
static uint32_t first_instruction;
static uint32_t before_abort;

static void entry(void *counter, void *unused2, void *unused3)
{
	uint32_t now = insn_stamp(counter);
	k_tid_t self = k_current_get();

	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	first_instruction = now;
	before_abort = insn_stamp(counter);
	k_thread_abort(self);
}

void measure_threads(void)
{
	struct figure create = {.name = "thread create"};
	struct figure start = {.name = "thread start"};
	struct figure abort = {.name = "thread abort"};
	counter_t counter = insn_counter();
	int better = k_thread_priority_get(k_current_get()) - 1;

	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t a = insn_stamp(counter);
		uint32_t b;
		uint32_t c;
		uint32_t d;

		k_thread_create(&thread, stack, K_THREAD_STACK_SIZEOF(stack), entry,
				(void *)counter, NULL, NULL, better, 0, K_FOREVER);
		b = insn_stamp(counter);
		c = insn_stamp(counter);
		k_thread_start(&thread);
		d = insn_stamp(counter);
		figure_add(&create, a, b);
		figure_add(&start, c, first_instruction);
		figure_add(&abort, before_abort, d);
	}
	figure_print(&create);
	figure_print(&start);
	figure_print(&abort);
}
