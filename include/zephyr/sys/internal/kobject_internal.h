/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What user mode keeps about a kernel object. For the kernel, checks of system calls and tests.
 */
#ifndef ZEPHYR_INCLUDE_SYS_INTERNAL_KOBJECT_INTERNAL_H_
#define ZEPHYR_INCLUDE_SYS_INTERNAL_KOBJECT_INTERNAL_H_

#include <zephyr/sys/kobject.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_USERSPACE

/** Facts that depend on the kind of the object. */
union k_object_data {
	struct k_mutex *mutex; /* behind a K_OBJ_SYS_MUTEX, which lies in user memory */
	size_t stack_size;     /* K_OBJ_THREAD_STACK_ELEMENT: bytes for the user */
	unsigned int thread_id;
	uintptr_t unused;
};

/** An object: one of the table that the build makes, or one of k_object_alloc(). Lock: kernel. */
struct k_object {
	void *name; /* its address */
	uint8_t perms[CONFIG_MAX_THREAD_BYTES];
	uint8_t type;  /* enum k_objects */
	uint8_t flags; /* K_OBJ_FLAG_* */
	union k_object_data data;
} __packed __aligned(4);

/** Called by k_object_wordlist_foreach() for each object. */
typedef void (*_wordlist_cb_func_t)(struct k_object *ko, void *context);

/** @brief What is known about @p obj, any value; NULL: not a kernel object. Context: any. */
struct k_object *k_object_find(const void *obj);

/** @brief Call @p func for every object. Lock: kernel, held throughout. */
void k_object_wordlist_foreach(_wordlist_cb_func_t func, void *context);

/** @brief Note that @p obj can be used now; nothing if it is not a kernel object. Context: any. */
void k_object_init(const void *obj);

/** @brief The contrary: it has to be initialised again before it is used. Context: any. */
void k_object_uninit(const void *obj);

/** @brief Note that @p obj is new: initialised, the caller alone may use it. Context: thread. */
void k_object_recycle(const void *obj);

/** @brief Give the permissions that @p parent has to @p child too. Context: thread. */
void k_thread_perms_inherit(struct k_thread *parent, struct k_thread *child);

/** @brief Let @p thread use @p ko. Context: thread. */
void k_thread_perms_set(struct k_object *ko, struct k_thread *thread);

/** @brief Let @p thread use each of @p objects, up to NULL. Context: thread. */
void z_thread_grant_all(struct k_thread *thread, const void *const *objects);

/** @brief Take that back. An allocated object that nobody may use any more is freed. */
void k_thread_perms_clear(struct k_object *ko, struct k_thread *thread);

/** @brief Take all permissions of @p thread back. */
void k_thread_perms_all_clear(struct k_thread *thread);

/**
 * @brief Memory of @p size bytes for an object that is not a kernel object type of its own;
 * registered as @p K_OBJ_ANY. From the resource pool of the current thread. Context: thread.
 */
struct k_object *k_object_create_dynamic_aligned(size_t align, size_t size);
#define k_object_create_dynamic(size) k_object_create_dynamic_aligned(sizeof(void *), size)

#else

/* Marks a freshly set up object; nothing to note without user mode. */
#define k_object_init(obj) ARG_UNUSED(obj)

#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_INTERNAL_KOBJECT_INTERNAL_H_ */
