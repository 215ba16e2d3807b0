/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Words of linker scripts that differ between kinds of image: a region in flash, a region in RAM,
 * or (for programs of the host) no regions at all.
 *
 * SECTION_PROLOGUE(name, options, align) opens an output section, GROUP_*_LINK_IN(...) closes it:
 *   GROUP_ROM_LINK_IN(run, load)     read-only contents
 *   GROUP_DATA_LINK_IN(run, load)    contents that are copied from `load` to `run` at boot
 *   GROUP_NOLOAD_LINK_IN(run, load)  no contents
 */
#ifndef ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_H_
#define ZEPHYR_INCLUDE_LINKER_LINKER_TOOL_H_

#define GROUP_START(where)
#define GROUP_END(where)

#ifdef CONFIG_ARCH_POSIX
#define GROUP_LINK_IN(where)
#define GROUP_ROM_LINK_IN(run, load)
#define GROUP_DATA_LINK_IN(run, load)
#define GROUP_NOLOAD_LINK_IN(run, load)
#define SECTION_DATA_PROLOGUE(name, options, align) name options : align
#else
#define GROUP_LINK_IN(where)            > where
#define GROUP_ROM_LINK_IN(run, load)    > load
#define GROUP_NOLOAD_LINK_IN(run, load) > run
#ifdef CONFIG_XIP
#define GROUP_DATA_LINK_IN(run, load)               > run AT > load
#define SECTION_DATA_PROLOGUE(name, options, align) name options : ALIGN_WITH_INPUT align
#else
#define GROUP_DATA_LINK_IN(run, load)               > run
#define SECTION_DATA_PROLOGUE(name, options, align) name options : align
#endif
#endif

#define SECTION_PROLOGUE(name, options, align) name options : align
#define PLACE_SYMBOL_HERE(symbol)              symbol = .
#define MMU_PAGE_ALIGN
#define MMU_PAGE_ALIGN_PERM

#endif
