/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Names of output and special sections, for linker scripts, assembly and section tags.
 */

#ifndef ZEPHYR_INCLUDE_LINKER_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTIONS_H_

#define _TEXT_SECTION_NAME   text
#define _RODATA_SECTION_NAME rodata
#define _DATA_SECTION_NAME   datas
#define _BSS_SECTION_NAME    bss
#define _NOINIT_SECTION_NAME noinit

/* Without demand paging all code and data is present at boot and stays. */
#define BOOT_TEXT_SECTION_NAME     boot_text
#define BOOT_BSS_SECTION_NAME      boot_bss
#define BOOT_RODATA_SECTION_NAME   boot_rodata
#define BOOT_DATA_SECTION_NAME     boot_data
#define BOOT_NOINIT_SECTION_NAME   boot_noinit
#define PINNED_TEXT_SECTION_NAME   pinned_text
#define PINNED_BSS_SECTION_NAME    pinned_bss
#define PINNED_RODATA_SECTION_NAME pinned_rodata
#define PINNED_DATA_SECTION_NAME   pinned_data
#define PINNED_NOINIT_SECTION_NAME pinned_noinit

/* For assembly. */
#define TEXT          text
#define BSS           bss
#define RODATA        rodata
#define DATA          data
#define NOINIT        noinit
#define BOOT_TEXT     TEXT
#define BOOT_BSS      BSS
#define BOOT_RODATA   RODATA
#define BOOT_DATA     DATA
#define BOOT_NOINIT   NOINIT
#define PINNED_TEXT   TEXT
#define PINNED_BSS    BSS
#define PINNED_RODATA RODATA
#define PINNED_DATA   DATA
#define PINNED_NOINIT NOINIT

#include <zephyr/linker/section_tags.h>

#endif /* ZEPHYR_INCLUDE_LINKER_SECTIONS_H_ */
