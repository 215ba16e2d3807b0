/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counting semaphores.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_SEM_H_
#define ZEPHYR_INCLUDE_KERNEL_SEM_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A semaphore. Invariant: somebody waits only while count is 0. */
struct k_sem {
	_wait_q_t wait_q;
	unsigned int count;
	unsigned int limit;
#ifdef CONFIG_OBJ_CORE_SEM
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_sem)
};

#define Z_SEM_INITIALIZER(obj, initial_count, count_limit)                                         \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&(obj).wait_q),                                            \
		.count = (initial_count),                                                          \
		.limit = (count_limit),                                                            \
	}

/** @brief The highest limit. */
#define K_SEM_MAX_LIMIT UINT_MAX

/** @brief Define a semaphore; may follow `static`. */
#define K_SEM_DEFINE(name, initial_count, count_limit)                                             \
	STRUCT_SECTION_ITERABLE(k_sem, name) =                                                     \
		Z_SEM_INITIALIZER(name, initial_count, count_limit);                               \
	BUILD_ASSERT(((count_limit) != 0) &&                                                       \
		     (((initial_count) < (count_limit)) || ((initial_count) == (count_limit))) &&  \
		     ((count_limit) <= K_SEM_MAX_LIMIT));

/**
 * @brief Set up a semaphore.
 *
 * @param initial_count units at first; @param limit units at most
 * @retval 0 done. @retval -EINVAL limit is 0 or below the initial count. Context: any.
 */
__syscall int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * @brief Take one unit; wait for one up to @p timeout.
 *
 * @retval 0 taken. @retval -EBUSY none there and K_NO_WAIT. @retval -EAGAIN time is up, or the
 * semaphore was reset. Context: thread; with K_NO_WAIT any.
 */
__syscall int k_sem_take(struct k_sem *sem, k_timeout_t timeout);

/**
 * @brief Give one unit, to the best waiter if there is one; no effect at the limit. Context: any.
 */
__syscall void k_sem_give(struct k_sem *sem);

/** @brief Set the count to 0; every waiter's take returns -EAGAIN. Context: any. */
__syscall void k_sem_reset(struct k_sem *sem);

/** @brief Units there now. Context: any. */
__syscall unsigned int k_sem_count_get(struct k_sem *sem);

static inline unsigned int z_impl_k_sem_count_get(struct k_sem *sem)
{
	return sem->count;
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_sem.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_SEM_H_ */
