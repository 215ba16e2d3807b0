/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The table of kernel objects at boot.
 */
#include "object_table.h"
#include <zephyr/init.h>
#include <string.h>

/* For the script that makes the table: it reads the debug information. */
enum z_object_facts {
	Z_OBJECT_STACK_RESERVED = ARCH_THREAD_STACK_RESERVED,
};

extern const struct k_object z_object_entries_load[]; /* CONFIG_XIP */

/* The first function that boot calls: all others may note that an object is initialised. */
static int prepare(void)
{
	enum z_object_facts seen = Z_OBJECT_STACK_RESERVED;

	ARG_UNUSED(seen);
	if (IS_ENABLED(CONFIG_XIP)) {
		memcpy(z_object_entries, z_object_entries_load,
		       z_object_hash.count * sizeof(struct k_object));
	}
	for (struct k_object *ko = z_object_table(); ko < z_object_table_end(); ko++) {
		if (ko->type == K_OBJ_SYS_MUTEX) {
			z_impl_k_mutex_init(ko->data.mutex);
		}
	}
	return 0;
}

SYS_INIT(prepare, EARLY, 0);
