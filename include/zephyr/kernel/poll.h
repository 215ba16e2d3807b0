/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Polling: wait for the first of several things to happen (CONFIG_POLL).
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_POLL_H_
#define ZEPHYR_INCLUDE_KERNEL_POLL_H_

#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_thread;
struct k_fifo;
struct k_msgq;
struct k_pipe;
struct k_poll_event;
struct k_queue;
struct k_sem;

/** Who watches: a thread in k_poll(), or a work item. */
struct z_poller {
	/*
	 * One of the events has happened; result as of k_poll(). 0, or -EAGAIN: too late. Lock:
	 * kernel.
	 */
	int (*fire)(struct z_poller *poller, int result);
	struct k_thread *thread; /* whose priority counts */
	struct k_poll_event *events;
	int num_events;
	int result; /* of the poll, or one of the states below */
};

#define Z_POLL_IDLE        1 /* does not watch */
#define Z_POLL_REGISTERING 2 /* about to wait: an event is only noted */
#define Z_POLL_WAITING     3

/* Numbers of types and states; the flag of number n is bit n - 1. */
enum _poll_types_bits {
	_POLL_TYPE_IGNORE,
	_POLL_TYPE_SIGNAL,
	_POLL_TYPE_SEM_AVAILABLE,
	_POLL_TYPE_DATA_AVAILABLE,
	_POLL_TYPE_MSGQ_DATA_AVAILABLE,
	_POLL_TYPE_PIPE_DATA_AVAILABLE,
	_POLL_NUM_TYPES
};

enum _poll_states_bits {
	_POLL_STATE_NOT_READY,
	_POLL_STATE_SIGNALED,
	_POLL_STATE_SEM_AVAILABLE,
	_POLL_STATE_DATA_AVAILABLE,
	_POLL_STATE_CANCELLED,
	_POLL_STATE_MSGQ_DATA_AVAILABLE,
	_POLL_STATE_PIPE_DATA_AVAILABLE,
	_POLL_NUM_STATES
};

#define Z_POLL_TYPE_BIT(type)   (1U << ((type) - 1U))
#define Z_POLL_STATE_BIT(state) (1U << ((state) - 1U))

#define _POLL_EVENT_NUM_UNUSED_BITS (32 - (8 + _POLL_NUM_TYPES + _POLL_NUM_STATES + 1))

/* What to wait for. */
#define K_POLL_TYPE_IGNORE              0
#define K_POLL_TYPE_SIGNAL              Z_POLL_TYPE_BIT(_POLL_TYPE_SIGNAL)
#define K_POLL_TYPE_SEM_AVAILABLE       Z_POLL_TYPE_BIT(_POLL_TYPE_SEM_AVAILABLE)
#define K_POLL_TYPE_DATA_AVAILABLE      Z_POLL_TYPE_BIT(_POLL_TYPE_DATA_AVAILABLE)
#define K_POLL_TYPE_FIFO_DATA_AVAILABLE K_POLL_TYPE_DATA_AVAILABLE
#define K_POLL_TYPE_MSGQ_DATA_AVAILABLE Z_POLL_TYPE_BIT(_POLL_TYPE_MSGQ_DATA_AVAILABLE)
#define K_POLL_TYPE_PIPE_DATA_AVAILABLE Z_POLL_TYPE_BIT(_POLL_TYPE_PIPE_DATA_AVAILABLE)

/** @brief How an event is polled: nothing is taken from the object. */
enum k_poll_modes {
	K_POLL_MODE_NOTIFY_ONLY = 0,
	K_POLL_NUM_MODES
};

/* What happened. */
#define K_POLL_STATE_NOT_READY           0
#define K_POLL_STATE_SIGNALED            Z_POLL_STATE_BIT(_POLL_STATE_SIGNALED)
#define K_POLL_STATE_SEM_AVAILABLE       Z_POLL_STATE_BIT(_POLL_STATE_SEM_AVAILABLE)
#define K_POLL_STATE_DATA_AVAILABLE      Z_POLL_STATE_BIT(_POLL_STATE_DATA_AVAILABLE)
#define K_POLL_STATE_FIFO_DATA_AVAILABLE K_POLL_STATE_DATA_AVAILABLE
#define K_POLL_STATE_MSGQ_DATA_AVAILABLE Z_POLL_STATE_BIT(_POLL_STATE_MSGQ_DATA_AVAILABLE)
#define K_POLL_STATE_PIPE_DATA_AVAILABLE Z_POLL_STATE_BIT(_POLL_STATE_PIPE_DATA_AVAILABLE)
#define K_POLL_STATE_CANCELLED           Z_POLL_STATE_BIT(_POLL_STATE_CANCELLED)

/** @brief A signal: a flag with a result that can be waited for by polling only. */
struct k_poll_signal {
	sys_dlist_t poll_events;
	unsigned int signaled; /**< 1: raised, until reset */
	int result;            /**< the value it was raised with */
};

/** @brief Initialiser of a signal variable @p obj. */
#define K_POLL_SIGNAL_INITIALIZER(obj)                                                             \
	{                                                                                          \
		.poll_events = SYS_DLIST_STATIC_INIT(&obj.poll_events),                            \
		.signaled = 0,                                                                     \
		.result = 0,                                                                       \
	}

/**
 * @brief One thing to wait for. The caller sets `type` and `obj`, and `state` back to NOT_READY.
 */
struct k_poll_event {
	sys_dnode_t _node;       /* private */
	struct z_poller *poller; /* private */
	uint32_t tag : 8;        /**< the caller's */
	uint32_t type : _POLL_NUM_TYPES;
	uint32_t state : _POLL_NUM_STATES; /**< what happened; not cleared by k_poll() */
	uint32_t mode : 1;
	uint32_t unused : _POLL_EVENT_NUM_UNUSED_BITS;
	union {
		/* The typed_ members let the initialisers check the type of the object. */
		void *obj, *typed_K_POLL_TYPE_IGNORE;
		struct k_poll_signal *signal, *typed_K_POLL_TYPE_SIGNAL;
		struct k_sem *sem, *typed_K_POLL_TYPE_SEM_AVAILABLE;
		struct k_fifo *fifo, *typed_K_POLL_TYPE_FIFO_DATA_AVAILABLE;
		struct k_queue *queue, *typed_K_POLL_TYPE_DATA_AVAILABLE;
		struct k_msgq *msgq, *typed_K_POLL_TYPE_MSGQ_DATA_AVAILABLE;
		struct k_pipe *pipe, *typed_K_POLL_TYPE_PIPE_DATA_AVAILABLE;
	};
};

/** @brief Initialiser of an event. */
#define K_POLL_EVENT_INITIALIZER(_event_type, _event_mode, _event_obj)                             \
	{                                                                                          \
		.poller = NULL,                                                                    \
		.type = _event_type,                                                               \
		.state = K_POLL_STATE_NOT_READY,                                                   \
		.mode = _event_mode,                                                               \
		.unused = 0,                                                                       \
		.typed_##_event_type = _event_obj,                                                 \
	}

/** @brief Initialiser of a static event with tag @p event_tag. */
#define K_POLL_EVENT_STATIC_INITIALIZER(_event_type, _event_mode, _event_obj, event_tag)           \
	{                                                                                          \
		.tag = event_tag,                                                                  \
		.type = _event_type,                                                               \
		.state = K_POLL_STATE_NOT_READY,                                                   \
		.mode = _event_mode,                                                               \
		.unused = 0,                                                                       \
		.typed_##_event_type = _event_obj,                                                 \
	}

/** @brief Initialise @p event for one K_POLL_TYPE_* of @p obj; @p mode K_POLL_MODE_NOTIFY_ONLY. */
void k_poll_event_init(struct k_poll_event *event, uint32_t type, int mode, void *obj);

/**
 * @brief Wait until at least one of @p num_events events has happened.
 *
 * `state` of each event tells what happened; others may take the thing before the caller does.
 *
 * @retval 0 at least one. @retval -EAGAIN time is up. @retval -EINTR a wait on one of the queues
 * was cancelled; others may have happened too. @retval -EINVAL bad arguments. Context: thread.
 */
__syscall int k_poll(struct k_poll_event *events, int num_events, k_timeout_t timeout);

/** @brief Initialise @p sig, not raised. Context: any. */
__syscall void k_poll_signal_init(struct k_poll_signal *sig);

/** @brief Make @p sig not raised. Context: any. */
__syscall void k_poll_signal_reset(struct k_poll_signal *sig);

/** @brief Whether @p sig is raised, and its result. Context: any. */
__syscall void k_poll_signal_check(struct k_poll_signal *sig, unsigned int *signaled, int *result);

/**
 * @brief Raise @p sig with @p result and wake the best that polls it.
 *
 * @retval 0 done. @retval -EAGAIN the thread that was woken had run out of time. Context: any.
 */
__syscall int k_poll_signal_raise(struct k_poll_signal *sig, int result);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_poll.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_POLL_H_ */
