/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User work: items that are the kernel's only while they are queued.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_

#include <zephyr/kernel/queue.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/sys/atomic.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work_user;

/** @brief What a user work item calls. Context: the thread of its queue. */
typedef void (*k_work_user_handler_t)(struct k_work_user *work);

/** @brief A user work queue. All members are the kernel's. */
struct k_work_user_q {
	struct k_queue queue;
	struct k_thread thread;
};

enum {
	K_WORK_USER_STATE_PENDING, /* bit of k_work_user.flags: queued */
};

/** @brief A user work item. */
struct k_work_user {
	void *_reserved; /* the queue's link */
	k_work_user_handler_t handler;
	atomic_t flags;
};

#if defined(__cplusplus) && ((__cplusplus - 0) < 202002L)
#define Z_WORK_USER_INITIALIZER(work_handler) {NULL, work_handler, 0}
#else
#define Z_WORK_USER_INITIALIZER(work_handler)                                                      \
	{                                                                                          \
		._reserved = NULL,                                                                 \
		.handler = (work_handler),                                                         \
		.flags = 0,                                                                        \
	}
#endif

/** @brief Define and initialise user work item @p work. */
#define K_WORK_USER_DEFINE(work, work_handler)                                                     \
	struct k_work_user work = Z_WORK_USER_INITIALIZER(work_handler)

/** @brief Initialise @p work. */
static inline void k_work_user_init(struct k_work_user *work, k_work_user_handler_t handler)
{
	*work = (struct k_work_user)Z_WORK_USER_INITIALIZER(handler);
}

/** @brief True where @p work is queued. Context: any. */
static inline bool k_work_user_is_pending(struct k_work_user *work)
{
	return atomic_test_bit(&work->flags, K_WORK_USER_STATE_PENDING);
}

/**
 * @brief Put @p work into @p work_q, with a node of the caller's resource pool.
 *
 * @retval 0 done. @retval -EBUSY it is in. @retval -ENOMEM no memory for the node. Context: any.
 */
static inline int k_work_user_submit_to_queue(struct k_work_user_q *work_q,
					      struct k_work_user *work)
{
	int ret = -EBUSY;

	if (!atomic_test_and_set_bit(&work->flags, K_WORK_USER_STATE_PENDING)) {
		ret = k_queue_alloc_append(&work_q->queue, work);
		if (ret < 0) {
			atomic_clear_bit(&work->flags, K_WORK_USER_STATE_PENDING);
		}
	}
	return ret;
}

/** @brief Start the thread of @p work_q, in user mode where there is one. @p name may be NULL. */
void k_work_user_queue_start(struct k_work_user_q *work_q, k_thread_stack_t *stack,
			     size_t stack_size, int prio, const char *name);

/** @brief The thread of @p work_q. */
static inline k_tid_t k_work_user_queue_thread_get(struct k_work_user_q *work_q)
{
	return &work_q->thread;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_USER_H_ */
