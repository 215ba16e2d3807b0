/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Queues of the caller's own items, of any length: k_queue, and its two simple faces k_fifo and
 * k_lifo.
 *
 * An item is any word-aligned memory whose first word the queue may use while the item is in it.
 * The
 * *_alloc_* calls queue data that has no such word: they take a small node from the calling
 * thread's resource pool and give it back when the item leaves the queue.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_QUEUE_H_
#define ZEPHYR_INCLUDE_KERNEL_QUEUE_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/sys/sflist.h>
#include <zephyr/sys/slist.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A queue. All members are the kernel's. */
struct k_queue {
	sys_sflist_t data_q;
	_wait_q_t wait_q;
	SYS_PORT_TRACING_TRACKING_FIELD(k_queue)
};

#define Z_QUEUE_INITIALIZER(obj)                                                                   \
	{                                                                                          \
		.data_q = SYS_SFLIST_STATIC_INIT(&obj.data_q),                                     \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q),                                              \
	}

/** @brief Define and initialise queue @p name. */
#define K_QUEUE_DEFINE(name) STRUCT_SECTION_ITERABLE(k_queue, name) = Z_QUEUE_INITIALIZER(name)

/** @brief Initialise @p queue, empty. Context: any. */
__syscall void k_queue_init(struct k_queue *queue);

/** @brief Make the best waiting k_queue_get() return NULL now. Context: any. */
__syscall void k_queue_cancel_wait(struct k_queue *queue);

/** @brief Add item @p data at the tail. Context: any. */
void k_queue_append(struct k_queue *queue, void *data);

/**
 * @brief Add @p data at the tail without using its first word.
 *
 * @retval 0 added. @retval -ENOMEM the resource pool has no room, or there is none. Context: any.
 */
__syscall int32_t k_queue_alloc_append(struct k_queue *queue, void *data);

/** @brief Add item @p data at the head. Context: any. */
void k_queue_prepend(struct k_queue *queue, void *data);

/** @brief As k_queue_alloc_append(), at the head. */
__syscall int32_t k_queue_alloc_prepend(struct k_queue *queue, void *data);

/**
 * @brief Add item @p data after item @p prev, which is in the queue (NULL: at the head). Context:
 * any.
 */
void k_queue_insert(struct k_queue *queue, void *prev, void *data);

/**
 * @brief Add a chain of items, linked through their first words and ended by NULL, at once.
 *
 * @retval 0 added. @retval -EINVAL @p head or @p tail is NULL. Context: any.
 */
int k_queue_append_list(struct k_queue *queue, void *head, void *tail);

/**
 * @brief Move all items of @p list to the tail; @p list is empty afterwards.
 *
 * @retval 0 done. @retval -EINVAL @p list is empty. Context: any.
 */
int k_queue_merge_slist(struct k_queue *queue, sys_slist_t *list);

/**
 * @brief Take the item at the head.
 *
 * @return the item; NULL: time is up or k_queue_cancel_wait(). Context: thread; with K_NO_WAIT any.
 */
__syscall void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);

/** @brief Take item @p data out, wherever it is. @return false: it is not there. Context: any. */
bool k_queue_remove(struct k_queue *queue, void *data);

/** @brief Add item @p data at the tail unless it is in. @return false: it is. Context: any. */
bool k_queue_unique_append(struct k_queue *queue, void *data);

/** @brief Non-zero where @p queue is empty. Context: any. */
__syscall int k_queue_is_empty(struct k_queue *queue);

/** @brief The item at the head, which stays; NULL: empty. Context: any. */
__syscall void *k_queue_peek_head(struct k_queue *queue);

/** @brief The item at the tail, which stays; NULL: empty. Context: any. */
__syscall void *k_queue_peek_tail(struct k_queue *queue);

/** @brief First in, first out. */
struct k_fifo {
	struct k_queue _queue;
#ifdef CONFIG_OBJ_CORE_FIFO
	struct k_obj_core obj_core;
#endif
};

#define Z_FIFO_INITIALIZER(obj)                                                                    \
	{                                                                                          \
		._queue = Z_QUEUE_INITIALIZER(obj._queue),                                         \
	}

/** @brief Define and initialise FIFO @p name. */
#define K_FIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_fifo, name) = Z_FIFO_INITIALIZER(name)

/** @brief Last in, first out. */
struct k_lifo {
	struct k_queue _queue;
#ifdef CONFIG_OBJ_CORE_LIFO
	struct k_obj_core obj_core;
#endif
};

#define Z_LIFO_INITIALIZER(obj)                                                                    \
	{                                                                                          \
		._queue = Z_QUEUE_INITIALIZER(obj._queue),                                         \
	}

/** @brief Define and initialise LIFO @p name. */
#define K_LIFO_DEFINE(name) STRUCT_SECTION_ITERABLE(k_lifo, name) = Z_LIFO_INITIALIZER(name)

#if defined(CONFIG_OBJ_CORE_FIFO) || defined(CONFIG_OBJ_CORE_LIFO)
void z_fifo_link(struct k_fifo *fifo);
void z_lifo_link(struct k_lifo *lifo);
#endif

#ifdef CONFIG_OBJ_CORE_FIFO
#define Z_FIFO_LINK(fifo) z_fifo_link(fifo)
#else
#define Z_FIFO_LINK(fifo)
#endif

#ifdef CONFIG_OBJ_CORE_LIFO
#define Z_LIFO_LINK(lifo) z_lifo_link(lifo)
#else
#define Z_LIFO_LINK(lifo)
#endif

/* The calls below are those of k_queue; see there. */

/** @brief k_queue_init() for a FIFO. */
#define k_fifo_init(fifo)                                                                          \
	({                                                                                         \
		k_queue_init(&(fifo)->_queue);                                                     \
		Z_FIFO_LINK(fifo);                                                                 \
	})
/** @brief Make the best waiting k_fifo_get() return NULL. */
#define k_fifo_cancel_wait(fifo)         ({ k_queue_cancel_wait(&(fifo)->_queue); })
/** @brief Add item @p data. */
#define k_fifo_put(fifo, data)           ({ k_queue_append(&(fifo)->_queue, data); })
/** @brief Add @p data with a node from the resource pool: 0 or -ENOMEM. */
#define k_fifo_alloc_put(fifo, data)     ({ k_queue_alloc_append(&(fifo)->_queue, data); })
/** @brief Add a chain of items. */
#define k_fifo_put_list(fifo, head, tail) ({ k_queue_append_list(&(fifo)->_queue, head, tail); })
/** @brief Move all items of an slist. */
#define k_fifo_put_slist(fifo, list)     ({ k_queue_merge_slist(&(fifo)->_queue, list); })
/** @brief Take the oldest item, or NULL. */
#define k_fifo_get(fifo, timeout)        ({ k_queue_get(&(fifo)->_queue, timeout); })
/** @brief Non-zero where empty. */
#define k_fifo_is_empty(fifo)            k_queue_is_empty(&(fifo)->_queue)
/** @brief The item that comes next, or NULL. */
#define k_fifo_peek_head(fifo)           ({ k_queue_peek_head(&(fifo)->_queue); })
/** @brief The item added last, or NULL. */
#define k_fifo_peek_tail(fifo)           ({ k_queue_peek_tail(&(fifo)->_queue); })

/** @brief k_queue_init() for a LIFO. */
#define k_lifo_init(lifo)                                                                          \
	({                                                                                         \
		k_queue_init(&(lifo)->_queue);                                                     \
		Z_LIFO_LINK(lifo);                                                                 \
	})
/** @brief Add item @p data. */
#define k_lifo_put(lifo, data)       ({ k_queue_prepend(&(lifo)->_queue, data); })
/** @brief Add @p data with a node from the resource pool: 0 or -ENOMEM. */
#define k_lifo_alloc_put(lifo, data) ({ k_queue_alloc_prepend(&(lifo)->_queue, data); })
/** @brief Take the newest item, or NULL. */
#define k_lifo_get(lifo, timeout)    ({ k_queue_get(&(lifo)->_queue, timeout); })

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_queue.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_QUEUE_H_ */
