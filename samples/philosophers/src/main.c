/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The dining philosophers: six threads of different priorities, cooperative and preemptible, share
 * six forks. A philosopher always takes the lower-numbered of its two forks first, so no circle of
 * philosophers can wait for one another. Each has its line on the screen.
 */
#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>

#define PHILOSOPHERS 6
#define STACK_SIZE   (768 + CONFIG_TEST_EXTRA_STACK_SIZE)
#define UNIT_MS      25

static K_THREAD_STACK_ARRAY_DEFINE(stacks, PHILOSOPHERS, STACK_SIZE);
static struct k_thread threads[PHILOSOPHERS];
static struct k_mutex forks[PHILOSOPHERS];

static int priority_of(int id)
{
	return id - PHILOSOPHERS / 2;
}

static void show(int id, const char *state, int32_t ms)
{
	int prio = priority_of(id);

	printk("\x1b[%d;1HPhilosopher %d [%c:%2d]  %s", id + 1, id, prio < 0 ? 'C' : 'P', prio, state);
	printk(ms > 0 ? " [ %4d ms ] \x1b[K\n" : "\x1b[K\n", (int)ms);
}

/* A length of time that differs between philosophers and from turn to turn. */
static int32_t some_ms(int id)
{
	uint32_t now = k_uptime_get_32();

	return (int32_t)((now / 100 * (unsigned int)(id + 1)) % 32 + 1) * UNIT_MS;
}

static void pass_time(int id, const char *state)
{
	int32_t ms = some_ms(id);

	show(id, state, ms);
	k_msleep(ms);
}

static void philosopher(void *id_arg, void *first_arg, void *second_arg)
{
	int id = POINTER_TO_INT(id_arg);
	struct k_mutex *first = first_arg;
	struct k_mutex *second = second_arg;

	for (;;) {
		show(id, "STARVING", 0);
		k_mutex_lock(first, K_FOREVER);
		show(id, "HOLDING ONE FORK", 0);
		k_mutex_lock(second, K_FOREVER);
		pass_time(id, "EATING");
		k_mutex_unlock(second);
		show(id, "DROPPED ONE FORK", 0);
		k_mutex_unlock(first);
		pass_time(id, "THINKING");
	}
}

int main(void)
{
	printk("\x1b[2J\x1b[15;1H"
	       "The dining philosophers: %d threads and mutexes\n",
	       PHILOSOPHERS);

	for (int i = 0; i < PHILOSOPHERS; i++) {
		k_mutex_init(&forks[i]);
	}
	for (int i = 0; i < PHILOSOPHERS; i++) {
		bool last = i == PHILOSOPHERS - 1;
		struct k_mutex *first = last ? &forks[0] : &forks[i];
		struct k_mutex *second = last ? &forks[i] : &forks[i + 1];

		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]),
				philosopher, INT_TO_POINTER(i), first, second, priority_of(i), 0,
				K_NO_WAIT);
	}
	return 0;
}
