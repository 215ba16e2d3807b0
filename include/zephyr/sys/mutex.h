/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes that need no permission from the kernel. Without user mode: a k_mutex. With it: whoever
 * can write the memory of one may use it; the k_mutex behind it is the kernel's, found by the
 * address.
 */
#ifndef ZEPHYR_INCLUDE_SYS_MUTEX_H_
#define ZEPHYR_INCLUDE_SYS_MUTEX_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/iterable_sections.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_USERSPACE

/** @brief A mutex: a global variable, or a part of one. */
struct sys_mutex {
	atomic_t val; /* not used */
};

/** @brief Define and initialise mutex @p name. */
#define SYS_MUTEX_DEFINE(name) struct sys_mutex name

/* The kernel's part. -EINVAL also: @p mutex is none; -EACCES: it is not the caller's. */
__syscall int z_sys_mutex_kernel_lock(struct sys_mutex *mutex, k_timeout_t timeout);
__syscall int z_sys_mutex_kernel_unlock(struct sys_mutex *mutex);

/** @brief Nothing to do: the build has made it, unlocked. Context: any. */
static inline void sys_mutex_init(struct sys_mutex *mutex)
{
	ARG_UNUSED(mutex);
}

/** @brief Lock @p mutex: 0, -EBUSY or -EAGAIN as k_mutex_lock(). Context: thread. */
static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
	return z_sys_mutex_kernel_lock(mutex, timeout);
}

/** @brief Unlock @p mutex: 0, -EPERM or -EINVAL as k_mutex_unlock(). Context: thread. */
static inline int sys_mutex_unlock(struct sys_mutex *mutex)
{
	return z_sys_mutex_kernel_unlock(mutex);
}

#else

/** @brief A mutex. */
struct sys_mutex {
	struct k_mutex kernel_mutex;
};

/** @brief Define and initialise mutex @p name. */
#define SYS_MUTEX_DEFINE(name)                                                                     \
	STRUCT_SECTION_ITERABLE_ALTERNATE(k_mutex, sys_mutex, name) = {                            \
		.kernel_mutex = Z_MUTEX_INITIALIZER(name.kernel_mutex),                            \
	}

/** @brief Initialise @p mutex, unlocked. Context: any. */
static inline void sys_mutex_init(struct sys_mutex *mutex)
{
	k_mutex_init(&mutex->kernel_mutex);
}

/** @brief Lock @p mutex: 0, -EBUSY or -EAGAIN as k_mutex_lock(). Context: thread. */
static inline int sys_mutex_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
	return k_mutex_lock(&mutex->kernel_mutex, timeout);
}

/** @brief Unlock @p mutex: 0, -EPERM or -EINVAL as k_mutex_unlock(). Context: thread. */
static inline int sys_mutex_unlock(struct sys_mutex *mutex)
{
	if (mutex->kernel_mutex.lock_count == 0U) {
		return -EINVAL;
	}
	return k_mutex_unlock(&mutex->kernel_mutex);
}

#endif /* CONFIG_USERSPACE */

#ifdef __cplusplus
}
#endif

#ifdef CONFIG_USERSPACE
#include <zephyr/syscalls/sys_mutex.h>
#endif

#endif /* ZEPHYR_INCLUDE_SYS_MUTEX_H_ */
