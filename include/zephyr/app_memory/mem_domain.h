/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory domains: which memory a user thread may touch. Declarations only; the implementation comes
 * with user mode (CONFIG_USERSPACE).
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_

#include <stdint.h>
#include <stddef.h>
#include <zephyr/sys/dlist.h>
#include <zephyr/toolchain.h>

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

/** @brief Define a partition. */
#define K_MEM_PARTITION_DEFINE(name, start, size, attr)                                            \
	struct k_mem_partition name = {(uintptr_t)(start), size, attr}

struct k_mem_domain;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_MEM_DOMAIN_H_ */
