/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of calls that set up an object which may have been in use: a user may do so as often as it
 * likes, but not while threads wait there, whose list would be lost.
 */
#ifndef ETESIAN_KERNEL_USER_CHECK_INIT_H_
#define ETESIAN_KERNEL_USER_CHECK_INIT_H_

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
 * @brief The first argument is an object of @p kind that the caller may use, and nobody waits in
 * its wait_q. With the scheduler locked, so that nobody comes to wait meanwhile.
 */
#define Z_VRFY_OBJ_AGAIN(fn, kind, params, obj, ...)                                               \
	static inline int z_vrfy_##fn params                                                       \
	{                                                                                          \
		int ret;                                                                           \
                                                                                                   \
		k_sched_lock();                                                                    \
		K_OOPS(K_SYSCALL_OBJ_INIT(obj, kind));                                             \
		K_OOPS(K_SYSCALL_VERIFY_MSG(!z_was_set_up(obj) || !z_has_waiters(&(obj)->wait_q),  \
					    "threads wait for %p", (void *)(obj)));                \
		ret = z_impl_##fn(obj, ##__VA_ARGS__);                                             \
		k_sched_unlock();                                                                  \
		return ret;                                                                        \
	}

#endif /* ETESIAN_KERNEL_USER_CHECK_INIT_H_ */
