/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Work: functions that threads call for whoever submits them.
 *
 * A work item is a function and a place in a queue; a work queue is a thread that takes items off
 * its queue and calls them, one after the other. Delayable items go there after a time. See also
 * work_poll.h (submitted when something happens) and work_user.h (the small kind that user threads
 * may submit).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_WORK_H_
#define ZEPHYR_INCLUDE_KERNEL_WORK_H_

#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/slist.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_work;
struct k_work_q;

/** @brief What a work item calls. Context: the thread of its queue. */
typedef void (*k_work_handler_t)(struct k_work *work);

/* Bits of k_work.flags and of k_work_q.flags. */
enum {
	K_WORK_RUNNING_BIT = 0,
	K_WORK_CANCELING_BIT = 1,
	K_WORK_QUEUED_BIT = 2,
	K_WORK_DELAYED_BIT = 3,
	K_WORK_FLUSHING_BIT = 4,
	K_WORK_MASK = BIT(K_WORK_DELAYED_BIT) | BIT(K_WORK_QUEUED_BIT) | BIT(K_WORK_RUNNING_BIT) |
		      BIT(K_WORK_CANCELING_BIT) | BIT(K_WORK_FLUSHING_BIT),

	K_WORK_DELAYABLE_BIT = 8, /* the item is part of a k_work_delayable */
	K_WORK_DELAYABLE = BIT(K_WORK_DELAYABLE_BIT),

	K_WORK_QUEUE_STARTED_BIT = 0,
	K_WORK_QUEUE_STARTED = BIT(K_WORK_QUEUE_STARTED_BIT),
	K_WORK_QUEUE_BUSY_BIT = 1, /* a handler runs */
	K_WORK_QUEUE_BUSY = BIT(K_WORK_QUEUE_BUSY_BIT),
	K_WORK_QUEUE_DRAIN_BIT = 2, /* takes items of its own only */
	K_WORK_QUEUE_DRAIN = BIT(K_WORK_QUEUE_DRAIN_BIT),
	K_WORK_QUEUE_PLUGGED_BIT = 3, /* takes none */
	K_WORK_QUEUE_PLUGGED = BIT(K_WORK_QUEUE_PLUGGED_BIT),
	K_WORK_QUEUE_NO_YIELD_BIT = 8,
	K_WORK_QUEUE_NO_YIELD = BIT(K_WORK_QUEUE_NO_YIELD_BIT),

	/* What k_work_busy_get() tells. */
	K_WORK_RUNNING = BIT(K_WORK_RUNNING_BIT),     /**< its handler runs */
	K_WORK_CANCELING = BIT(K_WORK_CANCELING_BIT), /**< being cancelled, can not be submitted */
	K_WORK_QUEUED = BIT(K_WORK_QUEUED_BIT),       /**< in a queue */
	K_WORK_DELAYED = BIT(K_WORK_DELAYED_BIT),     /**< scheduled for later */
	K_WORK_FLUSHING = BIT(K_WORK_FLUSHING_BIT),   /**< somebody waits for its end */
};

/** @brief A work item. All members are the kernel's. */
struct k_work {
	sys_snode_t node;
	k_work_handler_t handler;
	struct k_work_q *queue; /* where it was submitted last */
	uint32_t flags;
};

#define Z_WORK_INITIALIZER(work_handler)                                                           \
	{                                                                                          \
		.handler = work_handler,                                                           \
	}

/** @brief Define and initialise work item @p work. */
#define K_WORK_DEFINE(work, work_handler) struct k_work work = Z_WORK_INITIALIZER(work_handler)

/** @brief A work item with a delay. All members are the kernel's. */
struct k_work_delayable {
	struct k_work work;
	struct _timeout timeout;
	struct k_work_q *queue; /* where it goes when the time has come */
};

#define Z_WORK_DELAYABLE_INITIALIZER(work_handler)                                                 \
	{                                                                                          \
		.work = {                                                                          \
			.handler = work_handler,                                                   \
			.flags = K_WORK_DELAYABLE,                                                 \
		},                                                                                 \
	}

/** @brief Define and initialise delayable work item @p work. */
#define K_WORK_DELAYABLE_DEFINE(work, work_handler)                                                \
	struct k_work_delayable work = Z_WORK_DELAYABLE_INITIALIZER(work_handler)

/* Who waits for the end of an item: through an item of its own behind it, or until it is idle. */
struct z_work_flusher {
	struct k_work work;
	_wait_q_t wait_q;
};

struct z_work_canceller {
	sys_snode_t node;
	struct k_work *work;
	_wait_q_t wait_q;
};

/**
 * @brief Room for one waiting k_work_flush(), k_work_cancel_sync() or their like; needs no set-up.
 */
struct k_work_sync {
	union {
		struct z_work_flusher flusher;
		struct z_work_canceller canceller;
	};
};

/** @brief Options of k_work_queue_start(). */
struct k_work_queue_config {
	const char *name; /**< of the thread, may be NULL */
	bool no_yield;    /**< true: no k_yield() after each item */
	bool essential;   /**< true: its thread is K_ESSENTIAL */
};

/** @brief A work queue. All members are the kernel's. Static ones are all zero before the start. */
struct k_work_q {
	struct k_thread thread;
	sys_slist_t pending; /* items to be done */
	_wait_q_t notifyq;   /* its thread, while there is nothing to do */
	_wait_q_t drainq;    /* those who wait until it is empty */
	uint32_t flags;
};

/** The system work queue: made and started only in a program that names it, however indirectly. */
extern struct k_work_q k_sys_work_q;

/** @brief Initialise @p work. It must not be in use. Context: any. */
void k_work_init(struct k_work *work, k_work_handler_t handler);

/** @brief State of @p work: K_WORK_RUNNING and others combined, 0: idle. Context: any. */
int k_work_busy_get(const struct k_work *work);

/** @brief True where @p work is anything but idle. Context: any. */
static inline bool k_work_is_pending(const struct k_work *work)
{
	return k_work_busy_get(work) != 0;
}

/**
 * @brief Put @p work into @p queue (NULL: where it was before).
 *
 * A running item goes to the queue that it runs in, so that it never runs twice at once.
 *
 * @retval 0 it is in a queue already. @retval 1 put in. @retval 2 it runs, and was put in again.
 * @retval -EBUSY it is being cancelled, or the queue drains or is plugged. @retval -EINVAL no
 * queue.
 * @retval -ENODEV the queue has not been started. Context: any.
 */
int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work);

/** @brief k_work_submit_to_queue() with the system work queue. */
int k_work_submit(struct k_work *work);

/**
 * @brief Wait until @p work has been done, if it is queued or runs.
 *
 * @param sync room that stays until the return
 * @return true: it waited. Context: thread, not that of the queue.
 */
bool k_work_flush(struct k_work *work, struct k_work_sync *sync);

/**
 * @brief Take @p work out of its queue; do not wait.
 *
 * @return what k_work_busy_get() tells then: 0 unless it runs. Context: any.
 */
int k_work_cancel(struct k_work *work);

/**
 * @brief Take @p work out of its queue; where it runs, wait until it does not.
 *
 * @return true: it was not idle before. Context: thread, not that of the queue.
 */
bool k_work_cancel_sync(struct k_work *work, struct k_work_sync *sync);

/** @brief Initialise @p queue. Context: any. */
void k_work_queue_init(struct k_work_q *queue);

/**
 * @brief Start the thread of @p queue; once only.
 *
 * @param stack stack object of @p stack_size usable bytes; @param prio priority of the thread
 * @param cfg options; NULL: none. Context: thread or boot.
 */
void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg);

/** @brief The thread of @p queue. Context: any. */
static inline k_tid_t k_work_queue_thread_get(struct k_work_q *queue)
{
	return &queue->thread;
}

/**
 * @brief Wait until @p queue is empty; meanwhile only its own items may be put in.
 *
 * @param plug true: also afterwards nothing is let in until k_work_queue_unplug()
 * @retval 1 it waited. @retval 0 it was empty. Context: thread, not that of the queue.
 */
int k_work_queue_drain(struct k_work_q *queue, bool plug);

/**
 * @brief Let items in again. @retval 0 done. @retval -EALREADY it was not plugged. Context: any.
 */
int k_work_queue_unplug(struct k_work_q *queue);

/** @brief Initialise @p dwork. It must not be in use. Context: any. */
void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler);

/** @brief The delayable item that @p work, given to its handler, is part of. */
static inline struct k_work_delayable *k_work_delayable_from_work(struct k_work *work)
{
	return CONTAINER_OF(work, struct k_work_delayable, work);
}

/** @brief k_work_busy_get() of a delayable item. */
int k_work_delayable_busy_get(const struct k_work_delayable *dwork);

/** @brief True where @p dwork is anything but idle. Context: any. */
static inline bool k_work_delayable_is_pending(const struct k_work_delayable *dwork)
{
	return k_work_delayable_busy_get(dwork) != 0;
}

/** @brief Uptime in ticks when the delay of @p dwork ends; the present where there is none. */
k_ticks_t k_work_delayable_expires_get(const struct k_work_delayable *dwork);

/** @brief Ticks until then; 0 where there is none. Context: any. */
k_ticks_t k_work_delayable_remaining_get(const struct k_work_delayable *dwork);

/**
 * @brief Submit @p dwork to @p queue after @p delay, unless it is scheduled or queued already.
 *
 * @param delay K_NO_WAIT: now, with the results of k_work_submit_to_queue(); K_FOREVER: never
 * @retval 0 it was scheduled or queued already. @retval 1 scheduled. @retval -EBUSY being
 * cancelled. Context: any.
 */
int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay);

/** @brief k_work_schedule_for_queue() with the system work queue. */
int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay);

/** @brief As k_work_schedule_for_queue(), but a delay that runs is replaced by @p delay. */
int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay);

/** @brief k_work_reschedule_for_queue() with the system work queue. */
int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay);

/** @brief k_work_flush() of @p dwork, whose delay ends now. */
bool k_work_flush_delayable(struct k_work_delayable *dwork, struct k_work_sync *sync);

/** @brief k_work_cancel() of @p dwork and of its delay. */
int k_work_cancel_delayable(struct k_work_delayable *dwork);

/** @brief k_work_cancel_sync() of @p dwork and of its delay. */
bool k_work_cancel_delayable_sync(struct k_work_delayable *dwork, struct k_work_sync *sync);

#ifdef __cplusplus
}
#endif

#include <zephyr/kernel/work_user.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_WORK_H_ */
