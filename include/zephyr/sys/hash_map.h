/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Hash map from 64-bit keys to 64-bit values.
 *
 * Three implementations with one interface: chains (SC), open addressing with linear probing
 * (OA_LP), and C++'s std::unordered_map (CXX); SYS_HASHMAP_DEFINE() takes the one that the
 * configuration chose. Maps grow and shrink by their allocator. No locks; context: the allocator's.
 */

#ifndef ZEPHYR_INCLUDE_SYS_HASH_MAP_H_
#define ZEPHYR_INCLUDE_SYS_HASH_MAP_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/hash_function.h>
#include <zephyr/sys/hash_map_api.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Define a map of a given implementation; the last arguments are its configuration. */
#define SYS_HASHMAP_DEFINE_ADVANCED(_name, _api, _config_type, _data_type, _hash_func,             \
				    _alloc_func, ...)                                              \
	const struct _config_type _name##_config = __VA_ARGS__;                                    \
	struct _data_type _name##_data;                                                            \
	struct sys_hashmap _name = {                                                               \
		.api = (const struct sys_hashmap_api *)(_api),                                     \
		.config = (const struct sys_hashmap_config *)&_name##_config,                      \
		.data = (struct sys_hashmap_data *)&_name##_data,                                  \
		.hash_func = (_hash_func),                                                         \
		.alloc_func = (_alloc_func),                                                       \
	}

#define SYS_HASHMAP_DEFINE_STATIC_ADVANCED(_name, _api, _config_type, _data_type, _hash_func,      \
					   _alloc_func, ...)                                       \
	static const struct _config_type _name##_config = __VA_ARGS__;                             \
	static struct _data_type _name##_data;                                                     \
	static struct sys_hashmap _name = {                                                        \
		.api = (const struct sys_hashmap_api *)(_api),                                     \
		.config = (const struct sys_hashmap_config *)&_name##_config,                      \
		.data = (struct sys_hashmap_data *)&_name##_data,                                  \
		.hash_func = (_hash_func),                                                         \
		.alloc_func = (_alloc_func),                                                       \
	}

/** Define a map with all defaults. */
#define SYS_HASHMAP_DEFINE(_name)        SYS_HASHMAP_DEFAULT_DEFINE(_name)
#define SYS_HASHMAP_DEFINE_STATIC(_name) SYS_HASHMAP_DEFAULT_DEFINE_STATIC(_name)

#define SYS_HASHMAP_DEFAULT_ALLOCATOR   sys_hashmap_default_allocator
#define SYS_HASHMAP_DEFAULT_LOAD_FACTOR 75

struct sys_hashmap {
	const struct sys_hashmap_api *api;
	const struct sys_hashmap_config *config;
	struct sys_hashmap_data *data;
	sys_hash_func32_t hash_func;
	sys_hashmap_allocator_t alloc_func;
};

/** @brief The C library's allocator. */
void *sys_hashmap_default_allocator(void *ptr, size_t size);

/** @brief Call @p cb for every entry, in no order. It must not change the map. */
static inline void sys_hashmap_foreach(const struct sys_hashmap *map, sys_hashmap_callback_t cb,
				       void *cookie)
{
	struct sys_hashmap_iterator it = {};

	for (map->api->iter(map, &it); sys_hashmap_iterator_has_next(&it);) {
		it.next(&it);
		cb(it.key, it.value, cookie);
	}
}

/** @brief Remove all entries and free all memory; @p cb (or NULL) is called for each. */
static inline void sys_hashmap_clear(struct sys_hashmap *map, sys_hashmap_callback_t cb,
				     void *cookie)
{
	map->api->clear(map, cb, cookie);
}

/**
 * @brief Insert or replace.
 *
 * @param old_value Out (or NULL): the value that was replaced.
 * @return 1: inserted; 0: replaced. @retval -ENOSPC the map has its maximum size. @retval -ENOMEM.
 */
static inline int sys_hashmap_insert(struct sys_hashmap *map, uint64_t key, uint64_t value,
				     uint64_t *old_value)
{
	return map->api->insert(map, key, value, old_value);
}

/** @brief Remove. @param value Out (or NULL): what it was. @return Whether it was there. */
static inline bool sys_hashmap_remove(struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	return map->api->remove(map, key, value);
}

/** @brief Look up. @param value Out (or NULL). @return Whether it is there. */
static inline bool sys_hashmap_get(const struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	return map->api->get(map, key, value);
}

static inline bool sys_hashmap_contains_key(const struct sys_hashmap *map, uint64_t key)
{
	return sys_hashmap_get(map, key, NULL);
}

/** @brief Number of entries; whether it is 0. */
static inline size_t sys_hashmap_size(const struct sys_hashmap *map)
{
	return map->data->size;
}

static inline bool sys_hashmap_is_empty(const struct sys_hashmap *map)
{
	return sys_hashmap_size(map) == 0;
}

/** @brief Entries per hundred buckets. */
static inline uint8_t sys_hashmap_load_factor(const struct sys_hashmap *map)
{
	if (map->data->n_buckets == 0) {
		return 0;
	}
	return (uint8_t)((map->data->size * 100) / map->data->n_buckets);
}

static inline size_t sys_hashmap_num_buckets(const struct sys_hashmap *map)
{
	return map->data->n_buckets;
}

/**
 * @brief For implementations: whether the number of buckets is to change, and to which.
 *
 * @param grow An entry is to be added; else one has been removed.
 * @param num_reserved Entries that are not counted in the size but take a bucket.
 */
bool sys_hashmap_should_rehash(const struct sys_hashmap *map, bool grow, size_t num_reserved,
			       size_t *new_num_buckets);

#ifdef __cplusplus
}
#endif

#include <zephyr/sys/hash_map_cxx.h>
#include <zephyr/sys/hash_map_oa_lp.h>
#include <zephyr/sys/hash_map_sc.h>

#endif /* ZEPHYR_INCLUDE_SYS_HASH_MAP_H_ */
