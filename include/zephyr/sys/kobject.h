/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Permissions on kernel objects. Without user mode every thread may use every object.
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
	K_OBJ_LAST,
};

#define K_OBJ_FLAG_INITIALIZED BIT(0)
#define K_OBJ_FLAG_PUBLIC      BIT(1)
#define K_OBJ_FLAG_ALLOC       BIT(2)
#define K_OBJ_FLAG_DRIVER      BIT(3)

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

/* Marks a freshly set up object; nothing to note without user mode. */
#define k_object_init(obj) ARG_UNUSED(obj)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_KOBJECT_H_ */
