/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Global variables placed in memory partitions. Without user mode they are ordinary variables.
 */
#ifndef ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_
#define ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_

#include <zephyr/app_memory/mem_domain.h>
#include <zephyr/linker/section_tags.h>

#define K_APP_BMEM(ptn)
#define K_APP_DMEM(ptn)
#define K_APP_DMEM_SECTION(ptn) ".data"
#define K_APP_BMEM_SECTION(ptn) ".bss"
#define K_APPMEM_PARTITION_DEFINE(name)
#define K_APPMEM_PARTITION_HEADER_DEFINE(name)

#endif /* ZEPHYR_INCLUDE_APP_MEMORY_APP_MEMDOMAIN_H_ */
