/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What it takes to start a component of two threads again, in instructions: from the call of
 * component_restart() to its return, the threads being less urgent; what it takes to clear its
 * memory is told apart. Also what user threads take of RAM: sizes of stack objects.
 */
#include "figure.h"
#include <etesian/component.h>
#include <string.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/sys/printk.h>

K_APPMEM_PARTITION_DEFINE(partition);
static K_APP_BMEM(partition) uint8_t heap_memory[256];
static K_APP_BMEM(partition) volatile int runs[2];
static struct k_heap heap;

static struct k_thread threads[2];
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, 512);
K_MSGQ_DEFINE(requests, 8, 4, 4);
K_MSGQ_DEFINE(answers, 8, 4, 4);
static K_SEM_DEFINE(sem, 0, 1);
static struct k_mem_partition *const partitions[] = {&partition};
static const void *const objects[] = {&requests, &answers, &sem, NULL};

static void run(void *number, void *unused1, void *unused2)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	runs[(uintptr_t)number]++;
	(void)k_sem_take(&sem, K_FOREVER);
}

#define THREAD(i, priority)                                                                        \
	{                                                                                          \
		.thread = &threads[i], .stack = stacks[i], .stack_size = 512, .entry = run,        \
		.p1 = (void *)(i), .prio = (priority)                                              \
	}

static const struct component_thread members[] = {THREAD(0, 5), THREAD(1, 6)};

static COMPONENT_DEFINE(subject, .threads = members, .num_threads = ARRAY_SIZE(members),
			.partitions = partitions, .num_partitions = ARRAY_SIZE(partitions),
			.objects = objects, .heap = &heap, .heap_memory = heap_memory,
			.heap_size = sizeof(heap_memory));

/* What the restart does with the partition, alone. */
static void clear(void)
{
	(void)memset((void *)partition.start, 0, partition.size);
}

static void measure_restart(void)
{
	struct figure whole = {.name = "component restart, with clearing its memory"};
	struct figure clearing = {.name = "clearing its memory"};
	counter_t counter = insn_counter();

	for (int i = 0; i < REPETITIONS; i++) {
		uint32_t start;
		uint32_t end;

		k_sleep(K_TICKS(1)); /* both threads run and wait */
		start = insn_stamp(counter);
		(void)component_restart(&subject);
		end = insn_stamp(counter);
		figure_add(&whole, start, end);
		start = insn_stamp(counter);
		clear();
		end = insn_stamp(counter);
		figure_add(&clearing, start, end);
	}
	figure_print(&whole);
	figure_print(&clearing);
}

static void print_sizes(void)
{
	printk("thread %d\n", (int)sizeof(struct k_thread));
	for (int size = 512; size <= 4096; size += 8) {
		printk("stack %d %d %d\n", size, (int)K_THREAD_STACK_LEN(size),
		       (int)K_THREAD_STACK_RESERVED);
	}
}

int main(void)
{
	print_sizes();
	if (component_start(&subject) != 0) {
		printk("it does not start\n");
		return 0;
	}
	measure_restart();
	printk("end\n");
	return 0;
}
