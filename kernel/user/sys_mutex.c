/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mutexes in user memory, and the check of their calls: who can write the variable may use the
 * mutex. The k_mutex behind it stands beside the table of objects.
 */
#include "object_table.h"
#include <zephyr/internal/syscall_handler.h>
#include <zephyr/sys/mutex.h>

/* NULL: there is no such mutex. */
static struct k_mutex *behind(const struct sys_mutex *mutex)
{
	const struct k_object *ko = z_object_find_static(mutex);

	return (ko != NULL && ko->type == K_OBJ_SYS_MUTEX) ? ko->data.mutex : NULL;
}

int z_impl_z_sys_mutex_kernel_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
	struct k_mutex *kernel_mutex = behind(mutex);

	return (kernel_mutex == NULL) ? -EINVAL : z_impl_k_mutex_lock(kernel_mutex, timeout);
}

int z_impl_z_sys_mutex_kernel_unlock(struct sys_mutex *mutex)
{
	struct k_mutex *kernel_mutex = behind(mutex);

	if (kernel_mutex == NULL || kernel_mutex->lock_count == 0U) {
		return -EINVAL;
	}
	return z_impl_k_mutex_unlock(kernel_mutex);
}

static inline int z_vrfy_z_sys_mutex_kernel_lock(struct sys_mutex *mutex, k_timeout_t timeout)
{
	if (K_SYSCALL_MEMORY_WRITE(mutex, sizeof(*mutex))) {
		return -EACCES;
	}
	return z_impl_z_sys_mutex_kernel_lock(mutex, timeout);
}
#include <zephyr/syscalls/z_sys_mutex_kernel_lock_mrsh.c>

static inline int z_vrfy_z_sys_mutex_kernel_unlock(struct sys_mutex *mutex)
{
	if (K_SYSCALL_MEMORY_WRITE(mutex, sizeof(*mutex))) {
		return -EACCES;
	}
	return z_impl_z_sys_mutex_kernel_unlock(mutex);
}
#include <zephyr/syscalls/z_sys_mutex_kernel_unlock_mrsh.c>
