/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Futexes: wait while a word has the expected value.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_FUTEX_H_
#define ZEPHYR_INCLUDE_KERNEL_FUTEX_H_

#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/atomic.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief A futex: a word of the application's; threads that wait are kept by the kernel. */
struct k_futex {
	atomic_t val;
};

/**
 * @brief Wait for k_futex_wake() if the value of @p futex is @p expected.
 *
 * @retval 0 woken; why is for the caller to find out. @retval -EAGAIN the value is another one.
 * @retval -ETIMEDOUT time is up. @retval -EINVAL @p futex may not be used. Context: thread.
 */
__syscall int k_futex_wait(struct k_futex *futex, int expected, k_timeout_t timeout);

/**
 * @brief Wake the best waiter, or all.
 *
 * @return how many woke, or -EINVAL: @p futex may not be used. Context: any.
 */
__syscall int k_futex_wake(struct k_futex *futex, bool wake_all);

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_futex.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_FUTEX_H_ */
