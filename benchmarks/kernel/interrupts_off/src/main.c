/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Goes through the kernel's operations again and again, each kind for a while, and prints the
 * longest stretch with interrupts off that the probe has hit meanwhile.
 */
#include "irq_probe.h"
#include <zephyr/kernel.h>

#define WHILE_MS    100
#define STACK_SIZE  1024
#define SLAB_BLOCKS 4

static K_SEM_DEFINE(sem, 0, 1);
static K_MUTEX_DEFINE(mutex);
static K_CONDVAR_DEFINE(condvar);
static K_EVENT_DEFINE(event);
static K_FIFO_DEFINE(fifo);
K_MSGQ_DEFINE(msgq, 16, 4, 4);
K_STACK_DEFINE(stack, 4);
K_PIPE_DEFINE(pipe, 64, 4);
K_MEM_SLAB_DEFINE_STATIC(slab, 64, SLAB_BLOCKS, 4);
K_TIMER_DEFINE(timer, NULL, NULL);

static K_THREAD_STACK_DEFINE(helper_stack, STACK_SIZE);
static struct k_thread helper;
static struct k_poll_event watch =
	K_POLL_EVENT_STATIC_INITIALIZER(K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem,
					0);

static void *item[2];
static uint32_t message[4];
static char bytes[16];

static void work_handler(struct k_work *work)
{
	ARG_UNUSED(work);
}

static K_WORK_DEFINE(work, work_handler);
static K_WORK_DELAYABLE_DEFINE(delayable, work_handler);

/* One kind: what the main thread does, and what a better thread waits for (or NULL). */
struct kind {
	const char *name;
	void (*turn)(void);
	void (*helper)(void);
};

static void give(void)
{
	k_sem_give(&sem);
}

static void take(void)
{
	k_sem_take(&sem, K_FOREVER);
}

static void take_timed(void)
{
	k_sem_take(&sem, K_SECONDS(1));
}

static void give_and_take(void)
{
	k_sem_give(&sem);
	k_sem_take(&sem, K_NO_WAIT);
}

static void lock(void)
{
	k_mutex_lock(&mutex, K_FOREVER);
	k_mutex_unlock(&mutex);
}

/* The better thread waits for the mutex meanwhile: inheritance. */
static void lock_wanted(void)
{
	k_mutex_lock(&mutex, K_FOREVER);
	k_sem_give(&sem);
	k_mutex_unlock(&mutex);
}

static void want_lock(void)
{
	k_sem_take(&sem, K_FOREVER);
	k_mutex_lock(&mutex, K_FOREVER);
	k_mutex_unlock(&mutex);
}

static void signal(void)
{
	k_condvar_signal(&condvar);
}

static void wait_signal(void)
{
	k_mutex_lock(&mutex, K_FOREVER);
	k_condvar_wait(&condvar, &mutex, K_FOREVER);
	k_mutex_unlock(&mutex);
}

static void post(void)
{
	k_event_post(&event, 1);
}

static void wait_event(void)
{
	k_event_wait(&event, 1, true, K_FOREVER);
}

static void fifo_put(void)
{
	k_fifo_put(&fifo, item);
}

static void fifo_get(void)
{
	k_fifo_get(&fifo, K_FOREVER);
}

static void fifo_both(void)
{
	k_fifo_put(&fifo, item);
	k_fifo_get(&fifo, K_NO_WAIT);
}

static void msgq_put(void)
{
	k_msgq_put(&msgq, message, K_FOREVER);
}

static void msgq_get(void)
{
	k_msgq_get(&msgq, message, K_FOREVER);
}

static void msgq_both(void)
{
	k_msgq_put(&msgq, message, K_NO_WAIT);
	k_msgq_get(&msgq, message, K_NO_WAIT);
}

static void stack_push(void)
{
	k_stack_push(&stack, 1);
}

static void stack_pop(void)
{
	stack_data_t data;

	k_stack_pop(&stack, &data, K_FOREVER);
}

static void pipe_put(void)
{
	size_t written;

	k_pipe_put(&pipe, bytes, sizeof(bytes), &written, sizeof(bytes), K_FOREVER);
}

static void pipe_get(void)
{
	size_t got;

	k_pipe_get(&pipe, bytes, sizeof(bytes), &got, sizeof(bytes), K_FOREVER);
}

static void slab_both(void)
{
	void *blocks[SLAB_BLOCKS];

	for (int i = 0; i < SLAB_BLOCKS; i++) {
		k_mem_slab_alloc(&slab, &blocks[i], K_NO_WAIT);
	}
	for (int i = 0; i < SLAB_BLOCKS; i++) {
		k_mem_slab_free(&slab, blocks[i]);
	}
}

static void heap_both(void)
{
	void *a = k_malloc(100);
	void *b = k_malloc(17);

	k_free(a);
	a = k_malloc(300);
	k_free(b);
	k_free(a);
}

static void wait_poll(void)
{
	k_poll(&watch, 1, K_FOREVER);
	watch.state = K_POLL_STATE_NOT_READY;
	k_sem_take(&sem, K_NO_WAIT);
}

static void sleep(void)
{
	k_msleep(1);
}

static void start_timer(void)
{
	k_timer_start(&timer, K_MSEC(5), K_MSEC(5));
	k_timer_stop(&timer);
}

static void wait_timer(void)
{
	k_timer_start(&timer, K_TICKS(1), K_NO_WAIT);
	k_timer_status_sync(&timer);
}

static void submit(void)
{
	k_work_submit(&work);
}

static void schedule(void)
{
	k_work_schedule(&delayable, K_MSEC(1));
	k_work_cancel_delayable(&delayable);
}

static void yield(void)
{
	k_yield();
}

static void resume(void)
{
	k_thread_resume(&helper);
}

static void suspend(void)
{
	k_thread_suspend(k_current_get());
}

static void short_life(void *unused1, void *unused2, void *unused3)
{
	ARG_UNUSED(unused1);
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
}

static void make_thread(void)
{
	k_thread_create(&helper, helper_stack, STACK_SIZE, short_life, NULL, NULL, NULL, -1, 0,
			K_NO_WAIT);
	k_thread_join(&helper, K_FOREVER);
}

static void raise_prio(void)
{
	int prio = k_thread_priority_get(k_current_get());

	k_thread_priority_set(k_current_get(), prio + 1);
	k_thread_priority_set(k_current_get(), prio);
}

static void ask_time(void)
{
	(void)k_uptime_get();
	(void)k_cycle_get_32();
}

static const struct kind kinds[] = {
	{"yield", yield, NULL},
	{"semaphore, no switch", give_and_take, NULL},
	{"semaphore, with switch", give, take},
	{"semaphore, with switch and timeout", give, take_timed},
	{"mutex", lock, NULL},
	{"mutex, inheritance", lock_wanted, want_lock},
	{"condition variable", signal, wait_signal},
	{"event", post, wait_event},
	{"fifo, no switch", fifo_both, NULL},
	{"fifo, with switch", fifo_put, fifo_get},
	{"message queue, no switch", msgq_both, NULL},
	{"message queue, with switch", msgq_put, msgq_get},
	{"stack, with switch", stack_push, stack_pop},
	{"pipe, with switch", pipe_put, pipe_get},
	{"memory slab", slab_both, NULL},
	{"heap", heap_both, NULL},
	{"poll", give, wait_poll},
	{"sleep", sleep, NULL},
	{"timer start, stop", start_timer, NULL},
	{"timer expiry", wait_timer, NULL},
	{"work submit", submit, NULL},
	{"work schedule, cancel", schedule, NULL},
	{"suspend, resume", resume, suspend},
	{"thread create, end, join", make_thread, NULL},
	{"priority", raise_prio, NULL},
	{"uptime, cycles", ask_time, NULL},
};

static void helper_entry(void *kind, void *unused2, void *unused3)
{
	ARG_UNUSED(unused2);
	ARG_UNUSED(unused3);
	for (;;) {
		((const struct kind *)kind)->helper();
	}
}

static void measure(const struct kind *kind)
{
	int64_t end = k_uptime_get() + WHILE_MS;

	if (kind->helper != NULL) {
		k_thread_create(&helper, helper_stack, STACK_SIZE, helper_entry, (void *)kind, NULL,
				NULL, -1, 0, K_NO_WAIT);
	}
	irq_probe_reset();
	while (k_uptime_get() < end) {
		for (int i = 0; i < 100; i++) {
			kind->turn();
		}
	}
	printk("off %u %u 0x%08x %s\n", irq_probe_longest(), irq_probe.interrupts,
	       irq_probe.most_pc, kind->name);
	if (kind->helper != NULL) {
		k_thread_abort(&helper);
	}
	k_sem_reset(&sem);
	k_mutex_init(&mutex);
}

int main(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		measure(&kinds[i]);
	}
	printk("end\n");
	return 0;
}
