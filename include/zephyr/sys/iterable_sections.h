/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Arrays that the linker builds: any file defines elements, the linker sorts them by name.
 *
 * An element of list L named N lies in section "._L.static.N_"; the linker script puts all of them
 * between the symbols _L_list_start and _L_list_end (<zephyr/linker/iterable_sections.h>, or
 * zephyr_iterable_section() in CMake). Elements must have the same size and no padding between
 * them, so a list holds one structure type.
 */

#ifndef ZEPHYR_INCLUDE_SYS_ITERABLE_SECTIONS_H_
#define ZEPHYR_INCLUDE_SYS_ITERABLE_SECTIONS_H_

#include <zephyr/sys/__assert.h>
#include <zephyr/toolchain.h>

/** Define element @p varname of @p type in list @p secname, sorted by @p section_postfix. */
#define TYPE_SECTION_ITERABLE(type, varname, secname, section_postfix)                             \
	Z_DECL_ALIGN(type) varname __in_section(_##secname, static, _CONCAT(section_postfix, _))   \
	__used __noasan_data

/** Symbols at the start and behind the end of a list. */
#define TYPE_SECTION_START(secname) _CONCAT(_##secname, _list_start)
#define TYPE_SECTION_END(secname)   _CONCAT(_##secname, _list_end)

/** Declare them. */
#define TYPE_SECTION_START_EXTERN(type, secname) extern type TYPE_SECTION_START(secname)[]
#define TYPE_SECTION_END_EXTERN(type, secname)   extern type TYPE_SECTION_END(secname)[]

/** Loop over the elements with a declared pointer @p iterator. */
#define TYPE_SECTION_FOREACH(type, secname, iterator)                                              \
	TYPE_SECTION_START_EXTERN(type, secname);                                                  \
	TYPE_SECTION_END_EXTERN(type, secname);                                                    \
	for (type *iterator = TYPE_SECTION_START(secname); ({                                      \
		     __ASSERT(iterator <= TYPE_SECTION_END(secname),                               \
			      "bytes between the elements of " STRINGIFY(secname));                \
		     iterator < TYPE_SECTION_END(secname);                                         \
	     });                                                                                   \
	     iterator++)

/** Store a pointer to element @p i at @p dst. */
#define TYPE_SECTION_GET(type, secname, i, dst)                                                    \
	do {                                                                                       \
		TYPE_SECTION_START_EXTERN(type, secname);                                          \
		*(dst) = &TYPE_SECTION_START(secname)[i];                                          \
	} while (false)

/** Store the number of elements at @p dst. */
#define TYPE_SECTION_COUNT(type, secname, dst)                                                     \
	do {                                                                                       \
		TYPE_SECTION_START_EXTERN(type, secname);                                          \
		TYPE_SECTION_END_EXTERN(type, secname);                                            \
		*(dst) = ((uintptr_t)TYPE_SECTION_END(secname) -                                   \
			  (uintptr_t)TYPE_SECTION_START(secname)) / sizeof(type);                  \
	} while (false)

/* The same for `struct X` in a list named X, or (ALTERNATE) in a list of another name. */
#define STRUCT_SECTION_START(struct_type) TYPE_SECTION_START(struct_type)
#define STRUCT_SECTION_END(struct_type)   TYPE_SECTION_END(struct_type)
#define STRUCT_SECTION_START_EXTERN(struct_type)                                                   \
	TYPE_SECTION_START_EXTERN(struct struct_type, struct_type)
#define STRUCT_SECTION_END_EXTERN(struct_type)                                                     \
	TYPE_SECTION_END_EXTERN(struct struct_type, struct_type)

#define STRUCT_SECTION_ITERABLE_ALTERNATE(secname, struct_type, varname)                           \
	TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, varname)
#define STRUCT_SECTION_ITERABLE_ARRAY_ALTERNATE(secname, struct_type, varname, size)               \
	TYPE_SECTION_ITERABLE(struct struct_type, varname[size], secname, varname)
#define STRUCT_SECTION_ITERABLE(struct_type, varname)                                              \
	STRUCT_SECTION_ITERABLE_ALTERNATE(struct_type, struct_type, varname)
#define STRUCT_SECTION_ITERABLE_ARRAY(struct_type, varname, size)                                  \
	STRUCT_SECTION_ITERABLE_ARRAY_ALTERNATE(struct_type, struct_type, varname, size)

/** Sorted by @p name instead of by the variable's name. */
#define STRUCT_SECTION_ITERABLE_NAMED(struct_type, name, varname)                                  \
	TYPE_SECTION_ITERABLE(struct struct_type, varname, struct_type, name)
#define STRUCT_SECTION_ITERABLE_NAMED_ALTERNATE(struct_type, secname, name, varname)               \
	TYPE_SECTION_ITERABLE(struct struct_type, varname, secname, name)

#define STRUCT_SECTION_FOREACH_ALTERNATE(secname, struct_type, iterator)                           \
	TYPE_SECTION_FOREACH(struct struct_type, secname, iterator)
#define STRUCT_SECTION_FOREACH(struct_type, iterator)                                              \
	STRUCT_SECTION_FOREACH_ALTERNATE(struct_type, struct_type, iterator)
#define STRUCT_SECTION_GET(struct_type, i, dst)                                                    \
	TYPE_SECTION_GET(struct struct_type, struct_type, i, dst)
#define STRUCT_SECTION_COUNT(struct_type, dst)                                                     \
	TYPE_SECTION_COUNT(struct struct_type, struct_type, dst)

#endif /* ZEPHYR_INCLUDE_SYS_ITERABLE_SECTIONS_H_ */
