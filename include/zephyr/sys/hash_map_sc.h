/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief A hash map whose buckets are lists of entries.
 */

#ifndef ZEPHYR_INCLUDE_SYS_HASH_MAP_SC_H_
#define ZEPHYR_INCLUDE_SYS_HASH_MAP_SC_H_

#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/hash_map_api.h>

#ifdef __cplusplus
extern "C" {
#endif

extern const struct sys_hashmap_api sys_hashmap_sc_api;

/** Define a map of this kind; the last arguments are its configuration. */
#define SYS_HASHMAP_SC_DEFINE_ADVANCED(_name, _hash_func, _alloc_func, ...)                        \
	SYS_HASHMAP_DEFINE_ADVANCED(_name, &sys_hashmap_sc_api, sys_hashmap_config,                \
					   sys_hashmap_data, _hash_func, _alloc_func,              \
					   __VA_ARGS__)

#define SYS_HASHMAP_SC_DEFINE_STATIC_ADVANCED(_name, _hash_func, _alloc_func, ...)                 \
	SYS_HASHMAP_DEFINE_STATIC_ADVANCED(_name, &sys_hashmap_sc_api, sys_hashmap_config,         \
					   sys_hashmap_data, _hash_func, _alloc_func,              \
					   __VA_ARGS__)

#define SYS_HASHMAP_SC_DEFINE(_name)                                                               \
	SYS_HASHMAP_SC_DEFINE_ADVANCED(                                                            \
		_name, sys_hash32, SYS_HASHMAP_DEFAULT_ALLOCATOR,                                  \
		SYS_HASHMAP_CONFIG(SIZE_MAX, SYS_HASHMAP_DEFAULT_LOAD_FACTOR))

#define SYS_HASHMAP_SC_DEFINE_STATIC(_name)                                                        \
	SYS_HASHMAP_SC_DEFINE_STATIC_ADVANCED(                                                     \
		_name, sys_hash32, SYS_HASHMAP_DEFAULT_ALLOCATOR,                                  \
		SYS_HASHMAP_CONFIG(SIZE_MAX, SYS_HASHMAP_DEFAULT_LOAD_FACTOR))
#ifdef CONFIG_SYS_HASH_MAP_CHOICE_SC
#define SYS_HASHMAP_DEFAULT_DEFINE(_name)        SYS_HASHMAP_SC_DEFINE(_name)
#define SYS_HASHMAP_DEFAULT_DEFINE_STATIC(_name) SYS_HASHMAP_SC_DEFINE_STATIC(_name)
#define SYS_HASHMAP_DEFAULT_DEFINE_ADVANCED(...) SYS_HASHMAP_SC_DEFINE_ADVANCED(__VA_ARGS__)
#define SYS_HASHMAP_DEFAULT_DEFINE_STATIC_ADVANCED(...)                                            \
	SYS_HASHMAP_SC_DEFINE_STATIC_ADVANCED(__VA_ARGS__)
#endif

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_HASH_MAP_SC_H_ */
