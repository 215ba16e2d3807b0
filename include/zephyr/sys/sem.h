/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counting semaphores that need no permission from the kernel: with user mode a word of the
 * caller's own memory, in whichever partition he puts it; without a k_sem.
 */
#ifndef ZEPHYR_INCLUDE_SYS_SEM_H_
#define ZEPHYR_INCLUDE_SYS_SEM_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_USERSPACE

/** @brief A semaphore. */
struct sys_sem {
	struct k_futex futex; /* its word is the count */
	int limit;
};

/** @brief Define and initialise semaphore @p _name. */
#define SYS_SEM_DEFINE(_name, _initial_count, _count_limit)                                        \
	struct sys_sem _name = {                                                                   \
		.futex = {_initial_count},                                                         \
		.limit = _count_limit,                                                             \
	};                                                                                         \
	BUILD_ASSERT(((_count_limit) != 0) && ((_initial_count) <= (_count_limit)))

#else

/** @brief A semaphore. */
struct sys_sem {
	struct k_sem kernel_sem;
};

/** @brief Define and initialise semaphore @p _name. */
#define SYS_SEM_DEFINE(_name, _initial_count, _count_limit)                                        \
	STRUCT_SECTION_ITERABLE_ALTERNATE(k_sem, sys_sem, _name) = {                               \
		.kernel_sem = Z_SEM_INITIALIZER(_name.kernel_sem, _initial_count, _count_limit),   \
	};                                                                                         \
	BUILD_ASSERT(((_count_limit) != 0) && ((_initial_count) <= (_count_limit)))

#endif

/** @brief Initialise @p sem. @retval 0 done. @retval -EINVAL as k_sem_init(). Context: any. */
int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit);

/**
 * @brief Give one unit; no effect at the limit. Context: any.
 *
 * @retval 0 given; without user mode always.
 * @retval -EAGAIN the limit is reached.
 * @retval -EACCES @p sem is not the calling user thread's memory.
 */
int sys_sem_give(struct sys_sem *sem);

/**
 * @brief Take one unit; wait for one up to @p timeout.
 *
 * @retval 0 taken. @retval -ETIMEDOUT none there in that time. Context: thread; with K_NO_WAIT any.
 */
int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout);

/** @brief Units there now. Context: any. */
unsigned int sys_sem_count_get(struct sys_sem *sem);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_SEM_H_ */
