/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Memories of the devicetree in the linker script: every enabled node compatible with
 * zephyr,memory-region is a region named by its property of that name, with a section of the same
 * name that C code reaches by __GENERIC_SECTION(NAME).
 */
#ifndef ZEPHYR_INCLUDE_LINKER_DEVICETREE_REGIONS_H_
#define ZEPHYR_INCLUDE_LINKER_DEVICETREE_REGIONS_H_

#include <zephyr/devicetree.h>
#include <zephyr/sys/util_macro.h>

/**
 * Name of a region as a word and as a string; characters a name can not have become underscores.
 */
#define LINKER_DT_NODE_REGION_NAME_TOKEN(node) DT_STRING_TOKEN(node, zephyr_memory_region)
#define LINKER_DT_NODE_REGION_NAME(node)       STRINGIFY(LINKER_DT_NODE_REGION_NAME_TOKEN(node))

#define Z_LINKER_DT_REGION(node)                                                                   \
	LINKER_DT_NODE_REGION_NAME_TOKEN(node) (rwx) :                                             \
		ORIGIN = DT_REG_ADDR(node), LENGTH = DT_REG_SIZE(node)

#define Z_LINKER_DT_SECTION_(node, name)                                                           \
	name (NOLOAD) :                                                                            \
	{                                                                                          \
		__##name##_start = .;                                                              \
		KEEP(*(name))                                                                      \
		KEEP(*(name.*))                                                                    \
		__##name##_end = .;                                                                \
	} > name                                                                                   \
	__##name##_size = __##name##_end - __##name##_start;                                       \
	__##name##_load_start = LOADADDR(name);
#define Z_LINKER_DT_SECTION_OF(node, name) Z_LINKER_DT_SECTION_(node, name)
#define Z_LINKER_DT_SECTION(node)                                                                  \
	Z_LINKER_DT_SECTION_OF(node, LINKER_DT_NODE_REGION_NAME_TOKEN(node))

/** All regions, for the MEMORY command; all sections, for the SECTIONS command. */
#define LINKER_DT_REGIONS()  DT_FOREACH_STATUS_OKAY(zephyr_memory_region, Z_LINKER_DT_REGION)
#define LINKER_DT_SECTIONS() DT_FOREACH_STATUS_OKAY(zephyr_memory_region, Z_LINKER_DT_SECTION)

#endif
