/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory domains: which memory a user thread may touch besides its stack. Every thread belongs to
 * one, k_mem_domain_default at first or its parent's.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_

#include <stdint.h>
#include <stddef.h>
#include <zephyr/sys/__assert.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/toolchain.h>
#include <zephyr/kernel/thread.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifndef CONFIG_USERSPACE
typedef uint32_t k_mem_partition_attr_t;
#endif

/** @brief A range of memory and what may be done with it. */
struct k_mem_partition {
	uintptr_t start;
	size_t size;
	k_mem_partition_attr_t attr;
};

struct k_mem_domain;

#ifdef CONFIG_USERSPACE

/** @brief A set of partitions and the threads that may use them. Lock: kernel. */
struct k_mem_domain {
	struct arch_mem_domain arch;
	/* size 0: free */
	struct k_mem_partition partitions[CONFIG_MAX_DOMAIN_PARTITIONS];
	sys_dlist_t mem_domain_q; /* of threads, by mem_domain_info.mem_domain_q_node */
	uint8_t num_partitions;
};

/** The domain of threads that were not given another. */
extern struct k_mem_domain k_mem_domain_default;

/** @brief Define a partition; alignment of @p start and @p size as the protection unit needs. */
#define K_MEM_PARTITION_DEFINE(name, start, size, attr)                                            \
	BUILD_ASSERT((size) % ARCH_PARTITION_ALIGN(size) == 0, "size of partition " #name);        \
	__used struct k_mem_partition name = {(uintptr_t)(start), size, attr}

/**
 * @brief Set up @p domain with @p num_parts of @p parts (NULL where 0).
 *
 * @retval 0 it is ready. @retval -EINVAL a partition that can not be protected, that wraps, is
 * empty, or overlaps another. @retval -ENOSPC more than a domain has. @retval -ENOMEM no room for
 * the domain in the port's tables. Context: thread, not user mode.
 */
int k_mem_domain_init(struct k_mem_domain *domain, uint8_t num_parts,
		      struct k_mem_partition *parts[]);

/** @brief Add @p part to @p domain. Errors as of k_mem_domain_init(). Context: thread. */
int k_mem_domain_add_partition(struct k_mem_domain *domain, struct k_mem_partition *part);

/**
 * @brief Take the partition with start and size of @p part from @p domain.
 *
 * @retval 0 gone. @retval -ENOENT it was not there.
 * @retval -EBUSY a thread of the domain waits in a call (message queue, pipe) that is going to use
 * memory there: end its wait, or the thread. Context: thread, not user mode.
 */
int k_mem_domain_remove_partition(struct k_mem_domain *domain, struct k_mem_partition *part);

/**
 * @brief Move @p thread from its domain to @p domain. Context: thread.
 * @retval 0 done. @retval -ENOMEM no room. @retval -EBUSY as of k_mem_domain_remove_partition().
 */
int k_mem_domain_add_thread(struct k_mem_domain *domain, k_tid_t thread);

#else

#define K_MEM_PARTITION_DEFINE(name, start, size, attr)                                            \
	struct k_mem_partition name = {(uintptr_t)(start), size, attr}

#endif /* CONFIG_USERSPACE */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_ */
