/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The table of all static kernel objects, made by scripts/build/kobjects.py behind a first link.
 * Its entries are sorted by a hash that has no collisions (scripts/build/perfect_hash.py), so
 * that one comparison tells whether a pointer, of any value, is an object.
 */
#ifndef ETESIAN_KERNEL_USER_OBJECT_TABLE_H_
#define ETESIAN_KERNEL_USER_OBJECT_TABLE_H_

#include <zephyr/kernel.h>
#include <zephyr/sys/internal/kobject_internal.h>

/*
 * What stands first in the table. Code knows only the address of this, which is the same in both
 * links; a linker that shortens code may not find another reason to in the second.
 */
struct z_object_hash {
	uint32_t multiplier;
	uint32_t shift;
	uint32_t count; /* of objects; 0 only in a first link */
	struct k_object *entries;
	const struct k_object *load; /* CONFIG_XIP: the entries as they are at boot */
	uint16_t displacements[];
};

extern const struct z_object_hash z_object_hash;

/** @brief The first entry, and behind the last. */
static inline struct k_object *z_object_table(void)
{
	return z_object_hash.entries;
}

static inline struct k_object *z_object_table_end(void)
{
	return &z_object_hash.entries[z_object_hash.count];
}

/** @brief The entry of the static object at @p obj, any value, or NULL. Context: any. */
static ALWAYS_INLINE struct k_object *z_object_find_static(const void *obj)
{
	const struct z_object_hash *hash = &z_object_hash;
	uint32_t h = (uint32_t)(uintptr_t)obj * hash->multiplier;
	uint32_t slots = h * hash->displacements[h >> hash->shift];
	struct k_object *ko = &hash->entries[((uint64_t)slots * hash->count) >> 32];

	return (ko->name == obj) ? ko : NULL;
}

#endif /* ETESIAN_KERNEL_USER_OBJECT_TABLE_H_ */
