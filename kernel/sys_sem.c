/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * sys_sem, without user mode: a k_sem with other error numbers.
 */
#include <zephyr/sys/sem.h>

int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit)
{
	return k_sem_init(&sem->kernel_sem, initial_count, limit);
}

int sys_sem_give(struct sys_sem *sem)
{
	k_sem_give(&sem->kernel_sem);
	return 0;
}

int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout)
{
	int ret = k_sem_take(&sem->kernel_sem, timeout);

	return (ret == -EAGAIN || ret == -EBUSY) ? -ETIMEDOUT : ret;
}

unsigned int sys_sem_count_get(struct sys_sem *sem)
{
	return k_sem_count_get(&sem->kernel_sem);
}
