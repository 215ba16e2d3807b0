/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Definitions of channels and observers. Included by <zephyr/zbus/zbus.h>.
 *
 * Each pair of channel and observer is one element of a list, and of a second one for what changes;
 * their names begin with the channel's, so that the linker puts those of a channel beside each
 * other, in their order.
 */

#ifndef ZEPHYR_INCLUDE_ZBUS_DEFINE_H_
#define ZEPHYR_INCLUDE_ZBUS_DEFINE_H_

/** The priority of an observer that is attached to no thread. */
#define ZBUS_MIN_THREAD_PRIORITY (CONFIG_NUM_PREEMPT_PRIORITIES - 1)

#if defined(CONFIG_ZBUS_CHANNEL_NAME)
#define ZBUS_CHANNEL_NAME_INIT(_name) .name = #_name,
#else
#define ZBUS_CHANNEL_NAME_INIT(_name)
#endif

#if defined(CONFIG_ZBUS_OBSERVER_NAME)
#define ZBUS_OBSERVER_NAME_INIT(_name) .name = #_name,
#else
#define ZBUS_OBSERVER_NAME_INIT(_name)
#endif

#if defined(CONFIG_ZBUS_PRIORITY_BOOST)
#define Z_ZBUS_CHAN_PRIORITY .highest_observer_priority = ZBUS_MIN_THREAD_PRIORITY,
#define Z_ZBUS_OBS_PRIORITY  .priority = ZBUS_MIN_THREAD_PRIORITY,
#else
#define Z_ZBUS_CHAN_PRIORITY
#define Z_ZBUS_OBS_PRIORITY
#endif

/* A list of observers, and its place in an initial value. */
#if defined(CONFIG_ZBUS_RUNTIME_OBSERVERS)
#define ZBUS_RUNTIME_OBSERVERS_LIST_DECL(_slist_name) static sys_slist_t _slist_name
#define ZBUS_RUNTIME_OBSERVERS_LIST_INIT(_slist_name) .runtime_observers = &_slist_name,
#else
#define ZBUS_RUNTIME_OBSERVERS_LIST_DECL(_slist_name)
#define ZBUS_RUNTIME_OBSERVERS_LIST_INIT(_slist_name)
#endif

#if defined(CONFIG_ZBUS_MSG_SUBSCRIBER_NET_BUF_POOL_ISOLATION)
#define Z_ZBUS_CHAN_POOL .msg_subscriber_pool = &_zbus_msg_subscribers_pool,
extern struct net_buf_pool _zbus_msg_subscribers_pool;
#else
#define Z_ZBUS_CHAN_POOL
#endif

/* Constants of C++ are not seen by other files without it. */
#ifdef __cplusplus
#define Z_ZBUS_GLOBAL extern
#else
#define Z_ZBUS_GLOBAL
#endif

/** A pointer to @p _value. */
#define ZBUS_REF(_value) &_value

/** F(index, x, fixed_arg) @p sep for each x that is not empty. */
#define FOR_EACH_FIXED_ARG_NONEMPTY_TERM(F, sep, fixed_arg, ...)                                   \
	COND_CODE_1(IS_EMPTY(LIST_DROP_EMPTY(__VA_ARGS__)), (),                                    \
		    (FOR_EACH_IDX_FIXED_ARG(F, sep, fixed_arg, LIST_DROP_EMPTY(__VA_ARGS__))       \
		     Z_ZBUS_UNBRACKET sep))
#define Z_ZBUS_UNBRACKET(...) __VA_ARGS__

/* The pair of @p _chan and @p _obs, sorted by @p _key (tokens) among the channel's. */
#define Z_ZBUS_OBSERVATION(_chan, _obs, _masked, _key)                                             \
	static const TYPE_SECTION_ITERABLE(struct zbus_channel_observation,                        \
					   Z_ZBUS_PAIR(_chan, _obs), zbus_channel_observation,     \
					   _key) = {.chan = &_chan, .obs = &_obs};                 \
	static TYPE_SECTION_ITERABLE(struct zbus_channel_observation_mask,                         \
				     _CONCAT(Z_ZBUS_PAIR(_chan, _obs), _mask),                     \
				     zbus_channel_observation_mask, _key) = {.enabled = _masked}
#define Z_ZBUS_PAIR(_chan, _obs) _CONCAT(_CONCAT(_zbus_, _chan), _CONCAT(_to_, _obs))

/**
 * Let @p _obs hear of @p _chan, whose definition may be elsewhere, unless @p _masked is true.
 *
 * @param _prio Order among those of the channel that are added so: two digits, 00 to 99, sorted as
 *   text.
 */
#define ZBUS_CHAN_ADD_OBS_WITH_MASK(_chan, _obs, _masked, _prio)                                   \
	Z_ZBUS_OBSERVATION(_chan, _obs, _masked, Z_ZBUS_ADDED_KEY(_chan, _CONCAT(_prio, _obs)))

/** The same, not masked. */
#define ZBUS_CHAN_ADD_OBS(_chan, _obs, _prio) ZBUS_CHAN_ADD_OBS_WITH_MASK(_chan, _obs, false, _prio)

/*
 * The keys. A point sorts before all that names consist of: so no other channel comes between, and
 * the listed observers come before the added ones. The index gets two digits.
 */
#define Z_ZBUS_ADDED_KEY(_chan, _prio_obs) _chan._prio_obs
#define Z_ZBUS_LISTED_KEY(_chan, _idx)     _chan.._idx

#define Z_ZBUS_TWO_DIGITS(_idx)           Z_ZBUS_TWO_DIGITS_(UTIL_CAT(Z_ZBUS_IDX_, _idx), _idx, )
#define Z_ZBUS_TWO_DIGITS_(...)           Z_ZBUS_SECOND(__VA_ARGS__)
#define Z_ZBUS_SECOND(_first, _second, ...) _second
#define Z_ZBUS_IDX_0                      ~, 00
#define Z_ZBUS_IDX_1                      ~, 01
#define Z_ZBUS_IDX_2                      ~, 02
#define Z_ZBUS_IDX_3                      ~, 03
#define Z_ZBUS_IDX_4                      ~, 04
#define Z_ZBUS_IDX_5                      ~, 05
#define Z_ZBUS_IDX_6                      ~, 06
#define Z_ZBUS_IDX_7                      ~, 07
#define Z_ZBUS_IDX_8                      ~, 08
#define Z_ZBUS_IDX_9                      ~, 09

#define Z_ZBUS_LISTED(_idx, _obs, _chan)                                                           \
	Z_ZBUS_OBSERVATION(_chan, _obs, false,                                                     \
			   Z_ZBUS_LISTED_KEY(_chan, Z_ZBUS_TWO_DIGITS(_idx)))

#define Z_ZBUS_OBS_EXTERN(_name)  extern struct zbus_observer _name
#define Z_ZBUS_CHAN_EXTERN(_name) extern const struct zbus_channel _name

/** Declare observers, channels that are defined elsewhere. */
#define ZBUS_OBS_DECLARE(...)  FOR_EACH_NONEMPTY_TERM(Z_ZBUS_OBS_EXTERN, (;), __VA_ARGS__)
#define ZBUS_CHAN_DECLARE(...) FOR_EACH(Z_ZBUS_CHAN_EXTERN, (;), __VA_ARGS__)

/** The observers of ZBUS_CHAN_DEFINE(): none, or a list. */
#define ZBUS_OBSERVERS_EMPTY
#define ZBUS_OBSERVERS(...) __VA_ARGS__

/** The first message of ZBUS_CHAN_DEFINE(), as in an initialiser. */
#define ZBUS_MSG_INIT(_val, ...) {_val, ##__VA_ARGS__}

/**
 * Define a channel.
 *
 * @param _name Its name. @param _type Type of its messages.
 * @param _validator Function that says whether a message may be published, or NULL.
 * @param _user_data Pointer for the application, or NULL.
 * @param _observers ZBUS_OBSERVERS() or ZBUS_OBSERVERS_EMPTY.
 * @param _init_val Its first message: ZBUS_MSG_INIT() or a value.
 */
#define ZBUS_CHAN_DEFINE(_name, _type, _validator, _user_data, _observers, _init_val)              \
	static _type _CONCAT(_zbus_message_, _name) = _init_val;                                   \
	static struct zbus_channel_data _CONCAT(_zbus_chan_data_, _name) = {                       \
		.observers_start_idx = -1,                                                         \
		.observers_end_idx = -1,                                                           \
		.sem = Z_SEM_INITIALIZER(_CONCAT(_zbus_chan_data_, _name).sem, 1, 1),              \
		Z_ZBUS_CHAN_PRIORITY Z_ZBUS_CHAN_POOL                                              \
	};                                                                                         \
	Z_ZBUS_GLOBAL const STRUCT_SECTION_ITERABLE(zbus_channel, _name) = {                       \
		ZBUS_CHANNEL_NAME_INIT(_name)                                                      \
		.message = &_CONCAT(_zbus_message_, _name),                                        \
		.message_size = sizeof(_type),                                                     \
		.user_data = _user_data,                                                           \
		.validator = _validator,                                                           \
		.data = &_CONCAT(_zbus_chan_data_, _name),                                         \
	};                                                                                         \
	ZBUS_OBS_DECLARE(_observers)                                                               \
	FOR_EACH_FIXED_ARG_NONEMPTY_TERM(Z_ZBUS_LISTED, (;), _name, _observers)                    \
	struct zbus_channel

#define Z_ZBUS_OBSERVER_DEFINE(_name, _enable, _type, ...)                                         \
	static struct zbus_observer_data _CONCAT(_zbus_obs_data_, _name) = {                       \
		.enabled = _enable, Z_ZBUS_OBS_PRIORITY};                                          \
	STRUCT_SECTION_ITERABLE(zbus_observer, _name) = {                                          \
		ZBUS_OBSERVER_NAME_INIT(_name)                                                     \
		.type = _type,                                                                     \
		.data = &_CONCAT(_zbus_obs_data_, _name),                                          \
		__VA_ARGS__,                                                                       \
	}

/** Define a subscriber with room for @p _queue_size notifications. */
#define ZBUS_SUBSCRIBER_DEFINE_WITH_ENABLE(_name, _queue_size, _enable)                            \
	K_MSGQ_DEFINE(_zbus_observer_queue_##_name, sizeof(const struct zbus_channel *),           \
		      _queue_size, sizeof(const struct zbus_channel *));                           \
	Z_ZBUS_OBSERVER_DEFINE(_name, _enable, ZBUS_OBSERVER_SUBSCRIBER_TYPE,                      \
			       .queue = &_zbus_observer_queue_##_name)
#define ZBUS_SUBSCRIBER_DEFINE(_name, _queue_size)                                                 \
	ZBUS_SUBSCRIBER_DEFINE_WITH_ENABLE(_name, _queue_size, true)

/** Define a listener: @p _cb is called in the context of who publishes. */
#define ZBUS_LISTENER_DEFINE_WITH_ENABLE(_name, _cb, _enable)                                      \
	Z_ZBUS_OBSERVER_DEFINE(_name, _enable, ZBUS_OBSERVER_LISTENER_TYPE, .callback = (_cb))
#define ZBUS_LISTENER_DEFINE(_name, _cb) ZBUS_LISTENER_DEFINE_WITH_ENABLE(_name, _cb, true)

/** Define a message subscriber. */
#define ZBUS_MSG_SUBSCRIBER_DEFINE_WITH_ENABLE(_name, _enable)                                     \
	static K_FIFO_DEFINE(_zbus_observer_fifo_##_name);                                         \
	Z_ZBUS_OBSERVER_DEFINE(_name, _enable, ZBUS_OBSERVER_MSG_SUBSCRIBER_TYPE,                  \
			       .message_fifo = &_zbus_observer_fifo_##_name)
#define ZBUS_MSG_SUBSCRIBER_DEFINE(_name) ZBUS_MSG_SUBSCRIBER_DEFINE_WITH_ENABLE(_name, true)

#endif /* ZEPHYR_INCLUDE_ZBUS_DEFINE_H_ */
