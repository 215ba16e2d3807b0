/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The life of a user thread: made by another (and not started yet); from the start by another, in
 * another domain, to its first instruction; from its abort to the thread that goes on.
 */
#include "user.h"

static K_THREAD_STACK_DEFINE(stack, 1024);
static struct k_thread thread;

static K_APP_BMEM(first_partition) uint32_t before_start;
static K_APP_BMEM(first_partition) uint32_t after_abort;
static K_APP_BMEM(first_partition) int priority;
static K_APP_BMEM(second_partition) uint32_t first_instruction;
static K_APP_BMEM(second_partition) uint32_t before_abort;
FIGURE(create, "thread create");

static void never(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}

static void creator(void *unused1, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t begin = insn_stamp(counter);

		k_thread_create(&thread, stack, 1024, never, NULL, NULL, NULL, priority, K_USER,
				K_FOREVER);
		figure_add(&create, begin, insn_stamp(counter));
		k_thread_abort(&thread);
	}
}

static void started(void *unused1, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();
	uint32_t now = insn_stamp(counter);
	k_tid_t self = k_current_get();

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	first_instruction = now;
	before_abort = insn_stamp(counter);
	k_thread_abort(self);
}

static void starter(void *unused1, void *unused2, void *unused3)
{
	counter_t counter = insn_counter();
	uint32_t begin = insn_stamp(counter);

	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	k_thread_start(&second_thread);
	after_abort = insn_stamp(counter);
	before_start = begin;
}

void measure_threads(void)
{
	struct figure start = {.name = "thread start"};
	struct figure end = {.name = "thread abort"};

	priority = k_thread_priority_get(k_current_get());
	k_thread_access_grant(k_current_get(), &thread, stack);
	run_user(creator);
	figure_print(&create);
	for (int i = 0; i < REPETITIONS; i++) {
		prepare_second(started, 1);
		run_user(starter);
		figure_add(&start, before_start, first_instruction);
		figure_add(&end, before_abort, after_abort);
	}
	figure_print(&start);
	figure_print(&end);
}
