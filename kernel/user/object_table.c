/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The table of kernel objects and the memory partitions at boot.
 */
#include "object_table.h"
#include <zephyr/init.h>
#include <string.h>

/* For the script that makes the table: it reads the debug information. */
enum z_object_facts {
	Z_OBJECT_STACK_RESERVED = ARCH_THREAD_STACK_RESERVED,
};

/* A partition: what the linker script's Z_APP_REGION() writes. */
struct z_app_region {
	char *data;
	const char *load;
	size_t data_size;
	char *bss;
	size_t bss_size;
};

#ifdef CONFIG_NATIVE_BUILD
static void prepare_partitions(void)
{
}
#else
static void prepare_partitions(void)
{
	extern const struct z_app_region __app_regions_start[];
	extern const struct z_app_region __app_regions_end[];

	for (const struct z_app_region *r = __app_regions_start; r < __app_regions_end; r++) {
		if (r->data != r->load) {
			memcpy(r->data, r->load, r->data_size);
		}
		memset(r->bss, 0, r->bss_size);
	}
}
#endif

/* The first function that boot calls: all others may note that an object is initialised. */
static int prepare(void)
{
	enum z_object_facts seen = Z_OBJECT_STACK_RESERVED;

	ARG_UNUSED(seen);
	if (IS_ENABLED(CONFIG_XIP)) {
		memcpy(z_object_hash.entries, z_object_hash.load,
		       z_object_hash.count * sizeof(struct k_object));
	}
	prepare_partitions();
	for (struct k_object *ko = z_object_table(); ko < z_object_table_end(); ko++) {
		if (ko->type == K_OBJ_SYS_MUTEX) {
			z_impl_k_mutex_init(ko->data.mutex);
		}
	}
	return 0;
}

SYS_INIT(prepare, EARLY, 0);
