/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calls in a context that is not theirs fail an assertion where they are made. Each call is made in
 * an interrupt handler in a state in which it does no harm, as the code behind the assertion runs.
 */
#include "helpers.h"

static int asserts;
static bool expected;

void assert_post_action(const char *file, unsigned int line)
{
	ARG_UNUSED(file);
	ARG_UNUSED(line);
	asserts++;
	if (!expected) {
		k_panic();
	}
}

static struct k_sem sem;
static struct k_mutex mutex;
static struct k_condvar condvar;
static struct k_event event;
static struct k_futex futex;
static struct k_fifo fifo;
static struct k_stack stack;
static struct k_msgq msgq;
static struct k_pipe pipe;
static struct k_heap heap;
static struct k_mem_slab slab;
static struct k_timer timer;
static struct k_work work;
static struct k_work_delayable dwork;
static struct k_work_sync sync;
static struct k_poll_event poll_event;
static struct k_thread ended;
static K_THREAD_STACK_DEFINE(ended_stack, HELPER_STACK);

static stack_data_t stack_buffer[2];
static char msgq_buffer[2], pipe_buffer[4];
static char heap_buffer[256] __aligned(8), slab_buffer[32] __aligned(8);
static struct {
	void *reserved;
} items[2];
static k_timeout_t span;

static void ends(void *p1, void *p2, void *p3)
{
}

static void handler(struct k_work *item)
{
	ARG_UNUSED(item);
}

/* Everything that is waited for is there. */
static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	(void)k_sem_init(&sem, 2, 2);
	(void)k_mutex_init(&mutex);
	(void)k_condvar_init(&condvar);
	k_event_init(&event);
	(void)k_event_set(&event, 1);
	k_fifo_init(&fifo);
	k_fifo_put(&fifo, &items[0]);
	k_fifo_put(&fifo, &items[1]);
	k_stack_init(&stack, stack_buffer, 2);
	(void)k_stack_push(&stack, 0);
	(void)k_stack_push(&stack, 0);
	k_msgq_init(&msgq, msgq_buffer, 1, 2);
	(void)k_msgq_put(&msgq, "m", K_NO_WAIT);
	k_pipe_init(&pipe, (unsigned char *)pipe_buffer, sizeof(pipe_buffer));
	k_heap_init(&heap, heap_buffer, sizeof(heap_buffer));
	(void)k_mem_slab_init(&slab, slab_buffer, 8, 4);
	k_timer_init(&timer, NULL, NULL);
	k_work_init(&work, handler);
	k_work_init_delayable(&dwork, handler);
	k_poll_event_init(&poll_event, K_POLL_TYPE_SEM_AVAILABLE, K_POLL_MODE_NOTIFY_ONLY, &sem);
	(void)k_thread_create(&ended, ended_stack, K_THREAD_STACK_SIZEOF(ended_stack), ends, NULL,
			      NULL, NULL, LOW, 0, K_NO_WAIT);
	(void)k_thread_join(&ended, K_FOREVER);
	asserts = 0;
	expected = false;
}

static void after(void *fixture)
{
	expected = false;
	helpers_end(fixture);
}

ZTEST_SUITE(kernel_contexts, NULL, NULL, before, after, NULL);

static void sem_take(void)
{
	(void)k_sem_take(&sem, span);
}

static void event_wait(void)
{
	(void)k_event_wait(&event, 1, false, span);
}

static void event_wait_all(void)
{
	(void)k_event_wait_all(&event, 1, false, span);
}

static void futex_wait(void)
{
	(void)k_futex_wait(&futex, 77, span);
}

static void fifo_get(void)
{
	(void)k_fifo_get(&fifo, span);
}

static void stack_pop(void)
{
	stack_data_t data;

	(void)k_stack_pop(&stack, &data, span);
}

static void msgq_put(void)
{
	(void)k_msgq_put(&msgq, "m", span);
	k_msgq_purge(&msgq);
}

static void msgq_get(void)
{
	char c = 'm';

	(void)k_msgq_put(&msgq, &c, K_NO_WAIT);
	(void)k_msgq_get(&msgq, &c, span);
}

static void pipe_put(void)
{
	size_t done;

	(void)k_pipe_put(&pipe, "p", 1, &done, 1, span);
	k_pipe_flush(&pipe);
}

static void pipe_get(void)
{
	size_t done;
	char c = 'p';

	(void)k_pipe_put(&pipe, &c, 1, &done, 1, K_NO_WAIT);
	(void)k_pipe_get(&pipe, &c, 1, &done, 1, span);
}

static void heap_alloc(void)
{
	k_heap_free(&heap, k_heap_alloc(&heap, 8, span));
}

static void slab_alloc(void)
{
	void *mem;

	(void)k_mem_slab_alloc(&slab, &mem, span);
	k_mem_slab_free(&slab, mem);
}

static void thread_join(void)
{
	(void)k_thread_join(&ended, span);
}

static const struct {
	const char *name;
	void (*call)(void);
} blocking[] = {
	{"k_sem_take", sem_take},         {"k_event_wait", event_wait},
	{"k_futex_wait", futex_wait},     {"k_event_wait_all", event_wait_all},
	{"k_fifo_get", fifo_get},         {"k_stack_pop", stack_pop},
	{"k_msgq_put", msgq_put},         {"k_msgq_get", msgq_get},
	{"k_pipe_put", pipe_put},         {"k_pipe_get", pipe_get},
	{"k_heap_alloc", heap_alloc},     {"k_mem_slab_alloc", slab_alloc},
	{"k_thread_join", thread_join},
};

static void isr_call(const void *fn)
{
	((void (*)(void))(uintptr_t)fn)();
}

/* Verifies: CONTEXT-1, CONTEXT-2 */
ZTEST(kernel_contexts, test_blocking_calls_in_isr)
{
	expected = true;
	for (int i = 0; i < ARRAY_SIZE(blocking); i++) {
		asserts = 0;
		span = K_FOREVER;
		IN_ISR(isr_call, (uintptr_t)blocking[i].call);
		zassert_true(asserts > 0, "%s(K_FOREVER)", blocking[i].name);
		before(NULL);
		expected = true;
		span = K_TICKS(1);
		IN_ISR(isr_call, (uintptr_t)blocking[i].call);
		zassert_true(asserts > 0, "%s(K_TICKS(1))", blocking[i].name);
		before(NULL);
		span = K_NO_WAIT;
		IN_ISR(isr_call, (uintptr_t)blocking[i].call);
		zassert_equal(asserts, 0, "%s(K_NO_WAIT)", blocking[i].name);
		expected = true;
	}
}

static void mutex_lock(void)
{
	(void)k_mutex_lock(&mutex, K_NO_WAIT);
}

static void mutex_unlock(void)
{
	(void)k_mutex_unlock(&mutex);
}

static void sched_lock(void)
{
	k_sched_lock();
	k_sched_unlock();
}

static void poll(void)
{
	(void)k_poll(&poll_event, 1, K_NO_WAIT);
}

static void timer_sync(void)
{
	(void)k_timer_status_sync(&timer);
}

static void work_flush(void)
{
	(void)k_work_flush(&work, &sync);
}

static void work_cancel_sync(void)
{
	(void)k_work_cancel_sync(&work, &sync);
}

static void dwork_flush(void)
{
	(void)k_work_flush_delayable(&dwork, &sync);
}

static void dwork_cancel_sync(void)
{
	(void)k_work_cancel_delayable_sync(&dwork, &sync);
}

static void thread_create(void)
{
	(void)k_thread_create(&ended, ended_stack, K_THREAD_STACK_SIZEOF(ended_stack), ends, NULL,
			      NULL, NULL, LOW, 0, K_FOREVER);
	k_thread_abort(&ended);
}

static const struct {
	const char *name;
	void (*call)(void);
} of_threads[] = {
	{"k_mutex_lock", mutex_lock},
	{"k_mutex_unlock", mutex_unlock},
	{"k_sched_lock", sched_lock},
	{"k_poll", poll},
	{"k_timer_status_sync", timer_sync},
	{"k_work_flush", work_flush},
	{"k_work_cancel_sync", work_cancel_sync},
	{"k_work_flush_delayable", dwork_flush},
	{"k_work_cancel_delayable_sync", dwork_cancel_sync},
	{"k_thread_create", thread_create},
};

/* Verifies: CONTEXT-3 */
ZTEST(kernel_contexts, test_calls_of_threads_in_isr)
{
	for (int i = 0; i < ARRAY_SIZE(of_threads); i++) {
		before(NULL);
		/* in a thread it is fine */
		of_threads[i].call();
		zassert_equal(asserts, 0, "%s", of_threads[i].name);
		before(NULL);
		expected = true;
		IN_ISR(isr_call, (uintptr_t)of_threads[i].call);
		zassert_true(asserts > 0, "%s", of_threads[i].name);
	}
}

/* Verifies: CONTEXT-4 */
ZTEST(kernel_contexts, test_priorities_out_of_range)
{
	static const int wrong[] = {K_HIGHEST_THREAD_PRIO - 1,
				    K_LOWEST_APPLICATION_THREAD_PRIO + 1};
	/* not in the run queue, where a place would be looked for */
	k_tid_t thread = k_thread_create(&ended, ended_stack, K_THREAD_STACK_SIZEOF(ended_stack),
					 ends, NULL, NULL, NULL, LOW, 0, K_FOREVER);

	expected = true;
	for (int i = 0; i < ARRAY_SIZE(wrong); i++) {
		asserts = 0;
		k_thread_priority_set(thread, wrong[i]);
		zassert_true(asserts > 0, "priority %d", wrong[i]);
	}
	asserts = 0;
	k_thread_priority_set(thread, LOW);
	zassert_equal(asserts, 0);
	k_thread_abort(thread);
}

/* Verifies: CONTEXT-5, FATAL-11 */
ZTEST(kernel_contexts, test_unlock_without_lock)
{
	expected = true;
	k_sched_unlock();
	zassert_equal(asserts, 1);
	k_sched_lock(); /* even again */
}
