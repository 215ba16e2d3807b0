/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The eight workloads, after their definition:
 *   basic                1,024 read-modify-writes on an array of words
 *   cooperative          five threads of one priority, each counts and yields
 *   preemptive           five threads of rising priority: the lowest resumes the next, which runs
 *                        at once, resumes the next..., each counts and suspends itself
 *   interrupt            a thread pends an interrupt, whose handler gives a semaphore, and takes it
 *   interrupt_preemption the handler resumes a better thread: it preempts, counts, suspends itself
 *   message              one thread sends 16 bytes to a queue and receives them back
 *   synchronization      one thread takes and gives a semaphore
 *   memory               one thread allocates and frees a block of 128 bytes
 */
#include "workloads.h"
#include "port.h"
#include <string.h>

static volatile uint32_t counters[TM_THREADS];
static volatile uint32_t array[1024];

uint32_t workload_count(void)
{
	uint32_t sum = 0;

	for (int i = 0; i < TM_THREADS; i++) {
		sum += counters[i];
		counters[i] = 0;
	}
	return sum;
}

static void single(void (*entry)(void))
{
	tm_thread_create(0, 10, entry);
	tm_thread_resume(0);
}

static void basic(void)
{
	for (;;) {
		for (uint32_t i = 0; i < 1024; i++) {
			array[i] = (array[i] + counters[0]) ^ array[i];
		}
		counters[0]++;
	}
}

static void start_basic(void)
{
	single(basic);
}

#define COOPERATIVE(n)                                                                             \
	static void cooperative_##n(void)                                                          \
	{                                                                                          \
		for (;;) {                                                                         \
			tm_thread_relinquish();                                                    \
			counters[n]++;                                                             \
		}                                                                                  \
	}
COOPERATIVE(0)
COOPERATIVE(1)
COOPERATIVE(2)
COOPERATIVE(3)
COOPERATIVE(4)

static void start_cooperative(void)
{
	static void (*const entries[])(void) = {cooperative_0, cooperative_1, cooperative_2,
						cooperative_3, cooperative_4};

	for (int i = 0; i < TM_THREADS; i++) {
		tm_thread_create(i, 3, entries[i]);
	}
	for (int i = 0; i < TM_THREADS; i++) {
		tm_thread_resume(i);
	}
}

/* Thread 0 is the worst of the five and never suspends itself. */
static void preemptive_0(void)
{
	for (;;) {
		tm_thread_resume(1);
		counters[0]++;
	}
}

#define PREEMPTIVE(n)                                                                              \
	static void preemptive_##n(void)                                                           \
	{                                                                                          \
		for (;;) {                                                                         \
			tm_thread_resume(n + 1);                                                   \
			counters[n]++;                                                             \
			tm_thread_suspend(n);                                                      \
		}                                                                                  \
	}
PREEMPTIVE(1)
PREEMPTIVE(2)
PREEMPTIVE(3)

static void preemptive_4(void)
{
	for (;;) {
		counters[4]++;
		tm_thread_suspend(4);
	}
}

static void start_preemptive(void)
{
	static void (*const entries[])(void) = {preemptive_0, preemptive_1, preemptive_2,
						preemptive_3, preemptive_4};

	for (int i = 0; i < TM_THREADS; i++) {
		tm_thread_create(i, 10 - i, entries[i]);
	}
	tm_thread_resume(0);
}

void tm_handler_give(const void *unused)
{
	(void)unused;
	tm_semaphore_put();
}

static void interrupt(void)
{
	tm_semaphore_get();
	for (;;) {
		tm_interrupt_give();
		tm_semaphore_get();
		counters[0]++;
	}
}

static void start_interrupt(void)
{
	single(interrupt);
}

void tm_handler_resume(const void *unused)
{
	(void)unused;
	tm_thread_resume(1);
}

static void preempted(void)
{
	for (;;) {
		tm_interrupt_resume();
	}
}

static void better(void)
{
	for (;;) {
		counters[1]++;
		tm_thread_suspend(1);
	}
}

static void start_interrupt_preemption(void)
{
	tm_thread_create(0, 10, preempted);
	tm_thread_create(1, 9, better);
	tm_thread_resume(0);
}

static void message(void)
{
	uint32_t out[4] = {0x11112222, 0, 0x33334444, 0};
	uint32_t in[4];

	for (;;) {
		tm_queue_send(out);
		tm_queue_receive(in);
		out[1] = in[1] + 1;
		counters[0]++;
	}
}

static void start_message(void)
{
	single(message);
}

static void synchronization(void)
{
	for (;;) {
		tm_semaphore_get();
		tm_semaphore_put();
		counters[0]++;
	}
}

static void start_synchronization(void)
{
	single(synchronization);
}

static void memory(void)
{
	for (;;) {
		tm_memory_free(tm_memory_allocate());
		counters[0]++;
	}
}

static void start_memory(void)
{
	single(memory);
}

const struct workload workloads[8] = {
	{"basic", start_basic},
	{"cooperative", start_cooperative},
	{"preemptive", start_preemptive},
	{"interrupt", start_interrupt},
	{"interrupt_preemption", start_interrupt_preemption},
	{"message", start_message},
	{"synchronization", start_synchronization},
	{"memory", start_memory},
};
