/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Linker side of <zephyr/sys/iterable_sections.h>: the elements of a list, sorted by name, between
 * _<type>_list_start and _<type>_list_end. One output section a list.
 *
 * NUMERIC sorts names that end in _<number> by that number, up to three digits. GC_ALLOWED lets the
 * linker drop elements that nothing refers to.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_LINKER_ITERABLE_SECTIONS_H_

#include <zephyr/linker/linker-tool.h>

#define Z_LINK_PASTE_(a, b) a##b
#define Z_LINK_PASTE(a, b)  Z_LINK_PASTE_(a, b)
#define Z_LINK_START(type)  Z_LINK_PASTE(_##type, _list_start) = .
#define Z_LINK_END(type)    Z_LINK_PASTE(_##type, _list_end) = .

#define Z_LINK_ITERABLE(type)                                                                      \
	Z_LINK_START(type);                                                                        \
	KEEP(*(SORT_BY_NAME(._##type.static.*)));                                                  \
	Z_LINK_END(type)

#define Z_LINK_ITERABLE_NUMERIC(type)                                                              \
	Z_LINK_START(type);                                                                        \
	KEEP(*(SORT(._##type.static.*_?_*)));                                                      \
	KEEP(*(SORT(._##type.static.*_??_*)));                                                     \
	KEEP(*(SORT(._##type.static.*_???_*)));                                                    \
	Z_LINK_END(type)

/* Devices: by level, then by priority, then those of no number; see <zephyr/device.h>. */
#define Z_LINK_DEVICES_OF(level)                                                                   \
	KEEP(*(SORT_BY_NAME(._device.static.level##_?_*)));                                        \
	KEEP(*(SORT_BY_NAME(._device.static.level##_??_*)));                                       \
	KEEP(*(SORT_BY_NAME(._device.static.level##_???_*)));                                      \
	KEEP(*(SORT_BY_NAME(._device.static.level##_derived_*)))
#define Z_LINK_DEVICES(type)                                                                       \
	Z_LINK_START(type);                                                                        \
	Z_LINK_DEVICES_OF(L1);                                                                     \
	Z_LINK_DEVICES_OF(L2);                                                                     \
	Z_LINK_DEVICES_OF(L3);                                                                     \
	Z_LINK_END(type)

#define Z_LINK_ITERABLE_GC_ALLOWED(type)                                                           \
	Z_LINK_START(type);                                                                        \
	*(SORT_BY_NAME(._##type.static.*));                                                        \
	Z_LINK_END(type)

#define Z_ITERABLE_ROM(type, subalign, body)                                                       \
	SECTION_PROLOGUE(type##_area, , SUBALIGN(subalign))                                        \
	{                                                                                          \
		body(type);                                                                        \
	} GROUP_ROM_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define Z_ITERABLE_RAM(type, subalign, body)                                                       \
	SECTION_DATA_PROLOGUE(type##_area, , SUBALIGN(subalign))                                   \
	{                                                                                          \
		body(type);                                                                        \
	} GROUP_DATA_LINK_IN(RAMABLE_REGION, ROMABLE_REGION)

#define ITERABLE_SECTION_ROM(type, subalign) Z_ITERABLE_ROM(type, subalign, Z_LINK_ITERABLE)
#define ITERABLE_SECTION_ROM_NUMERIC(type, subalign)                                               \
	Z_ITERABLE_ROM(type, subalign, Z_LINK_ITERABLE_NUMERIC)
#define ITERABLE_SECTION_ROM_GC_ALLOWED(type, subalign)                                            \
	Z_ITERABLE_ROM(type, subalign, Z_LINK_ITERABLE_GC_ALLOWED)
#define ITERABLE_SECTION_RAM(type, subalign) Z_ITERABLE_RAM(type, subalign, Z_LINK_ITERABLE)
#define ITERABLE_SECTION_RAM_NUMERIC(type, subalign)                                               \
	Z_ITERABLE_RAM(type, subalign, Z_LINK_ITERABLE_NUMERIC)
#define ITERABLE_SECTION_RAM_GC_ALLOWED(type, subalign)                                            \
	Z_ITERABLE_RAM(type, subalign, Z_LINK_ITERABLE_GC_ALLOWED)

#endif
