/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What must hold whatever the fuzzers call. A shadow is taken of every kernel object that they were
 * not given, and of memory that is not theirs; it is compared again and again.
 *
 *   who may use a foreign object, its kind and flags, and its bytes do not change;
 *   foreign threads keep priority, options, stack, domain, and live on;
 *   threads of the fuzzers' making are user threads, of their domain, on stacks of their own, one
 *   on each, and no more urgent than they are;
 *   a thread that waits is in the list of what it waits for;
 *   a new thread may use nothing but itself, whatever the last one of its number could;
 *   fields beside all memory that they can write, and the stack of a foreign thread, keep every
 *   byte;
 *   their own objects are sound.
 */
#include "fuzz.h"
#include <zephyr/sys/internal/kobject_internal.h>

#define OBJECTS 128
#define FIELD   256

struct shadow {
	const struct k_object *ko;
	uint8_t perms[CONFIG_MAX_THREAD_BYTES];
	uint8_t type;
	uint8_t flags;
	uint32_t sum;
};

static struct shadow shadows[OBJECTS];
static unsigned int count;
static const char *wrong;
static const void *wrong_object;

/* Memory beside: kernel data, and partitions of nobody's domain, as large as the fuzzers' own. */
static uint8_t field_bss[FIELD];
static uint8_t field_data[FIELD] = {1};
K_APPMEM_PARTITION_DEFINE(a_partition_of_nobody);
K_APP_BMEM(a_partition_of_nobody) static uint8_t beside_a[MEMORY_SIZE];
K_APPMEM_PARTITION_DEFINE(z_partition_of_nobody);
K_APP_BMEM(z_partition_of_nobody) static uint8_t beside_z[MEMORY_SIZE];
static uint32_t stack_sum;

static void say(const char *what, const void *object)
{
	if (wrong == NULL) {
		wrong = what;
		wrong_object = object;
	}
}

static uint32_t sum_of(const void *memory, size_t size)
{
	const uint8_t *byte = memory;
	uint32_t sum = 2166136261U;

	for (size_t i = 0; i < size; i++) {
		sum = (sum ^ byte[i]) * 16777619U;
	}
	return sum;
}

/* Both stacks of the foreign thread; the guard below, where there is one, nobody reads. */
static uint32_t sum_of_stack(void)
{
	return sum_of((const char *)hidden_stack + K_KERNEL_STACK_RESERVED,
		      sizeof(hidden_stack) - K_KERNEL_STACK_RESERVED);
}

static bool within(const void *ptr, const void *start, size_t size)
{
	return (uintptr_t)ptr - (uintptr_t)start < size;
}

#define WITHIN(ptr, object) within(ptr, &(object), sizeof(object))

static bool is_given(const struct k_object *ko)
{
	return WITHIN(ko->name, allowed) || WITHIN(ko->name, raw) ||
	       WITHIN(ko->name, fuzz_threads) || ko->name == child_stack ||
	       (ko->flags & K_OBJ_FLAG_ALLOC) != 0U;
}

static size_t size_of(const struct k_object *ko)
{
	static const uint16_t sizes[] = {
		[K_OBJ_SEM] = sizeof(struct k_sem),
		[K_OBJ_MUTEX] = sizeof(struct k_mutex),
		[K_OBJ_CONDVAR] = sizeof(struct k_condvar),
		[K_OBJ_MSGQ] = sizeof(struct k_msgq),
		[K_OBJ_QUEUE] = sizeof(struct k_queue),
		[K_OBJ_STACK] = sizeof(struct k_stack),
		[K_OBJ_PIPE] = sizeof(struct k_pipe),
		[K_OBJ_EVENT] = sizeof(struct k_event),
		[K_OBJ_TIMER] = sizeof(struct k_timer),
		[K_OBJ_POLL_SIGNAL] = sizeof(struct k_poll_signal),
	};

	return ko->type < ARRAY_SIZE(sizes) ? sizes[ko->type] : 0U;
}

static bool is_alive(const struct k_thread *thread)
{
	return thread->stack_obj != NULL && (thread->base.thread_state & _THREAD_DEAD) == 0U;
}

/* What of a foreign object has to stay. */
static uint32_t state_of(const struct k_object *ko)
{
	const struct k_thread *thread = ko->name;

	if (ko->type != K_OBJ_THREAD) {
		return sum_of(ko->name, size_of(ko));
	}
	return sum_of(&(uintptr_t[]){(uintptr_t)thread->base.prio,
				     thread->base.user_options,
				     (uintptr_t)thread->stack_obj,
				     thread->stack_info.start,
				     thread->stack_info.size,
				     (uintptr_t)thread->mem_domain_info.mem_domain,
				     is_alive(thread)},
		      7 * sizeof(uintptr_t));
}

/* ---- threads ---- */

static struct k_thread *seen[16]; /* alive, of the fuzzers' making */
static unsigned int n_seen;

static bool is_in(struct k_thread *thread, sys_dlist_t *list)
{
	int left = 64; /* no list is that long */
	sys_dnode_t *node;

	SYS_DLIST_FOR_EACH_NODE(list, node) {
		if (node == &thread->base.qnode_dlist) {
			return true;
		}
		if (left-- == 0) {
			say("a list without an end", thread);
			break;
		}
	}
	return false;
}

static void look_at_thread(struct k_object *ko, void *unused)
{
	struct k_thread *thread = ko->name;

	ARG_UNUSED(unused);
	if (ko->type != K_OBJ_THREAD || !is_alive(thread) || !is_given(ko)) {
		return;
	}
	if ((thread->base.user_options & (K_USER | K_ESSENTIAL)) != K_USER) {
		say("a thread of a fuzzer's in the kernel, or essential", thread);
	}
	if (thread->base.prio < FUZZ_PRIO) {
		say("a thread of a fuzzer's is more urgent than it may be", thread);
	}
	if (thread->mem_domain_info.mem_domain != &fuzz_domain) {
		say("a thread of a fuzzer's is in another domain", thread);
	}
	if (thread->base.pended_on != NULL && !is_in(thread, &thread->base.pended_on->waitq)) {
		say("a thread waits where nobody knows of it", thread);
	}
	for (unsigned int i = 0; i < n_seen; i++) {
		if (seen[i]->stack_obj == thread->stack_obj) {
			say("two threads on one stack", thread);
		}
	}
	if (n_seen < ARRAY_SIZE(seen)) {
		seen[n_seen++] = thread;
	}
}

/* ---- objects ---- */

/* Bits of threads that have ended may go. */
static bool has_more(const uint8_t *perms, const uint8_t *than)
{
	for (size_t i = 0; i < CONFIG_MAX_THREAD_BYTES; i++) {
		if ((perms[i] & ~than[i]) != 0U) {
			return true;
		}
	}
	return false;
}

static void compare(struct k_object *ko, void *at)
{
	unsigned int *next = at;
	const struct shadow *s = &shadows[*next];

	if (is_given(ko)) {
		return;
	}
	*next += *next < count;
	if (s->ko != ko || ko->type != s->type || ko->flags != s->flags) {
		say("a foreign object became another", ko->name);
	} else if (has_more(ko->perms, s->perms)) {
		say("permissions on a foreign object", ko->name);
	} else if (state_of(ko) != s->sum) {
		say("a foreign object changed", ko->name);
	}
}

static void take(struct k_object *ko, void *unused)
{
	struct shadow *s = &shadows[count];

	ARG_UNUSED(unused);
	if (is_given(ko)) {
		return;
	}
	if (count == OBJECTS) {
		say("more objects than the model has room for", ko->name);
		return;
	}
	count++;
	*s = (struct shadow){
		.ko = ko, .type = ko->type, .flags = ko->flags, .sum = state_of(ko)};
	memcpy(s->perms, ko->perms, sizeof(s->perms));
}

static void look_for_number(struct k_object *ko, void *thread)
{
	uint32_t bit = ((struct k_thread *)thread)->perm_bit - 1U;

	if (ko->name != thread && (ko->perms[bit / 8U] & BIT(bit % 8U)) != 0U) {
		say("a new thread has permissions", ko->name);
	}
}

void model_new_thread(struct k_thread *thread)
{
	k_object_wordlist_foreach(look_for_number, thread);
}

/* ---- memory ---- */

static void fill(uint8_t *memory, size_t size)
{
	memset(memory, 0xa5, size);
}

static void keeps(const uint8_t *memory, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (memory[i] != 0xa5) {
			say("memory that no fuzzer has", &memory[i]);
		}
	}
}

void model_take(void)
{
	count = 0;
	fill(field_bss, sizeof(field_bss));
	fill(field_data, sizeof(field_data));
	fill(beside_a, sizeof(beside_a));
	fill(beside_z, sizeof(beside_z));
	stack_sum = sum_of_stack();
	k_object_wordlist_foreach(take, NULL);
}

static void check_own(void)
{
	if (allowed.msgq.used_msgs > allowed.msgq.max_msgs) {
		say("more messages than room", &allowed.msgq);
	}
	if (allowed.pipe.bytes_used > allowed.pipe.size) {
		say("more bytes than room", &allowed.pipe);
	}
	if (allowed.stack.next < allowed.stack.base || allowed.stack.next > allowed.stack.top) {
		say("more words than room", &allowed.stack);
	}
	if (allowed.sem.count > allowed.sem.limit) {
		say("more than the limit", &allowed.sem);
	}
	if ((raw.msgq.flags & K_MSGQ_FLAG_ALLOC) != 0U &&
	    raw.msgq.max_msgs > 0U &&
	    raw.msgq.msg_size > CONFIG_HEAP_MEM_POOL_SIZE / raw.msgq.max_msgs) {
		say("a larger buffer than there is memory", &raw.msgq);
	}
	if ((raw.stack.flags & K_STACK_FLAG_ALLOC) != 0U &&
	    (size_t)(raw.stack.top - raw.stack.base) >
		    CONFIG_HEAP_MEM_POOL_SIZE / sizeof(stack_data_t)) {
		say("a larger buffer than there is memory", &raw.stack);
	}
}

bool model_holds(void)
{
	unsigned int next = 0;

	n_seen = 0;
	k_object_wordlist_foreach(look_at_thread, NULL);
	k_object_wordlist_foreach(compare, &next);
	if (next != count) {
		say("foreign objects are gone", NULL);
	}
	keeps(field_bss, sizeof(field_bss));
	keeps(field_data, sizeof(field_data));
	keeps(beside_a, sizeof(beside_a));
	keeps(beside_z, sizeof(beside_z));
	if (sum_of_stack() != stack_sum) {
		say("the stack of a foreign thread", hidden_stack);
	}
	check_own();
	if (wrong != NULL) {
		TC_PRINT("the model: %s (%p)\n", wrong, wrong_object);
	}
	return wrong == NULL;
}

void end_all_threads(void)
{
	do {
		n_seen = 0;
		k_object_wordlist_foreach(look_at_thread, NULL);
		for (unsigned int i = 0; i < n_seen; i++) {
			k_thread_abort(seen[i]);
		}
	} while (n_seen > 0U);
}
