/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads make system calls at random; meanwhile
 *
 *   no fault may happen but of a user's own making: an oops, or where it uses a pointer itself;
 *   the model holds (model.c);
 *   memory of the kernel's heap comes back when all fuzzers have ended.
 *
 * The sequence depends on the seed only (on one CPU).
 */
#include "fuzz.h"
#include <zephyr/fatal.h>
#include <zephyr/sys/internal/kobject_internal.h>
#include <zephyr/sys/printk-hooks.h>
#include <zephyr/sys/sys_heap.h>

K_APPMEM_PARTITION_DEFINE(fuzz_partition);
K_APP_BMEM(fuzz_partition) struct fuzzer fuzzers[FUZZERS];
K_APPMEM_PARTITION_DEFINE(memory_partition);
K_APP_BMEM(memory_partition) char fuzz_memory[MEMORY_SIZE];

struct objects allowed, hidden, raw;
struct k_thread fuzz_threads[FUZZERS];
static K_THREAD_STACK_ARRAY_DEFINE(fuzz_stacks, FUZZERS, STACK_SIZE);
K_THREAD_STACK_DEFINE(child_stack, STACK_SIZE);
K_THREAD_STACK_DEFINE(hidden_stack, STACK_SIZE);

struct k_mem_domain fuzz_domain;
uint32_t fuzz_seed = CONFIG_FUZZ_SEED;
uint32_t fuzz_calls = CONFIG_FUZZ_CALLS;
static char msgq_memory[2][4 * 16], pipe_memory[2][32];
static stack_data_t stack_memory[2][8];

static int oopses, touches, restarts, stuck;
int bad_call = -2; /* of the first fault that may not be */
static unsigned int bad_reason;
static printk_hook_fn_t loud; /* how printk() prints, while it does not */

/* ---- faults ---- */

static void say_again(uint32_t calls)
{
	printk("seed %u, after %u calls, in calls %d %d %d. Once more:\n", fuzz_seed, calls,
	       fuzzers[0].call, fuzzers[1].call, fuzzers[2].call);
	printk("    ./ete build tests/kernel/user/fuzz -b %s -DCONFIG_FUZZ_SEED=%u "
	       "-DCONFIG_FUZZ_CALLS=%u -DCONFIG_FUZZ_VERBOSE=y\n",
	       CONFIG_FUZZ_BOARD, fuzz_seed, calls + 1000U);
}

static int fuzzer_of(const struct k_thread *thread)
{
	for (int i = 0; i < FUZZERS; i++) {
		if (thread == &fuzz_threads[i]) {
			return i;
		}
	}
	return -1;
}

bool arch_is_in_nested_exception(const struct arch_esf *esf); /* of the architecture contract */

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf)
{
	int i = fuzzer_of(k_current_get());

	/* not k_is_in_isr(): that is where some ports handle threads' faults */
	if (esf == NULL || arch_is_in_nested_exception(esf) ||
	    (k_current_get()->base.user_options & K_USER) == 0U) {
		__printk_hook_install(loud);
		printk("fault of the kernel's, reason %u\n", reason);
		say_again(fuzzers[0].calls + fuzzers[1].calls + fuzzers[2].calls);
		guided_found();
		k_fatal_halt(reason);
	}
	if (reason == K_ERR_KERNEL_OOPS) {
		oopses++;
	} else if (i >= 0 && fuzzers[i].touching) {
		touches++;
	} else if (bad_call == -2) {
		bad_call = i >= 0 ? fuzzers[i].call : -1;
		bad_reason = reason;
	}
}

/* ---- objects ---- */

void init_objects(struct objects *o, int n)
{
	k_sem_init(&o->sem, 1, 4);
	k_mutex_init(&o->mutex);
	k_condvar_init(&o->condvar);
	k_msgq_init(&o->msgq, msgq_memory[n], 16, 4);
	k_queue_init(&o->queue);
	k_stack_init(&o->stack, stack_memory[n], 8);
	k_pipe_init(&o->pipe, pipe_memory[n], 32);
	k_event_init(&o->event);
	k_timer_init(&o->timer, NULL, NULL);
	k_poll_signal_init(&o->signal);
}

static void sleep_forever(void *p1, void *p2, void *p3)
{
	k_sleep(K_FOREVER);
}

static void *setup(void)
{
	struct k_mem_partition *parts[] = {&fuzz_partition, &memory_partition};

	zassert_ok(k_mem_domain_init(&fuzz_domain, ARRAY_SIZE(parts), parts));
	init_objects(&allowed, 0);
	init_objects(&hidden, 1);
	(void)k_thread_create(&hidden.thread, hidden_stack, K_THREAD_STACK_SIZEOF(hidden_stack),
			      sleep_forever, NULL, NULL, NULL, FUZZ_PRIO - 1, K_USER, K_NO_WAIT);
	k_sleep(K_TICKS(1));
	return NULL;
}

ZTEST_SUITE(kernel_user_fuzz, NULL, setup, NULL, NULL, NULL);

/* ---- fuzzers ---- */

static void fuzz_entry(void *fuzzer, void *p2, void *p3)
{
	while (!fuzz_done(fuzzer)) {
		fuzz_once(fuzzer);
	}
}

void start(int i)
{
	struct fuzzer *f = &fuzzers[i];
	struct k_thread *t = &fuzz_threads[i];

	/*
	 * Whoever may use a dead thread's record may make a thread of it: nobody may, while it is
	 * made here.
	 */
	k_object_recycle(t);
	k_object_access_revoke(t, k_current_get());
	if (t->stack_obj != NULL) {
		k_thread_abort(t);
	}
	f->touching = false;
	f->random = f->random * 1664525U + 1013904223U;
	f->random += f->random == 0U;
	(void)k_thread_create(t, fuzz_stacks[i], K_THREAD_STACK_SIZEOF(fuzz_stacks[i]), fuzz_entry,
			      f, NULL, NULL, FUZZ_PRIO, K_USER, K_FOREVER);
	model_new_thread(t);
	zassert_ok(k_mem_domain_add_thread(&fuzz_domain, t));
	k_thread_system_pool_assign(t);
	k_thread_access_grant(t, &allowed.sem, &allowed.mutex, &allowed.condvar, &allowed.msgq,
			      &allowed.queue, &allowed.stack, &allowed.pipe, &allowed.event,
			      &allowed.timer, &allowed.signal, &allowed.thread, child_stack,
			      &raw.sem, &raw.mutex, &raw.condvar, &raw.msgq, &raw.queue,
			      &raw.stack, &raw.pipe, &raw.event, &raw.timer, &raw.signal,
			      &raw.thread,
			      &fuzz_threads[(i + 1) % FUZZERS]);
	k_thread_start(t);
}

/* Start those again that have ended, and end those that do not come on. */
static uint32_t look_after(uint32_t *seen, int *idle)
{
	uint32_t sum = 0;

	for (int i = 0; i < FUZZERS; i++) {
		if (fuzzers[i].calls != seen[i]) {
			seen[i] = fuzzers[i].calls;
			idle[i] = 0;
		} else if (++idle[i] > 5) {
			stuck++;
			k_thread_abort(&fuzz_threads[i]);
		}
		if (k_thread_join(&fuzz_threads[i], K_NO_WAIT) == 0) {
			restarts++;
			idle[i] = 0;
			start(i);
		}
		sum += fuzzers[i].calls;
	}
	return sum;
}

static void drain(struct k_queue *queue)
{
	if (queue->wait_q.waitq.head != NULL) { /* it was set up */
		while (k_queue_is_empty(queue) == 0) {
			(void)k_queue_get(queue, K_NO_WAIT); /* NULL is an item, too */
		}
	}
}

/* Take out what fuzzers left in objects. */
static void empty_objects(void)
{
	drain(&allowed.queue);
	drain(&raw.queue);
	if ((raw.msgq.flags & K_MSGQ_FLAG_ALLOC) != 0U) {
		zassert_ok(k_msgq_cleanup(&raw.msgq));
	}
	if ((raw.stack.flags & K_STACK_FLAG_ALLOC) != 0U) {
		zassert_ok(k_stack_cleanup(&raw.stack));
	}
	if ((raw.pipe.flags & K_PIPE_FLAG_ALLOC) != 0U) {
		zassert_ok(k_pipe_cleanup(&raw.pipe));
	}
}

/* What the fuzzers took of the heap is there again. */
static void check_heap(void)
{
	void *part;

	empty_objects();
	k_thread_system_pool_assign(k_current_get());
	k_object_free(k_object_alloc(K_OBJ_SEM)); /* sweeps */
	part = k_malloc(CONFIG_HEAP_MEM_POOL_SIZE / 4);
	zassert_not_null(part, "the heap has shrunk");
	k_free(part);
}

static void forget(struct k_object *ko, void *unused)
{
	ARG_UNUSED(unused);
	if ((uintptr_t)ko->name - (uintptr_t)&raw < sizeof(raw)) {
		ko->flags &= (uint8_t)~K_OBJ_FLAG_INITIALIZED;
	}
}

/* No thread of the fuzzers' is there any more: objects that are not set up are so again. */
void set_back(void)
{
	check_heap();
	k_timer_stop(&allowed.timer);
	init_objects(&allowed, 0);
	k_object_wordlist_foreach(forget, NULL);
	memset(&raw, 0, sizeof(raw));
	memset(fuzz_memory, 0, sizeof(fuzz_memory));
}

static int silent(int c)
{
	return c;
}

ZTEST(kernel_user_fuzz, test_any_call)
{
	uint32_t seen[FUZZERS] = {0};
	int idle[FUZZERS] = {0};
	uint32_t calls = 0;
	int checked = 0, reset = 0;
	bool holds = true;

	loud = __printk_get_hook();
	if (!IS_ENABLED(CONFIG_FUZZ_VERBOSE)) {
		__printk_hook_install(silent);
	}
	if (IS_ENABLED(CONFIG_FUZZ_GUIDED)) {
		guided_run();
		return;
	}
	for (int i = 0; i < FUZZERS; i++) {
		fuzzers[i].random = fuzz_seed * FUZZERS + i;
		start(i);
	}
	model_take();
	while (calls < fuzz_calls && bad_call == -2 && holds) {
		k_sleep(K_TICKS(1));
		calls = look_after(seen, idle);
		if (restarts - checked >= 16) {
			checked = restarts;
			holds = model_holds();
		}
		if (holds && restarts - reset >= 256) {
			reset = restarts;
			end_all_threads();
			set_back();
		}
	}
	holds = holds && model_holds();
	end_all_threads();
	__printk_hook_install(loud);
	TC_PRINT("%u calls, %d oopses, %d bad accesses, %d threads, %d stuck\n", calls, oopses,
		 touches, restarts, stuck);
	if (!holds || bad_call != -2) {
		(void)model_holds();
		say_again(calls);
	}
	zassert_equal(bad_call, -2, "call %d: fault, reason %u", bad_call, bad_reason);
	zassert_true(holds, "the model does not hold");
	check_heap();
	zassert_true(oopses > 0 && touches >= 0);
}
