/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The locks that picolibc takes around what its threads share. It has one of its own and makes
 * others with its streams; all may be taken twice by one thread, as ours may.
 */

#include <stdlib.h>
#include <sys/lock.h>
#include <zephyr/kernel.h>

struct __lock {
	struct k_mutex mutex;
};

struct __lock __lock___libc_recursive_mutex = {
	.mutex = Z_MUTEX_INITIALIZER(__lock___libc_recursive_mutex.mutex),
};

void __retarget_lock_init(_LOCK_T *lock)
{
	*lock = malloc(sizeof(**lock));
	if (*lock == NULL) {
		abort();
	}
	(void)k_mutex_init(&(*lock)->mutex);
}

void __retarget_lock_close(_LOCK_T lock)
{
	free(lock);
}

void __retarget_lock_acquire(_LOCK_T lock)
{
	(void)k_mutex_lock(&lock->mutex, K_FOREVER);
}

int __retarget_lock_try_acquire(_LOCK_T lock)
{
	return k_mutex_lock(&lock->mutex, K_NO_WAIT) == 0;
}

void __retarget_lock_release(_LOCK_T lock)
{
	(void)k_mutex_unlock(&lock->mutex);
}

void __retarget_lock_init_recursive(_LOCK_T *lock)
{
	__retarget_lock_init(lock);
}

void __retarget_lock_close_recursive(_LOCK_T lock)
{
	__retarget_lock_close(lock);
}

void __retarget_lock_acquire_recursive(_LOCK_T lock)
{
	__retarget_lock_acquire(lock);
}

int __retarget_lock_try_acquire_recursive(_LOCK_T lock)
{
	return __retarget_lock_try_acquire(lock);
}

void __retarget_lock_release_recursive(_LOCK_T lock)
{
	__retarget_lock_release(lock);
}
