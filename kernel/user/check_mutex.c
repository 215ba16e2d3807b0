/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: mutexes and condition variables.
 */
#include "check_init.h"

static int again_mutex(struct k_mutex *mutex)
{
	mutex->owner = NULL;
	mutex->lock_count = 0U;
	return 0;
}

Z_VRFY_OBJ_AGAIN(k_mutex_init, K_OBJ_MUTEX, again_mutex, (struct k_mutex *mutex), mutex)
#include <zephyr/syscalls/k_mutex_init_mrsh.c>
Z_VRFY_OBJ(int, k_mutex_lock, K_OBJ_MUTEX, (struct k_mutex *mutex, k_timeout_t timeout), mutex,
	   timeout)
#include <zephyr/syscalls/k_mutex_lock_mrsh.c>
Z_VRFY_OBJ(int, k_mutex_unlock, K_OBJ_MUTEX, (struct k_mutex *mutex), mutex)
#include <zephyr/syscalls/k_mutex_unlock_mrsh.c>

static int again_condvar(struct k_condvar *condvar)
{
	ARG_UNUSED(condvar); /* it holds nothing but waiters */
	return 0;
}

Z_VRFY_OBJ_AGAIN(k_condvar_init, K_OBJ_CONDVAR, again_condvar, (struct k_condvar *condvar), condvar)
#include <zephyr/syscalls/k_condvar_init_mrsh.c>
Z_VRFY_OBJ(int, k_condvar_signal, K_OBJ_CONDVAR, (struct k_condvar *condvar), condvar)
#include <zephyr/syscalls/k_condvar_signal_mrsh.c>
Z_VRFY_OBJ(int, k_condvar_broadcast, K_OBJ_CONDVAR, (struct k_condvar *condvar), condvar)
#include <zephyr/syscalls/k_condvar_broadcast_mrsh.c>

static inline int z_vrfy_k_condvar_wait(struct k_condvar *condvar, struct k_mutex *mutex,
					k_timeout_t timeout)
{
	Z_SYSCALL_OWN(condvar, K_OBJ_CONDVAR);
	Z_SYSCALL_OWN(mutex, K_OBJ_MUTEX);
	return z_impl_k_condvar_wait(condvar, mutex, timeout);
}
#include <zephyr/syscalls/k_condvar_wait_mrsh.c>
