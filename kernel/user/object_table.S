/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The frame of the table of kernel objects, for the file that scripts/build/kobjects.py generates and,
 * until there is that, for an empty table in the first link. See object_table.h.
 */
#define Z_OBJECT_ROM(name)                                                                         \
	.section .z_object_rom, "a", %progbits;                                                    \
	.balign 8;                                                                                 \
	.global name;                                                                              \
	.type name, %object;                                                                       \
	name:

#define Z_OBJECT_RAM(name, bits)                                                                   \
	.section .z_object_ram, "aw", bits;                                                        \
	.balign 8;                                                                                 \
	.global name;                                                                              \
	.type name, %object;                                                                       \
	name:

#if __SIZEOF_POINTER__ == 8
#define Z_OBJECT_POINTER .8byte
#else
#define Z_OBJECT_POINTER .4byte
#endif

/* struct z_object_hash; the displacements follow. */
#define Z_OBJECT_HASH(multiplier, shift, count)                                                    \
	Z_OBJECT_ROM(z_object_hash)                                                                \
	.4byte multiplier, shift, count;                                                           \
	.balign __SIZEOF_POINTER__;                                                                \
	Z_OBJECT_POINTER z_object_entries, Z_OBJECT_LOAD;

/* Entries follow. What is copied at boot from flash is placed directly where nothing is copied. */
#ifdef CONFIG_XIP
#define Z_OBJECT_LOAD              z_object_entries_load
#define Z_OBJECT_ENTRIES           Z_OBJECT_ROM(z_object_entries_load)
#define Z_OBJECT_ENTRIES_END(size) Z_OBJECT_RAM(z_object_entries, %nobits) .zero size
#define Z_OBJECT_MUTEXES(size)     Z_OBJECT_RAM(z_object_mutexes, %nobits) .zero size
#else
#define Z_OBJECT_LOAD              z_object_entries
#define Z_OBJECT_ENTRIES           Z_OBJECT_RAM(z_object_entries, %progbits)
#define Z_OBJECT_ENTRIES_END(size)
#define Z_OBJECT_MUTEXES(size)     Z_OBJECT_RAM(z_object_mutexes, %progbits) .zero size
#endif

#if defined(__ELF__) && defined(__linux__)
	.section .note.GNU-stack, "", %progbits
#endif

#ifdef Z_OBJECT_TABLE_EMPTY
	Z_OBJECT_HASH(1, 31, 0)
	.2byte 1, 1
	Z_OBJECT_ENTRIES
	.zero 8
	Z_OBJECT_ENTRIES_END(8)
#endif
