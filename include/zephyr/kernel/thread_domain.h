/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a thread knows about its memory domain.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_THREAD_DOMAIN_H_
#define ZEPHYR_INCLUDE_KERNEL_THREAD_DOMAIN_H_

#include <zephyr/sys/dlist.h>

struct k_mem_domain;

/** The memory domain of a thread, and its place there if it is a user thread. Lock: kernel. */
struct _mem_domain_info {
	sys_dnode_t mem_domain_q_node;
	struct k_mem_domain *mem_domain;
};

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_DOMAIN_H_ */
