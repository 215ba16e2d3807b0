/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief What to wait for on a file descriptor.
 */

#ifndef ZEPHYR_INCLUDE_NET_SOCKET_POLL_H_
#define ZEPHYR_INCLUDE_NET_SOCKET_POLL_H_

/** One descriptor of a poll. */
struct zsock_pollfd {
	int fd;
	short events;  /**< what is waited for */
	short revents; /**< what there is */
};

#endif /* ZEPHYR_INCLUDE_NET_SOCKET_POLL_H_ */
