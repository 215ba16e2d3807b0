/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief zbus: channels that hold the last message, and observers that hear of each new one.
 *
 * Publishing copies the message into the channel and then tells every observer, in the caller's
 * context: listeners are called, subscribers get the channel's address in their queue, message
 * subscribers a copy of the message. The order: those of ZBUS_CHAN_DEFINE() as listed, those of
 * ZBUS_CHAN_ADD_OBS() by priority, those added at run time. While this lasts the channel is locked.
 *
 * Definitions are in <zephyr/zbus/zbus_define.h>.
 */

#ifndef ZEPHYR_INCLUDE_ZBUS_H_
#define ZEPHYR_INCLUDE_ZBUS_H_

#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

struct net_buf_pool;

/** What of a channel changes. */
struct zbus_channel_data {
	/** Its static observations: indices of the first and behind the last. */
	int16_t observers_start_idx;
	int16_t observers_end_idx;
	/** Taken by who uses the channel. */
	struct k_sem sem;
#if defined(CONFIG_ZBUS_PRIORITY_BOOST)
	/** The highest priority of a thread that an enabled observer is attached to. */
	int highest_observer_priority;
#endif
#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
	/** Of struct zbus_observer_node. */
	sys_slist_t observers;
#endif
#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_ISOLATION)
	/** Where copies for message subscribers come from. */
	struct net_buf_pool *msg_subscriber_pool;
#endif
};

/** A channel. */
struct zbus_channel {
#if defined(CONFIG_ZBUS_CHANNEL_NAME)
	const char *const name;
#endif
	void *const message;
	const size_t message_size;
	void *const user_data;
	/** Whether a message may be published; NULL: all may. */
	bool (*const validator)(const void *msg, size_t msg_size);
	struct zbus_channel_data *const data;
};

/** Kinds of observers. */
enum __packed zbus_observer_type {
	ZBUS_OBSERVER_LISTENER_TYPE,       /**< a function is called */
	ZBUS_OBSERVER_SUBSCRIBER_TYPE,     /**< the channel goes into a queue */
	ZBUS_OBSERVER_MSG_SUBSCRIBER_TYPE, /**< a copy of the message goes into a queue */
};

/** What of an observer changes. */
struct zbus_observer_data {
	bool enabled;
#if defined(CONFIG_ZBUS_PRIORITY_BOOST)
	/** Of the thread it is attached to. */
	int priority;
#endif
};

/** An observer. */
struct zbus_observer {
#if defined(CONFIG_ZBUS_OBSERVER_NAME)
	const char *const name;
#endif
	enum zbus_observer_type type;
	struct zbus_observer_data *const data;
	union {
		struct k_msgq *const queue;                               /* subscriber */
		void (*const callback)(const struct zbus_channel *chan); /* listener */
#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER)
		struct k_fifo *const message_fifo;
#endif
	};
};

/** Whether one observer is not told of one channel, with the index of its observation. */
struct zbus_channel_observation_mask {
	bool enabled;
};

/** One observer hears of one channel. */
struct zbus_channel_observation {
	const struct zbus_channel *const chan;
	const struct zbus_observer *const obs;
};

#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
/** An observer that was added at run time. */
struct zbus_observer_node {
	sys_snode_t node;
	const struct zbus_observer *obs;
};
#endif

/**
 * @brief Publish the message at @p msg, which has the channel's size. Context: any.
 *
 * @param timeout For the channel, and for room in the queues of its subscribers together;
 *   K_NO_WAIT is used in interrupt handlers.
 * @retval 0 All observers were told.
 * @retval -ENOMSG The channel's validator refused the message.
 * @retval -EBUSY The channel is in use, with K_NO_WAIT. @retval -EAGAIN It was until the timeout.
 * @retval -ENOMEM No memory for a message subscriber: the observers behind it were not told.
 * @retval -EFAULT A parameter is wrong, with CONFIG_ZBUS_ASSERT_MOCK.
 * Another error: a subscriber's queue had no room; the other observers were told.
 */
int zbus_chan_pub(const struct zbus_channel *chan, const void *msg, k_timeout_t timeout);

/**
 * @brief Copy the channel's message to @p msg. Context: any.
 * @retval 0 Done. @retval -EBUSY, -EAGAIN, -EFAULT as zbus_chan_pub().
 */
int zbus_chan_read(const struct zbus_channel *chan, void *msg, k_timeout_t timeout);

/**
 * @brief Lock the channel, to use zbus_chan_msg() directly, until zbus_chan_finish(). Context: any.
 * @retval 0 Done. @retval -EBUSY, -EAGAIN, -EFAULT as zbus_chan_pub().
 */
int zbus_chan_claim(const struct zbus_channel *chan, k_timeout_t timeout);

/** @brief End zbus_chan_claim(). @retval 0 Done. @retval -EFAULT as zbus_chan_pub(). */
int zbus_chan_finish(const struct zbus_channel *chan);

/** @brief Tell the observers again of the message that is there: zbus_chan_pub() without one. */
int zbus_chan_notify(const struct zbus_channel *chan, k_timeout_t timeout);

#if defined(CONFIG_ZBUS_CHANNEL_NAME)
/** @brief The channel's name. */
static inline const char *zbus_chan_name(const struct zbus_channel *chan)
{
	__ASSERT(chan != NULL, "chan is required");
	return chan->name;
}
#endif

/** @brief The channel's message; for who has claimed the channel. */
static inline void *zbus_chan_msg(const struct zbus_channel *chan)
{
	__ASSERT(chan != NULL, "chan is required");
	return chan->message;
}

/** @brief The same to read; for listeners, for which it is locked. */
static inline const void *zbus_chan_const_msg(const struct zbus_channel *chan)
{
	__ASSERT(chan != NULL, "chan is required");
	return chan->message;
}

/** @brief Bytes of its messages. */
static inline uint16_t zbus_chan_msg_size(const struct zbus_channel *chan)
{
	__ASSERT(chan != NULL, "chan is required");
	return (uint16_t)chan->message_size;
}

/** @brief What ZBUS_CHAN_DEFINE() got as user data. */
static inline void *zbus_chan_user_data(const struct zbus_channel *chan)
{
	__ASSERT(chan != NULL, "chan is required");
	return chan->user_data;
}

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_ISOLATION)
/** @brief Take copies of its messages from @p pool, whose user data hold a pointer, from now on. */
static inline void zbus_chan_set_msg_sub_pool(const struct zbus_channel *chan,
					      struct net_buf_pool *pool)
{
	__ASSERT(chan != NULL, "chan is required");
	__ASSERT(pool != NULL, "pool is required");
	chan->data->msg_subscriber_pool = pool;
}
#endif

#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
/**
 * @brief Add an observer to a channel, with memory of the system heap. Context: thread.
 *
 * @retval 0 Done. @retval -EEXIST It is a static observer of the channel. @retval -EALREADY It was
 * added before. @retval -ENOMEM No memory. @retval -EBUSY, -EAGAIN, -EFAULT as zbus_chan_pub().
 */
int zbus_chan_add_obs(const struct zbus_channel *chan, const struct zbus_observer *obs,
		      k_timeout_t timeout);

/**
 * @brief Take away an observer that was added. Context: thread.
 * @retval 0 Done. @retval -ENODATA There is none. @retval -EBUSY, -EAGAIN, -EFAULT as
 * zbus_chan_pub().
 */
int zbus_chan_rm_obs(const struct zbus_channel *chan, const struct zbus_observer *obs,
		     k_timeout_t timeout);
#endif

/** @brief Whether @p obs is told of anything. @retval 0 Done. @retval -EFAULT: zbus_chan_pub(). */
int zbus_obs_set_enable(struct zbus_observer *obs, bool enabled);

/** @brief What zbus_obs_set_enable() set. @retval 0 Done. @retval -EFAULT as zbus_chan_pub(). */
int zbus_obs_is_enabled(struct zbus_observer *obs, bool *enable);

/**
 * @brief Whether @p obs, a static observer of @p chan, is not told of that channel.
 * @retval 0 Done. @retval -ESRCH It is no static observer of it. @retval -EFAULT: zbus_chan_pub().
 */
int zbus_obs_set_chan_notification_mask(const struct zbus_observer *obs,
					const struct zbus_channel *chan, bool masked);

/** @brief What zbus_obs_set_chan_notification_mask() set; returns the same. */
int zbus_obs_is_chan_notification_masked(const struct zbus_observer *obs,
					 const struct zbus_channel *chan, bool *masked);

#if defined(CONFIG_ZBUS_OBSERVER_NAME)
/** @brief The observer's name. */
static inline const char *zbus_obs_name(const struct zbus_observer *obs)
{
	__ASSERT(obs != NULL, "obs is required");
	return obs->name;
}
#endif

#if defined(CONFIG_ZBUS_PRIORITY_BOOST)
/**
 * @brief The current thread works for @p obs: who publishes for it runs at least one step above.
 *
 * Call it again when the thread's priority changes. Context: thread.
 * @retval 0 Done. @retval -EFAULT as zbus_chan_pub().
 */
int zbus_obs_attach_to_thread(const struct zbus_observer *obs);

/** @brief No thread works for @p obs. @retval 0 Done. @retval -EFAULT as zbus_chan_pub(). */
int zbus_obs_detach_from_thread(const struct zbus_observer *obs);
#endif

/**
 * @brief Wait for subscriber @p sub to hear of a channel, and store it at @p chan. Context: thread.
 * @retval 0 Done. @retval -ENOMSG None, with K_NO_WAIT. @retval -EAGAIN None until the timeout.
 * @retval -EFAULT as zbus_chan_pub().
 */
int zbus_sub_wait(const struct zbus_observer *sub, const struct zbus_channel **chan,
		  k_timeout_t timeout);

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER)
/**
 * @brief Wait for a message to message subscriber @p sub: its channel goes to @p chan, it to
 * @p msg, which has room for any of them. Context: thread.
 * @retval 0 Done. @retval -ENOMSG None in time. @retval -EFAULT as zbus_chan_pub().
 */
int zbus_sub_wait_msg(const struct zbus_observer *sub, const struct zbus_channel **chan, void *msg,
		      k_timeout_t timeout);
#endif

/** @brief Call @p iterator_func for all channels until it returns false. @return its last word. */
bool zbus_iterate_over_channels(bool (*iterator_func)(const struct zbus_channel *chan));
bool zbus_iterate_over_channels_with_user_data(
	bool (*iterator_func)(const struct zbus_channel *chan, void *user_data), void *user_data);

/** @brief Call @p iterator_func for all observers until it returns false. @return its last word. */
bool zbus_iterate_over_observers(bool (*iterator_func)(const struct zbus_observer *obs));
bool zbus_iterate_over_observers_with_user_data(
	bool (*iterator_func)(const struct zbus_observer *obs, void *user_data), void *user_data);

#ifdef __cplusplus
}
#endif

#include <zephyr/zbus/zbus_define.h>

#endif /* ZEPHYR_INCLUDE_ZBUS_H_ */
