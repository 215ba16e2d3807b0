/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Global variables placed in memory partitions, which a memory domain gives to user threads. The
 * build finds the partitions by the sections' names (scripts/build/app_smem.py) and lays them out
 * as the protection unit needs them. Without user mode they are ordinary variables.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_

#include <zephyr/app_memory/mem_domain.h>
#include <zephyr/linker/section_tags.h>

#ifdef CONFIG_USERSPACE

/** @brief The section of variables of partition @p id with a value / that start as zero. */
#define K_APP_DMEM_SECTION(id) data_smem_##id##_data
#define K_APP_BMEM_SECTION(id) data_smem_##id##_bss

/** @brief Before a global variable: it belongs to partition @p id and has a value. */
#define K_APP_DMEM(id) Z_GENERIC_SECTION(K_APP_DMEM_SECTION(id))
/** @brief The same for one that starts as zero, which saves flash. */
#define K_APP_BMEM(id) Z_GENERIC_SECTION(K_APP_BMEM_SECTION(id))

/**
 * @brief Define `struct k_mem_partition name`, readable and writable by users. Once in a program;
 * others declare it: `extern struct k_mem_partition name`. It may be without variables.
 */
#define K_APPMEM_PARTITION_DEFINE(name)                                                            \
	extern char z_data_smem_##name##_part_start[];                                             \
	extern char z_data_smem_##name##_part_size[];                                              \
	char z_data_smem_##name##_exists[0] __used K_APP_BMEM(name);                               \
	struct k_mem_partition name = {                                                            \
		(uintptr_t)z_data_smem_##name##_part_start,                                        \
		(size_t)z_data_smem_##name##_part_size,                                            \
		K_MEM_PARTITION_P_RW_U_RW,                                                         \
	}

#else

#define K_APP_BMEM(ptn)
#define K_APP_DMEM(ptn)
#define K_APP_DMEM_SECTION(ptn) .data
#define K_APP_BMEM_SECTION(ptn) .bss
#define K_APPMEM_PARTITION_DEFINE(name)

#endif /* CONFIG_USERSPACE */

#define K_APPMEM_PARTITION_HEADER_DEFINE(name)

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_ */
