/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief What an implementation of a hash map provides; include <zephyr/sys/hash_map.h> instead.
 */

#ifndef ZEPHYR_INCLUDE_SYS_HASH_MAP_API_H_
#define ZEPHYR_INCLUDE_SYS_HASH_MAP_API_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/hash_function.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sys_hashmap;

/** Allocate (ptr NULL), resize or free (new_size 0), as realloc() does. */
typedef void *(*sys_hashmap_allocator_t)(void *ptr, size_t new_size);

/** A walk through all entries in no order. The map must not change meanwhile. */
struct sys_hashmap_iterator {
	const struct sys_hashmap *map;
	void (*next)(struct sys_hashmap_iterator *it);
	void *state; /* the implementation's */
	uint64_t key;
	uint64_t value;
	const size_t size; /* entries */
	size_t pos;        /* entries seen */
};

/** @brief Whether next() may be called. */
static inline bool sys_hashmap_iterator_has_next(const struct sys_hashmap_iterator *it)
{
	return it->pos < it->size;
}

typedef void (*sys_hashmap_iterator_t)(const struct sys_hashmap *map,
				       struct sys_hashmap_iterator *it);
typedef void (*sys_hashmap_callback_t)(uint64_t key, uint64_t value, void *cookie);
typedef void (*sys_hashmap_clear_t)(struct sys_hashmap *map, sys_hashmap_callback_t cb,
				    void *cookie);
typedef int (*sys_hashmap_insert_t)(struct sys_hashmap *map, uint64_t key, uint64_t value,
				    uint64_t *old_value);
typedef bool (*sys_hashmap_remove_t)(struct sys_hashmap *map, uint64_t key, uint64_t *value);
typedef bool (*sys_hashmap_get_t)(const struct sys_hashmap *map, uint64_t key, uint64_t *value);

struct sys_hashmap_api {
	sys_hashmap_iterator_t iter;
	sys_hashmap_clear_t clear;
	sys_hashmap_insert_t insert;
	sys_hashmap_remove_t remove;
	sys_hashmap_get_t get;
};

struct sys_hashmap_config {
	size_t max_size;     /* entries */
	uint8_t load_factor; /* entries per hundred buckets before the map grows */
	uint8_t initial_n_buckets;
};

/** Initialiser of a configuration. */
#define SYS_HASHMAP_CONFIG(_max_size, _load_factor)                                                \
	{                                                                                          \
		.max_size = (size_t)_max_size, .load_factor = (uint8_t)_load_factor,               \
		.initial_n_buckets = NHPOT(DIV_ROUND_UP(100, _load_factor)),                       \
	}

struct sys_hashmap_data {
	void *buckets;
	size_t n_buckets;
	size_t size;
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_HASH_MAP_API_H_ */
