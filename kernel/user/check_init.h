/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of calls that set up an object which may have been in use: a user may do so as often as it
 * likes, but not while threads wait there, whose list would be lost.
 */
#ifndef ETESIAN_KERNEL_USER_CHECK_INIT_H_
#define ETESIAN_KERNEL_USER_CHECK_INIT_H_

#include "setup.h"
#include "../waitq.h"
#include <zephyr/internal/syscall_check.h>

#ifdef CONFIG_POLL
#define Z_IS_WATCHED(wq) (!sys_dlist_is_empty(&(wq)->watchers))
#else
#define Z_IS_WATCHED(wq) false
#endif

static inline bool z_has_waiters(_wait_q_t *wq)
{
	return z_waitq_first(wq) != NULL || Z_IS_WATCHED(wq);
}

/** Was it set up before? Then its lists can be looked at. */
static inline bool z_was_set_up(const void *obj)
{
	return (k_object_find(obj)->flags & K_OBJ_FLAG_INITIALIZED) != 0U;
}

/**
 * @brief Take the lock for setting up. @p obj is an object of @p kind that the caller may use, not
 * set up yet, or the caller is ended.
 */
z_setup_key_t z_setup_new(const void *obj, enum k_objects kind);

/** @brief The first argument is an object of @p kind that the caller may use, not set up yet. */
#define Z_VRFY_OBJ_NEW(fn, kind, params, obj, ...)                \
	static inline int z_vrfy_##fn params                      \
	{                                                         \
		z_setup_key_t key = z_setup_new(obj, kind);       \
		int ret = z_impl_##fn(obj, ##__VA_ARGS__);        \
                                                                  \
		z_setup_unlock(key);                              \
		return ret;                                       \
	}

/** @brief The same, of a call without a result. */
#define Z_VRFY_OBJ_NEW_VOID(fn, kind, params, obj)                \
	static inline void z_vrfy_##fn params                     \
	{                                                         \
		z_setup_key_t key = z_setup_new(obj, kind);       \
                                                                  \
		z_impl_##fn(obj);                                 \
		z_setup_unlock(key);                              \
	}

/**
 * @brief The first argument is an object of @p kind that the caller may use. If it was set up
 * before, and only if nobody waits in its wait_q, @p again sets what it holds: the list stays, as
 * somebody may come to wait on another CPU.
 */
#define Z_VRFY_OBJ_AGAIN(fn, kind, again, params, obj, ...)                                        \
	static inline int z_vrfy_##fn params                                                       \
	{                                                                                          \
		z_setup_key_t key = z_setup_lock();                                                \
		bool wrong = K_SYSCALL_OBJ_INIT(obj, kind) != 0;                                   \
		int ret = 0;                                                                       \
                                                                                                   \
		if (!wrong && z_was_set_up(obj)) {                                                 \
			z_key_t lock = z_lock();                                                   \
                                                                                                   \
			wrong = z_has_waiters(&(obj)->wait_q);                                     \
			if (!wrong) {                                                              \
				ret = again(obj, ##__VA_ARGS__);                                   \
			}                                                                          \
			z_unlock(lock);                                                            \
		} else if (!wrong) {                                                               \
			ret = z_impl_##fn(obj, ##__VA_ARGS__);                                     \
		}                                                                                  \
		z_setup_unlock(key);                                                               \
		K_OOPS(wrong);                                                                     \
		return ret;                                                                        \
	}

#endif /* ETESIAN_KERNEL_USER_CHECK_INIT_H_ */
