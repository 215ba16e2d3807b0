/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * For linker scripts: what they all need. For C: the symbols they define.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_DEFS_H_

#include <zephyr/linker/sections.h>
#include <zephyr/toolchain.h>

#if defined(_LINKER)

#include <zephyr/linker/iterable_sections.h>
#include <zephyr/linker/linker-tool.h>
#include <zephyr/sys/util_macro.h>

/* Every element of a list has at least this alignment, so that there are no gaps. */
#define Z_LINK_ITERABLE_SUBALIGN CONFIG_LINKER_ITERABLE_SUBALIGN

#elif !defined(_ASMLANGUAGE)

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Whole image: first and behind the last byte in ROM and in RAM. */
extern char __rom_region_start[];
extern char __rom_region_end[];
extern char __rom_region_size[];
extern char _image_ram_start[];
extern char _image_ram_end[];
extern char _end[];

/* Code and constants. */
extern char __text_region_start[];
extern char __text_region_end[];
extern char __text_region_size[];
extern char __rodata_region_start[];
extern char __rodata_region_end[];
extern char __rodata_region_size[];

/* CONFIG_USERSPACE: see <zephyr/linker/user-text.ld>. */
extern char __gates_start[];
extern char __gates_end[];
extern char __user_text_start[];
extern char __user_rodata_end[];

/* CONFIG_USERSPACE: all partitions, see <zephyr/linker/app-smem.ld>. */
extern char _app_smem_start[];
extern char _app_smem_end[];

/* Variables with a value: where they live and where start code copies them from. */
extern char __data_region_start[];
extern char __data_region_end[];
extern char __data_region_load_start[];
extern char __data_start[];
extern char __data_end[];
extern char __data_size[];

/* Variables that start code clears. */
extern char __bss_start[];
extern char __bss_end[];
extern char __bss_size[];

/* The kernel's part of RAM. */
extern char __kernel_ram_start[];
extern char __kernel_ram_end[];
extern char __kernel_ram_size[];

/* Functions that run from RAM. */
extern char __ramfunc_region_start[];
extern char __ramfunc_start[];
extern char __ramfunc_end[];
extern char __ramfunc_size[];
extern char __ramfunc_load_start[];

/* Initial values of thread-local variables. */
extern char __tdata_start[];
extern char __tdata_end[];
extern char __tdata_size[];
extern char __tdata_align[];
extern char __tbss_start[];
extern char __tbss_end[];
extern char __tbss_size[];
extern char __tbss_align[];
extern char __tls_start[];
extern char __tls_end[];
extern char __tls_size[];

/* Memory that caches leave alone, and tightly coupled memory. */
extern char _nocache_ram_start[];
extern char _nocache_ram_end[];
extern char _nocache_ram_size[];
extern char __itcm_start[];
extern char __itcm_end[];
extern char __itcm_size[];
extern char __itcm_load_start[];
extern char __dtcm_start[];
extern char __dtcm_end[];
extern char __dtcm_data_start[];
extern char __dtcm_data_end[];
extern char __dtcm_data_load_start[];
extern char __dtcm_bss_start[];
extern char __dtcm_bss_end[];

#ifdef __cplusplus
}
#endif

#endif /* C */

#endif
