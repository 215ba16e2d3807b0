/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Two threads take turns: each waits for its own semaphore, says hello, and gives the other's.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#define STACK_SIZE 1024
#define PRIORITY   7
#define PAUSE_MS   500

static K_THREAD_STACK_DEFINE(thread_a_stack, STACK_SIZE);
static K_THREAD_STACK_DEFINE(thread_b_stack, STACK_SIZE);
static struct k_thread thread_a_data;
static struct k_thread thread_b_data;

static K_SEM_DEFINE(turn_a, 1, 1);
static K_SEM_DEFINE(turn_b, 0, 1);

static void say_hello_in_turn(void *name, void *mine, void *other)
{
	for (;;) {
		k_sem_take(mine, K_FOREVER);
		printk("%s: Hello World from cpu 0 on %s!\n", (const char *)name, CONFIG_BOARD);
		k_busy_wait(100000);
		k_msleep(PAUSE_MS);
		k_sem_give(other);
	}
}

int main(void)
{
	k_thread_create(&thread_a_data, thread_a_stack, K_THREAD_STACK_SIZEOF(thread_a_stack),
			say_hello_in_turn, "thread_a", &turn_a, &turn_b, PRIORITY, 0, K_FOREVER);
	k_thread_create(&thread_b_data, thread_b_stack, K_THREAD_STACK_SIZEOF(thread_b_stack),
			say_hello_in_turn, "thread_b", &turn_b, &turn_a, PRIORITY, 0, K_FOREVER);
	k_thread_name_set(&thread_a_data, "thread_a");
	k_thread_name_set(&thread_b_data, "thread_b");
	k_thread_start(&thread_a_data);
	k_thread_start(&thread_b_data);
	return 0;
}
