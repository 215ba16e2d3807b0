/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The component: takes messages from the world, "LENGTH:digits", and trusts LENGTH. That is a bug.
 * It costs this component a restart and nobody else anything.
 */
#include "parser.h"
#include <stdlib.h>
#include <string.h>
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/sys/printk.h>

K_MSGQ_DEFINE(messages, MESSAGE_SIZE, 4, 4);
K_MSGQ_DEFINE(numbers, sizeof(int), 4, 4);

K_APPMEM_PARTITION_DEFINE(parser_memory);
static K_APP_BMEM(parser_memory) char digits[16];

static struct k_thread thread;
static K_THREAD_STACK_DEFINE(stack, 1024);
static struct cpu_budget_member member;

static void parse(void *p1, void *p2, void *p3)
{
	char message[MESSAGE_SIZE];

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	for (;;) {
		char *colon;
		int number;

		(void)k_msgq_get(&messages, message, K_FOREVER);
		message[MESSAGE_SIZE - 1] = '\0';
		colon = strchr(message, ':');
		if (colon == NULL) {
			continue;
		}
		(void)memset(digits, '0', (size_t)atoi(message)); /* the bug */
		(void)strncpy(digits, colon + 1, sizeof(digits) - 1);
		number = atoi(digits);
		(void)k_msgq_put(&numbers, &number, K_NO_WAIT);
	}
}

static enum component_action failed(struct component *component, struct k_thread *who,
				    unsigned int reason)
{
	ARG_UNUSED(who);
	printk("supervisor: %s failed (reason %u), starting it again\n", component->name, reason);
	return COMPONENT_RESTART;
}

static const struct component_thread threads[] = {{
	.thread = &thread,
	.stack = stack,
	.stack_size = K_THREAD_STACK_SIZEOF(stack),
	.entry = parse,
	.prio = 5,
	.name = "parser",
	.member = &member,
}};

static struct k_mem_partition *const partitions[] = {&parser_memory};
static const void *const objects[] = {&messages, &numbers, NULL};

COMPONENT_DEFINE(parser,
	.threads = threads,
	.num_threads = ARRAY_SIZE(threads),
	.partitions = partitions,
	.num_partitions = ARRAY_SIZE(partitions),
	.objects = objects,
	.failed = failed,
	.budget_us = 20000,
	.period_us = 100000);
