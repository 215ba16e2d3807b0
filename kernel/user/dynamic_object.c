/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Kernel objects made at run time: the object and its record in one piece of memory, found by the
 * object's address in a tree.
 */
#include "object.h"
#include "object_table.h"
#include "stack_use.h"
#include "../lock.h"
#include "../mempool.h"
#include "../mutex.h"
#include "../sched.h"
#include <string.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/internal/syscall_handler.h>

struct dynamic {
	union {
		struct dynamic *child[2];
		struct dynamic *next; /* in `gone` */
	};
	sys_dnode_t node; /* in `all` */
	struct k_object ko; /* its name is also what k_free() takes */
};

/*
 * At each level of the tree one more bit of the address decides, the lowest that can differ first.
 * It needs no balance: it is never deeper than an address has bits, whatever users allocate.
 */
static struct dynamic *root;
static sys_dlist_t all = SYS_DLIST_STATIC_INIT(&all);

/* No objects any more, their memory still there: a heap takes the kernel's lock. Lock: kernel. */
static struct dynamic *gone;

/* Where the link to @p obj is, or would be if there were one. Lock: kernel. */
static struct dynamic **place(const void *obj)
{
	uintptr_t bits = (uintptr_t)obj / sizeof(void *);
	struct dynamic **at = &root;

	while (*at != NULL && (*at)->ko.name != obj) {
		at = &(*at)->child[bits & 1U];
		bits >>= 1;
	}
	return at;
}

static void insert(struct dynamic *dyn)
{
	Z_ASSERT_LOCKED();
	__ASSERT_NO_MSG(*place(dyn->ko.name) == NULL);
	*place(dyn->ko.name) = dyn;
	sys_dlist_append(&all, &dyn->node);
}

/* A leaf below it, any, takes its place: it has the same bits down to there. */
static void take_out(struct dynamic *dyn)
{
	struct dynamic **at = place(dyn->ko.name);
	struct dynamic **end = at;
	struct dynamic *leaf;

	Z_ASSERT_LOCKED();
	__ASSERT_NO_MSG(*at == dyn);
	for (leaf = dyn; leaf->child[0] != NULL || leaf->child[1] != NULL; leaf = *end) {
		end = &leaf->child[leaf->child[0] == NULL];
	}
	*end = NULL;
	if (leaf != dyn) {
		leaf->child[0] = dyn->child[0];
		leaf->child[1] = dyn->child[1];
		*at = leaf;
	}
	sys_dlist_remove(&dyn->node);
}

struct k_object *z_object_find_dynamic(const void *obj)
{
	struct dynamic *dyn = *place(obj);

	return (dyn == NULL) ? NULL : &dyn->ko;
}

void z_object_foreach_dynamic(_wordlist_cb_func_t fn, void *context)
{
	struct dynamic *dyn;
	struct dynamic *next;

	SYS_DLIST_FOR_EACH_CONTAINER_SAFE(&all, dyn, next, node) {
		fn(&dyn->ko, context);
	}
}

/* Lock: kernel. */
static void release_owned(struct k_object *ko, void *thread)
{
	struct k_mutex *mutex = (struct k_mutex *)ko->name;

	if (ko->type == K_OBJ_MUTEX && z_object_initialized(ko) && mutex->owner == thread) {
		z_mutex_abandon(mutex);
	}
}

/* A mutex would go on pointing to it. */
static void release_mutexes(void *thread)
{
	struct k_object *end = z_object_table_end();
	z_key_t key;

	for (struct k_object *ko = z_object_table(); ko < end; ko++) {
		if (ko->type == K_OBJ_MUTEX) {
			key = z_lock();
			release_owned(ko, thread);
			z_resched_unlock(key);
		}
	}
	key = z_lock();
	z_object_foreach_dynamic(release_owned, thread);
	z_resched_unlock(key);
}

/* Items that users put in are in nodes of the heap, which go as they are taken out. */
static void empty(struct k_queue *queue)
{
	while (!z_impl_k_queue_is_empty(queue)) {
		(void)z_impl_k_queue_get(queue, K_NO_WAIT);
	}
}

/* What belongs to it besides its own memory. */
static void clean_up(struct k_object *ko)
{
	if (ko->type == K_OBJ_MSGQ && z_object_initialized(ko)) {
		(void)k_msgq_cleanup((struct k_msgq *)ko->name);
	} else if (ko->type == K_OBJ_THREAD) {
		release_mutexes(ko->name);
	} else if (ko->type == K_OBJ_STACK && z_object_initialized(ko)) {
		(void)k_stack_cleanup((struct k_stack *)ko->name);
	} else if (ko->type == K_OBJ_QUEUE && z_object_initialized(ko)) {
		empty(ko->name);
	} else if (IS_ENABLED(CONFIG_SYS_CLOCK_EXISTS) && ko->type == K_OBJ_TIMER &&
		   z_object_initialized(ko)) {
		z_impl_k_timer_stop(ko->name);
	} else if (IS_ENABLED(CONFIG_PIPES) && ko->type == K_OBJ_PIPE &&
		   z_object_initialized(ko)) {
		(void)k_pipe_cleanup((struct k_pipe *)ko->name);
	}
}

void z_object_memory_free(void)
{
	for (;;) {
		z_key_t key = z_lock();
		struct dynamic *dyn = gone;

		if (dyn != NULL) {
			gone = dyn->next;
		}
		z_unlock(key);
		if (dyn == NULL) {
			return;
		}
		clean_up(&dyn->ko);
		k_free(dyn->ko.name);
	}
}

void z_object_free_dynamic(struct k_object *ko)
{
	struct dynamic *dyn = CONTAINER_OF(ko, struct dynamic, ko);

	if (ko->type == K_OBJ_THREAD_STACK_ELEMENT && z_stack_in_use(ko->name)) {
		return; /* nobody's, until free_left() */
	}
	take_out(dyn);
	dyn->next = gone;
	gone = dyn;
}

/* The object lies first, for its alignment, the record behind it. */
static struct dynamic *create(size_t align, size_t size)
{
	size_t offset = ROUND_UP(size, __alignof__(struct dynamic));
	char *memory;
	struct dynamic *dyn;
	z_key_t key;

	if (offset < size || offset + sizeof(*dyn) < offset) {
		return NULL;
	}
	memory = z_thread_aligned_alloc(MAX(align, __alignof__(struct dynamic)),
					offset + sizeof(*dyn));
	if (memory == NULL) {
		return NULL;
	}
	(void)memset(memory, 0, offset + sizeof(*dyn));
	dyn = (struct dynamic *)(memory + offset);
	dyn->ko.name = memory;
	dyn->ko.flags = K_OBJ_FLAG_ALLOC;
	key = z_lock();
	insert(dyn);
	z_unlock(key);
	return dyn;
}

struct k_object *k_object_create_dynamic_aligned(size_t align, size_t size)
{
	struct dynamic *dyn = create(align, size);

	return (dyn == NULL) ? NULL : &dyn->ko;
}

/* A stack that was still in use when the last one who may use it was gone. */
static void free_if_left(struct k_object *ko, void *unused)
{
	ARG_UNUSED(unused);
	for (size_t i = 0; i < sizeof(ko->perms); i++) {
		if (ko->perms[i] != 0U) {
			return;
		}
	}
	if (ko->type == K_OBJ_THREAD_STACK_ELEMENT) {
		z_object_free_dynamic(ko);
	}
}

static void free_left(void)
{
	z_key_t key = z_lock();

	z_object_foreach_dynamic(free_if_left, NULL);
	z_unlock(key);
	z_object_memory_free();
}

/* Kinds of a fixed size. */
static const uint16_t sizes[] = {
	[K_OBJ_MEM_SLAB] = sizeof(struct k_mem_slab),
	[K_OBJ_MSGQ] = sizeof(struct k_msgq),
	[K_OBJ_MUTEX] = sizeof(struct k_mutex),
	[K_OBJ_PIPE] = sizeof(struct k_pipe),
	[K_OBJ_QUEUE] = sizeof(struct k_queue),
	[K_OBJ_POLL_SIGNAL] = sizeof(struct k_poll_signal),
	[K_OBJ_SEM] = sizeof(struct k_sem),
	[K_OBJ_STACK] = sizeof(struct k_stack),
	[K_OBJ_THREAD] = sizeof(struct k_thread),
	[K_OBJ_TIMER] = sizeof(struct k_timer),
	[K_OBJ_CONDVAR] = sizeof(struct k_condvar),
	[K_OBJ_EVENT] = sizeof(struct k_event),
};

static size_t size_of(enum k_objects otype)
{
	return ((size_t)otype < ARRAY_SIZE(sizes)) ? sizes[otype] : 0U;
}

void *z_impl_k_object_alloc_size(enum k_objects otype, size_t size)
{
	size_t align = sizeof(void *);
	struct dynamic *dyn;

	if (otype <= K_OBJ_ANY || otype >= K_OBJ_LAST) {
		return NULL;
	}
	free_left();
	if (otype == K_OBJ_THREAD_STACK_ELEMENT) {
		if (size == 0U || K_THREAD_STACK_LEN(size) < size) {
			return NULL;
		}
		align = Z_THREAD_STACK_OBJ_ALIGN(size);
		dyn = create(align, K_THREAD_STACK_LEN(size));
	} else if (size < size_of(otype) || size_of(otype) == 0U) {
		return NULL;
	} else {
		dyn = create((otype == K_OBJ_THREAD) ? __alignof__(struct k_thread) : align, size);
	}
	if (dyn == NULL) {
		return NULL;
	}
	if (otype == K_OBJ_THREAD_STACK_ELEMENT) {
		dyn->ko.data.stack_size = K_THREAD_STACK_LEN(size) - K_THREAD_STACK_RESERVED;
	}
	k_thread_perms_set(&dyn->ko, _current);
	dyn->ko.type = (uint8_t)otype; /* last: a stack of nobody would be freed */
	return dyn->ko.name;
}

void *z_impl_k_object_alloc(enum k_objects otype)
{
	size_t size = size_of(otype);

	return (size == 0U) ? NULL : z_impl_k_object_alloc_size(otype, size);
}

void k_object_free(void *obj)
{
	z_key_t key = z_lock();
	struct k_object *ko = z_object_find_dynamic(obj);

	if (ko != NULL) {
		z_object_free_dynamic(ko);
	}
	z_unlock(key);
	z_object_memory_free();
}
