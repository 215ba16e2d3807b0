/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The map of the C++ library behind the C interface. Its hash and its allocator are its own.
 */

#include <cerrno>
#include <new>
#include <unordered_map>

#include <zephyr/sys/hash_map.h>

using cxx_map = std::unordered_map<uint64_t, uint64_t>;

static cxx_map *map_of(const struct sys_hashmap *map)
{
	return static_cast<cxx_map *>(map->data->buckets);
}

static void measure(struct sys_hashmap *map)
{
	map->data->size = map_of(map)->size();
	map->data->n_buckets = map_of(map)->bucket_count();
}

static int cxx_insert(struct sys_hashmap *map, uint64_t key, uint64_t value, uint64_t *old_value)
{
	try {
		if (map_of(map) == nullptr) {
			map->data->buckets = new cxx_map;
		}
		auto it = map_of(map)->find(key);
		if (it != map_of(map)->end()) {
			if (old_value != nullptr) {
				*old_value = it->second;
			}
			it->second = value;
			return 0;
		}
		if (map->data->size >= map->config->max_size) {
			return -ENOSPC;
		}
		map_of(map)->emplace(key, value);
	} catch (const std::bad_alloc &) {
		return -ENOMEM;
	}
	measure(map);
	return 1;
}

static bool cxx_get(const struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	if (map_of(map) == nullptr) {
		return false;
	}
	auto it = map_of(map)->find(key);
	if (it == map_of(map)->end()) {
		return false;
	}
	if (value != nullptr) {
		*value = it->second;
	}
	return true;
}

static void cxx_clear(struct sys_hashmap *map, sys_hashmap_callback_t cb, void *cookie)
{
	if (map_of(map) == nullptr) {
		return;
	}
	if (cb != nullptr) {
		for (auto &entry : *map_of(map)) {
			cb(entry.first, entry.second, cookie);
		}
	}
	delete map_of(map);
	*map->data = {};
}

static bool cxx_remove(struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	if (!cxx_get(map, key, value)) {
		return false;
	}
	map_of(map)->erase(key);
	if (map_of(map)->empty()) {
		cxx_clear(map, nullptr, nullptr);
	} else {
		measure(map);
	}
	return true;
}

/* The state of a walk is not kept: the entry after the one seen last is found by its key. */
static void cxx_next(struct sys_hashmap_iterator *it)
{
	auto at = it->pos == 0 ? map_of(it->map)->begin() : std::next(map_of(it->map)->find(it->key));

	it->key = at->first;
	it->value = at->second;
	it->pos++;
}

static void cxx_iter(const struct sys_hashmap *map, struct sys_hashmap_iterator *it)
{
	it->map = map;
	it->next = cxx_next;
	it->state = nullptr;
	it->pos = 0;
	*const_cast<size_t *>(&it->size) = map->data->size;
}

const struct sys_hashmap_api sys_hashmap_cxx_api = {
	cxx_iter, cxx_clear, cxx_insert, cxx_remove, cxx_get,
};
