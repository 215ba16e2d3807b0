/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Permissions on kernel objects: a user thread may use those that it was given, that it made, or
 * that are public. Kernel threads, and all threads without user mode, may use every object.
 */
#ifndef ZEPHYR_INCLUDE_SYS_KOBJECT_H_
#define ZEPHYR_INCLUDE_SYS_KOBJECT_H_

#include <stdbool.h>
#include <stddef.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;

/** @brief Kinds of kernel objects. */
enum k_objects {
	K_OBJ_ANY,
	K_OBJ_MEM_SLAB,
	K_OBJ_MSGQ,
	K_OBJ_MUTEX,
	K_OBJ_PIPE,
	K_OBJ_QUEUE,
	K_OBJ_POLL_SIGNAL,
	K_OBJ_SEM,
	K_OBJ_STACK,
	K_OBJ_THREAD,
	K_OBJ_TIMER,
	K_OBJ_THREAD_STACK_ELEMENT,
	K_OBJ_NET_SOCKET,
	K_OBJ_NET_IF,
	K_OBJ_SYS_MUTEX,
	K_OBJ_FUTEX,
	K_OBJ_CONDVAR,
	K_OBJ_EVENT,
#ifdef CONFIG_USERSPACE
#include <zephyr/kobj-types-enum.h> /* K_OBJ_DRIVER_<CLASS>, ... */
#endif
	K_OBJ_LAST,
};

#define K_OBJ_FLAG_INITIALIZED BIT(0)
#define K_OBJ_FLAG_PUBLIC      BIT(1)
#define K_OBJ_FLAG_ALLOC       BIT(2)
#define K_OBJ_FLAG_DRIVER      BIT(3)

#ifdef CONFIG_USERSPACE

/** Objects that a thread of K_THREAD_DEFINE() may use from its start on. */
struct k_object_assignment {
	struct k_thread *thread;
	const void *const *objects; /* up to NULL */
};

/** @brief Let the thread @p name_ of K_THREAD_DEFINE() use the objects that follow. */
#define K_THREAD_ACCESS_GRANT(name_, ...)                                                          \
	static const void *const _CONCAT(_object_list_, name_)[] = {__VA_ARGS__, NULL};            \
	static const STRUCT_SECTION_ITERABLE(k_object_assignment,                                  \
					     _CONCAT(_object_access_, name_)) = {                  \
		.thread = (struct k_thread *)&_k_thread_obj_##name_,                               \
		.objects = _CONCAT(_object_list_, name_),                                          \
	}

/**
 * @brief Let @p thread use @p object. Context: thread; from user mode: the caller has to be allowed
 * to use both.
 */
__syscall void k_object_access_grant(const void *object, struct k_thread *thread);

/** @brief Take that back. Context: thread, not user mode. */
void k_object_access_revoke(const void *object, struct k_thread *thread);

/** @brief The caller gives up its own permission. Context: thread. */
__syscall void k_object_release(const void *object);

/** @brief Let all threads use @p object, for good. Context: thread, not user mode. */
void k_object_access_all_grant(const void *object);

/**
 * @brief May the current thread use @p obj, initialised and of kind @p otype? Context: thread.
 */
bool k_object_is_valid(const void *obj, enum k_objects otype);

/**
 * @brief Memory for a kernel object of kind @p otype, from the caller's resource pool; the caller
 * may use it. Not yet initialised. @return NULL: none. Context: thread. (CONFIG_DYNAMIC_OBJECTS)
 */
__syscall void *k_object_alloc(enum k_objects otype);

/** @brief The same for kinds of any size: stacks, of @p size usable bytes. */
__syscall void *k_object_alloc_size(enum k_objects otype, size_t size);

/** @brief Free an object of k_object_alloc(). Context: thread, not user mode. */
void k_object_free(void *obj);

#else

#define K_THREAD_ACCESS_GRANT(thread, ...)

static inline void k_object_access_grant(const void *object, struct k_thread *thread)
{
	ARG_UNUSED(object);
	ARG_UNUSED(thread);
}

static inline void k_object_access_revoke(const void *object, struct k_thread *thread)
{
	ARG_UNUSED(object);
	ARG_UNUSED(thread);
}

static inline void k_object_release(const void *object)
{
	ARG_UNUSED(object);
}

static inline void k_object_access_all_grant(const void *object)
{
	ARG_UNUSED(object);
}

static inline bool k_object_is_valid(const void *obj, enum k_objects otype)
{
	ARG_UNUSED(obj);
	ARG_UNUSED(otype);
	return true;
}

static inline void *k_object_alloc(enum k_objects otype)
{
	ARG_UNUSED(otype);
	return NULL;
}

static inline void *k_object_alloc_size(enum k_objects otype, size_t size)
{
	ARG_UNUSED(otype);
	ARG_UNUSED(size);
	return NULL;
}

static inline void k_object_free(void *obj)
{
	ARG_UNUSED(obj);
}

#endif /* CONFIG_USERSPACE */

#ifdef __cplusplus
}
#endif

#ifdef CONFIG_USERSPACE
#include <zephyr/syscalls/kobject.h>
#endif

#endif /* ZEPHYR_INCLUDE_SYS_KOBJECT_H_ */
