/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * sys_sem where there is user mode: a count in the caller's own memory, which threads that can
 * write there change without a system call. Only waiting and waking are the kernel's.
 */
#include <zephyr/sys/sem.h>
#include <limits.h>

Z_USER_TEXT int sys_sem_init(struct sys_sem *sem, unsigned int initial_count, unsigned int limit)
{
	if (limit == 0U || limit > INT_MAX || initial_count > limit) {
		return -EINVAL;
	}
	atomic_set(&sem->futex.val, (atomic_val_t)initial_count);
	sem->limit = (int)limit;
	return 0;
}

/* Add @p units unless the count is @p end already. */
static ALWAYS_INLINE bool count_change(struct sys_sem *sem, int units, atomic_val_t end)
{
	atomic_val_t count;

	do {
		count = atomic_get(&sem->futex.val);
		if (count == end) {
			return false;
		}
	} while (!atomic_cas(&sem->futex.val, count, count + units));
	return true;
}

Z_USER_TEXT int sys_sem_give(struct sys_sem *sem)
{
	int woken;

	if (!count_change(sem, 1, sem->limit)) {
		return -EAGAIN;
	}
	/* with a count above 0, too: who was woken before may not have come to take yet */
	woken = k_futex_wake(&sem->futex, false);
	return MIN(woken, 0);
}

/* The end of a wait, however often it begins anew; without 64 bits for it, each has @p timeout. */
#ifdef CONFIG_TIMEOUT_64BIT
static ALWAYS_INLINE k_timeout_t until(k_timeout_t timeout)
{
	if (timeout.ticks <= 0) { /* none, for ever, or an end already */
		return timeout;
	}
	return K_TIMEOUT_ABS_TICKS(k_uptime_ticks() + timeout.ticks + 1);
}
#else
#define until(timeout) (timeout)
#endif

Z_USER_TEXT int sys_sem_take(struct sys_sem *sem, k_timeout_t timeout)
{
	int ret;

	if (count_change(sem, -1, 0)) {
		return 0;
	}
	timeout = until(timeout);
	do {
		ret = k_futex_wait(&sem->futex, 0, timeout);
		if (ret != 0 && ret != -EAGAIN) { /* -EAGAIN: somebody has given */
			return ret;
		}
	} while (!count_change(sem, -1, 0));
	return 0;
}

Z_USER_TEXT unsigned int sys_sem_count_get(struct sys_sem *sem)
{
	return (unsigned int)atomic_get(&sem->futex.val);
}
