/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Event counters with a file descriptor, as Linux' eventfd(2): writing adds to a 64-bit
 * counter, reading waits until it is not zero and takes it.
 */

#ifndef ZEPHYR_INCLUDE_ZVFS_EVENTFD_H_
#define ZEPHYR_INCLUDE_ZVFS_EVENTFD_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Reading takes one instead of all. */
#define ZVFS_EFD_SEMAPHORE 2
/** Reading and writing never wait. */
#define ZVFS_EFD_NONBLOCK 0x4000

typedef uint64_t zvfs_eventfd_t;

/**
 * @brief Make a counter that starts at @p initval. Context: thread.
 *
 * @param flags ZVFS_EFD_*.
 * @return its descriptor. @retval -1 errno is EINVAL (flags), ENOMEM (no counter left) or ENFILE
 * (no descriptor left).
 */
int zvfs_eventfd(unsigned int initval, int flags);

/**
 * @brief Take the counter, or one of it, to @p value; waits until it is not zero. Context: thread.
 * @retval 0 Done. @retval -1 errno is EAGAIN (it is zero, not blocking) or EBADF.
 */
int zvfs_eventfd_read(int fd, zvfs_eventfd_t *value);

/**
 * @brief Add @p value; waits until the sum is at most UINT64_MAX - 1. Context: thread.
 * @retval 0 Done. @retval -1 errno is EAGAIN (it would wait, not blocking), EINVAL (UINT64_MAX) or
 * EBADF.
 */
int zvfs_eventfd_write(int fd, zvfs_eventfd_t value);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ZVFS_EVENTFD_H_ */
