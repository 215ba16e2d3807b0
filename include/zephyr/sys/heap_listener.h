/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Callbacks on events of heaps: for statistics and for finding leaks.
 *
 * A listener belongs to one heap, by its identifier, and to one kind of event. Callbacks run in the
 * context of the call that caused the event, usually with the heap's lock held: they must be short
 * and must not use that heap.
 */

#ifndef ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H_
#define ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/slist.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

enum heap_event_types {
	HEAP_EVT_UNKNOWN = 0,
	HEAP_RESIZE, /* the end of a heap moved */
	HEAP_ALLOC,
	HEAP_FREE,
	HEAP_REALLOC,
	HEAP_MAX_EVENTS
};

/** The end of heap @p heap_id moved. */
typedef void (*heap_listener_resize_cb_t)(uintptr_t heap_id, void *old_heap_end,
					  void *new_heap_end);
/** Memory was taken, or is about to be freed. @p bytes: with the allocator's overhead. */
typedef void (*heap_listener_alloc_cb_t)(uintptr_t heap_id, void *mem, size_t bytes);
typedef void (*heap_listener_free_cb_t)(uintptr_t heap_id, void *mem, size_t bytes);

/** A listener; static, or defined by one of the macros below. */
struct heap_listener {
	sys_snode_t node;
	uintptr_t heap_id;
	enum heap_event_types event;
	union {
		heap_listener_alloc_cb_t alloc_cb;
		heap_listener_free_cb_t free_cb;
		heap_listener_resize_cb_t resize_cb;
	};
};

/** Identifier of a heap that is an object, and of the C library's. */
#define HEAP_ID_FROM_POINTER(heap_pointer) ((uintptr_t)(heap_pointer))
#define HEAP_ID_LIBC                       ((uintptr_t)0)

/** Define a listener. */
#define HEAP_LISTENER_ALLOC_DEFINE(name, _heap_id, _alloc_cb)                                      \
	struct heap_listener name = {                                                              \
		.heap_id = _heap_id,                                                               \
		.event = HEAP_ALLOC,                                                               \
		{.alloc_cb = _alloc_cb},                                                           \
	}
#define HEAP_LISTENER_FREE_DEFINE(name, _heap_id, _free_cb)                                        \
	struct heap_listener name = {                                                              \
		.heap_id = _heap_id,                                                               \
		.event = HEAP_FREE,                                                                \
		{.free_cb = _free_cb},                                                             \
	}
#define HEAP_LISTENER_RESIZE_DEFINE(name, _heap_id, _resize_cb)                                    \
	struct heap_listener name = {                                                              \
		.heap_id = _heap_id,                                                               \
		.event = HEAP_RESIZE,                                                              \
		{.resize_cb = _resize_cb},                                                         \
	}

#ifdef CONFIG_HEAP_LISTENER

/** Start or stop to call @p listener. Context: any. */
void heap_listener_register(struct heap_listener *listener);
void heap_listener_unregister(struct heap_listener *listener);

/** For allocators: tell the listeners. Context: any. */
void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes);
void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes);
void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end, void *new_heap_end);

#else

static inline void heap_listener_register(struct heap_listener *listener)
{
	ARG_UNUSED(listener);
}

static inline void heap_listener_unregister(struct heap_listener *listener)
{
	ARG_UNUSED(listener);
}

static inline void heap_listener_notify_alloc(uintptr_t heap_id, void *mem, size_t bytes)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(mem);
	ARG_UNUSED(bytes);
}

static inline void heap_listener_notify_free(uintptr_t heap_id, void *mem, size_t bytes)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(mem);
	ARG_UNUSED(bytes);
}

static inline void heap_listener_notify_resize(uintptr_t heap_id, void *old_heap_end,
					       void *new_heap_end)
{
	ARG_UNUSED(heap_id);
	ARG_UNUSED(old_heap_end);
	ARG_UNUSED(new_heap_end);
}

#endif /* CONFIG_HEAP_LISTENER */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_HEAP_LISTENER_H_ */
