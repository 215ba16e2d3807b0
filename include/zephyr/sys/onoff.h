/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief A service that is on while anybody needs it, such as a regulator or a clock.
 *
 * Clients request and release it; the manager starts it for the first and stops it after the last.
 * Starting and stopping may take time: a request is answered by the client's notification
 * (<zephyr/sys/notify.h>). Monitors hear of every change of state. Context: any, as far as the
 * service's transition functions allow it.
 */

#ifndef ZEPHYR_INCLUDE_SYS_ONOFF_H_
#define ZEPHYR_INCLUDE_SYS_ONOFF_H_

#include <zephyr/spinlock.h>
#include <zephyr/sys/notify.h>
#include <zephyr/sys/slist.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Bits of a state: it failed; it is, or is going, on; it is going there. */
#define ONOFF_FLAG_ERROR      BIT(0)
#define ONOFF_FLAG_ONOFF      BIT(1)
#define ONOFF_FLAG_TRANSITION BIT(2)
#define ONOFF_STATE_MASK      (ONOFF_FLAG_ERROR | ONOFF_FLAG_ONOFF | ONOFF_FLAG_TRANSITION)

/** States. */
#define ONOFF_STATE_OFF       0U
#define ONOFF_STATE_ON        ONOFF_FLAG_ONOFF
#define ONOFF_STATE_ERROR     ONOFF_FLAG_ERROR
#define ONOFF_STATE_TO_ON     (ONOFF_FLAG_TRANSITION | ONOFF_STATE_ON)
#define ONOFF_STATE_TO_OFF    (ONOFF_FLAG_TRANSITION | ONOFF_STATE_OFF)
#define ONOFF_STATE_RESETTING (ONOFF_FLAG_TRANSITION | ONOFF_STATE_ERROR)

struct onoff_manager;
struct onoff_client;
struct onoff_monitor;

/** For services: call it when a transition has ended, with a negative @p res if it failed. */
typedef void (*onoff_notify_fn)(struct onoff_manager *mgr, int res);

/** Of a service: begin a transition; call @p notify at its end, at once or later. */
typedef void (*onoff_transition_fn)(struct onoff_manager *mgr, onoff_notify_fn notify);

/** What a service can do. reset may be NULL. */
struct onoff_transitions {
	onoff_transition_fn start;
	onoff_transition_fn stop;
	onoff_transition_fn reset;
};

#define ONOFF_TRANSITIONS_INITIALIZER(_start, _stop, _reset)                                       \
	{                                                                                          \
		.start = _start, .stop = _stop, .reset = _reset,                                   \
	}

struct onoff_manager {
	sys_slist_t clients; /* who wait for the end of a transition */
	sys_slist_t monitors;
	const struct onoff_transitions *transitions;
	struct k_spinlock lock; /* guards all of this */
	int last_res;
	uint16_t flags; /* the state, and bits of the implementation */
	uint16_t refs;  /* clients that have it on */
};

#define ONOFF_MANAGER_INITIALIZER(_transitions)                                                    \
	{                                                                                          \
		.transitions = _transitions,                                                       \
	}

/** @brief Initialise. @retval -EINVAL an argument, start or stop is NULL. */
int onoff_manager_init(struct onoff_manager *mgr, const struct onoff_transitions *transitions);

/**
 * A client's callback.
 * @param state State after the change. @param res Result of the transition, negative: failed.
 */
typedef void (*onoff_client_callback)(struct onoff_manager *mgr, struct onoff_client *cli,
				      uint32_t state, int res);

/** A client; the manager's from the request until the notification. */
struct onoff_client {
	sys_snode_t node;
	struct sys_notify notify;
};

/** Services may use the flags of the client's notification from this bit on. */
#define ONOFF_CLIENT_EXTENSION_POS SYS_NOTIFY_EXTENSION_POS

/** @brief Whether the service has failed and not been reset. */
static inline bool onoff_has_error(const struct onoff_manager *mgr)
{
	return (mgr->flags & ONOFF_FLAG_ERROR) != 0;
}

/**
 * @brief Ask for the service to be on.
 *
 * @return The state at this time, and the client will be notified (perhaps it is already).
 * @retval -EIO it has failed. @retval -ENOTSUP it is being reset. @retval -EAGAIN too many clients.
 * @retval -EINVAL an argument is not valid.
 */
int onoff_request(struct onoff_manager *mgr, struct onoff_client *cli);

/**
 * @brief Give up a request that was granted.
 * @return The state (on) at this time. @retval -EIO it has failed. @retval -ENOTSUP it is not on.
 */
int onoff_release(struct onoff_manager *mgr);

/**
 * @brief Take back a request that is not answered yet. A transition begun for it goes on.
 * @return The state at this time. @retval -EALREADY it has been answered. @retval -EINVAL.
 */
int onoff_cancel(struct onoff_manager *mgr, struct onoff_client *cli);

/** @brief Cancel, or release if it has been answered. */
static inline int onoff_cancel_or_release(struct onoff_manager *mgr, struct onoff_client *cli)
{
	int rv = onoff_cancel(mgr, cli);

	return rv == -EALREADY ? onoff_release(mgr) : rv;
}

/**
 * @brief Bring a failed service back to off.
 * @return The state at this time, and the client will be notified.
 * @retval -ENOTSUP the service can not. @retval -EALREADY it has not failed. @retval -EINVAL.
 */
int onoff_reset(struct onoff_manager *mgr, struct onoff_client *cli);

/** A monitor's callback: the new state and the result of the transition, if one ended. */
typedef void (*onoff_monitor_callback)(struct onoff_manager *mgr, struct onoff_monitor *mon,
				       uint32_t state, int res);

struct onoff_monitor {
	sys_snode_t node;
	onoff_monitor_callback callback;
};

/** @brief Start or stop to tell @p mon of changes. @return 0 or -EINVAL. */
int onoff_monitor_register(struct onoff_manager *mgr, struct onoff_monitor *mon);
int onoff_monitor_unregister(struct onoff_manager *mgr, struct onoff_monitor *mon);

/** A service that switches at once: a lock and a count do. */
struct onoff_sync_service {
	struct k_spinlock lock;
	int32_t count; /* clients, or the negative error of the last change */
};

/** @brief Lock @p srv for a change. @return The count. */
int onoff_sync_lock(struct onoff_sync_service *srv, k_spinlock_key_t *keyp);

/**
 * @brief Store the result of a change, unlock, and notify @p cli (may be NULL).
 * @param res Negative: it failed. @param on It was a request (else a release).
 * @return The new count, or @p res.
 */
int onoff_sync_finalize(struct onoff_sync_service *srv, k_spinlock_key_t key,
			struct onoff_client *cli, int res, bool on);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_ONOFF_H_ */
