/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <stdlib.h>

#include <zephyr/sys/hash_map.h>

void *sys_hashmap_default_allocator(void *ptr, size_t size)
{
	if (size == 0) {
		free(ptr);
		return NULL;
	}
	return realloc(ptr, size);
}

/* Whether @p n buckets hold @p entries entries within the load factor. */
static bool fits(const struct sys_hashmap *map, size_t entries, size_t n)
{
	return n > 0 && entries <= n / 100 * map->config->load_factor +
					   n % 100 * map->config->load_factor / 100;
}

bool sys_hashmap_should_rehash(const struct sys_hashmap *map, bool grow, size_t num_reserved,
			       size_t *new_num_buckets)
{
	size_t entries = map->data->size + num_reserved + (grow ? 1 : 0);
	size_t n = map->data->n_buckets;

	if (map->data->size == 0 && !grow) {
		n = 0;
	} else if (!fits(map, entries, n)) {
		n = MAX(n, map->config->initial_n_buckets);
		while (!fits(map, entries, n)) {
			n *= 2;
		}
	} else if (!grow) {
		while (n / 2 >= map->config->initial_n_buckets && fits(map, entries, n / 2)) {
			n /= 2;
		}
	}
	*new_num_buckets = n;
	return n != map->data->n_buckets;
}
