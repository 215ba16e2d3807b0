/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes: recursive, owned, with priority inheritance.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_MUTEX_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A mutex. Invariant: owner is set if and only if lock_count > 0. */
struct k_mutex {
	_wait_q_t wait_q;
	struct k_thread *owner;
	uint32_t lock_count;
	int owner_orig_prio; /* the owner's priority when it took the mutex */
#ifdef CONFIG_OBJ_CORE_MUTEX
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_mutex)
};

#define Z_MUTEX_INITIALIZER(obj)                                                                   \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q),                                            \
		.owner = NULL,                                                                     \
		.lock_count = 0,                                                                   \
		.owner_orig_prio = K_LOWEST_APPLICATION_THREAD_PRIO,                               \
	}

/** @brief Define a mutex; may follow `static`. */
#define K_MUTEX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mutex, name) = Z_MUTEX_INITIALIZER(name)

/** @brief Set up a mutex, unlocked. @retval 0 always. Context: any. */
__syscall int k_mutex_init(struct k_mutex *mutex);

/**
 * @brief Lock @p mutex; its owner may lock it again. While others wait the owner runs at the best
 * priority among them (no better than CONFIG_PRIORITY_CEILING).
 *
 * @retval 0 locked. @retval -EBUSY K_NO_WAIT and owned by another. @retval -EAGAIN time is up.
 * Context: thread.
 */
__syscall int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);

/**
 * @brief Undo one k_mutex_lock(); the last one hands the mutex to the best waiter.
 *
 * @retval 0 done. @retval -EPERM the caller is not its owner. @retval -EINVAL it is not locked.
 * Context: thread.
 */
__syscall int k_mutex_unlock(struct k_mutex *mutex);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_mutex.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_MUTEX_H_ */
