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
struct k_thread;
struct cpu_budget;

/** Threads that fail together: <etesian/component.h>. */
struct z_thread_group {
	/* Context: fault of @p thread, which is ended next. */
	void (*failed)(struct z_thread_group *group, struct k_thread *thread, unsigned int reason);
	struct cpu_budget *budget; /* NULL: no limit */
};

/** @brief The threads of @p group have ended: their mutexes go to who waits. Context: thread. */
void z_thread_group_end(struct z_thread_group *group);

/** The memory domain of a thread, and its place there if it is a user thread. Lock: kernel. */
struct _mem_domain_info {
	struct k_mem_domain *mem_domain; /* inherited from its parent */
	sys_dnode_t mem_domain_q_node;   /* of a user thread only, as what follows */
	uintptr_t held; /* memory that its call uses after a wait; 0 bytes: none */
	size_t held_size;
#ifdef CONFIG_COMPONENT
	struct z_thread_group *group; /* or NULL */
#endif
};

#endif /* ZEPHYR_INCLUDE_KERNEL_THREAD_DOMAIN_H_ */
