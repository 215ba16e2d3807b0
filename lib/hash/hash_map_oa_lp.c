/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Open addressing: entries stand in the array of buckets itself, each at its hash's place or,
 * where that was taken, behind it. A search goes on to the first bucket that was never used, so a
 * removed entry leaves a mark, a tombstone. Tombstones count as entries when the map is measured
 * for its size and disappear when it is rebuilt; there is always a bucket that is free.
 */

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include <zephyr/sys/hash_map.h>

enum bucket_state {
	FREE = 0,
	TAKEN,
	TOMBSTONE,
};

struct bucket {
	uint64_t key;
	uint64_t value;
	enum bucket_state state;
};

static struct sys_hashmap_oa_lp_data *data_of(const struct sys_hashmap *map)
{
	return (struct sys_hashmap_oa_lp_data *)map->data;
}

/*
 * The bucket of @p key; if it has none, the first one on its way that it could have, or NULL if
 * there are no buckets.
 */
static struct bucket *find(const struct sys_hashmap *map, uint64_t key)
{
	struct bucket *buckets = map->data->buckets;
	size_t n = map->data->n_buckets;
	struct bucket *tombstone = NULL;
	size_t at;

	if (n == 0) {
		return NULL;
	}
	at = map->hash_func(&key, sizeof(key)) & (n - 1);
	for (size_t i = 0; i < n; i++, at = (at + 1) & (n - 1)) {
		struct bucket *b = &buckets[at];

		if (b->state == TAKEN && b->key == key) {
			return b;
		}
		if (b->state == FREE) {
			return tombstone != NULL ? tombstone : b;
		}
		if (b->state == TOMBSTONE && tombstone == NULL) {
			tombstone = b;
		}
	}
	return tombstone;
}

static struct bucket *find_taken(const struct sys_hashmap *map, uint64_t key)
{
	struct bucket *b = find(map, key);

	return b != NULL && b->state == TAKEN ? b : NULL;
}

/* Rebuild with @p n buckets. @return -ENOMEM: nothing is changed. */
static int rehash(struct sys_hashmap *map, size_t n)
{
	struct sys_hashmap_oa_lp_data *data = data_of(map);
	struct bucket *old = data->buckets;
	size_t n_old = data->n_buckets;
	struct bucket *new = NULL;

	if (n > 0) {
		new = map->alloc_func(NULL, n * sizeof(*new));
		if (new == NULL) {
			return -ENOMEM;
		}
		memset(new, 0, n * sizeof(*new));
	}
	data->buckets = new;
	data->n_buckets = n;
	data->n_tombstones = 0;
	for (size_t i = 0; i < n_old; i++) {
		if (old[i].state == TAKEN) {
			*find(map, old[i].key) = old[i];
		}
	}
	(void)map->alloc_func(old, 0);
	return 0;
}

static int oa_lp_insert(struct sys_hashmap *map, uint64_t key, uint64_t value,
			uint64_t *old_value)
{
	struct sys_hashmap_oa_lp_data *data = data_of(map);
	struct bucket *b = find_taken(map, key);
	size_t n;

	if (b != NULL) {
		if (old_value != NULL) {
			*old_value = b->value;
		}
		b->value = value;
		return 0;
	}
	if (data->size >= map->config->max_size) {
		return -ENOSPC;
	}
	if (sys_hashmap_should_rehash(map, true, data->n_tombstones, &n) && rehash(map, n) < 0) {
		return -ENOMEM;
	}
	b = find(map, key);
	if (b->state == TOMBSTONE) {
		data->n_tombstones--;
	}
	*b = (struct bucket){.key = key, .value = value, .state = TAKEN};
	data->size++;
	return 1;
}

static bool oa_lp_remove(struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	struct sys_hashmap_oa_lp_data *data = data_of(map);
	struct bucket *b = find_taken(map, key);
	size_t n;

	if (b == NULL) {
		return false;
	}
	if (value != NULL) {
		*value = b->value;
	}
	b->state = TOMBSTONE;
	data->n_tombstones++;
	data->size--;
	if (sys_hashmap_should_rehash(map, false, 0, &n)) {
		(void)rehash(map, n); /* without memory it stays larger than it need be */
	}
	return true;
}

static bool oa_lp_get(const struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	struct bucket *b = find_taken(map, key);

	if (b != NULL && value != NULL) {
		*value = b->value;
	}
	return b != NULL;
}

static void oa_lp_clear(struct sys_hashmap *map, sys_hashmap_callback_t cb, void *cookie)
{
	struct bucket *buckets = map->data->buckets;

	for (size_t i = 0; cb != NULL && i < map->data->n_buckets; i++) {
		if (buckets[i].state == TAKEN) {
			cb(buckets[i].key, buckets[i].value, cookie);
		}
	}
	(void)map->alloc_func(buckets, 0);
	*data_of(map) = (struct sys_hashmap_oa_lp_data){0};
}

/* The state of a walk is the bucket to look at next. */
static void oa_lp_next(struct sys_hashmap_iterator *it)
{
	struct bucket *b = it->state;

	while (b->state != TAKEN) {
		b++;
	}
	it->key = b->key;
	it->value = b->value;
	it->state = b + 1;
	it->pos++;
}

static void oa_lp_iter(const struct sys_hashmap *map, struct sys_hashmap_iterator *it)
{
	it->map = map;
	it->next = oa_lp_next;
	it->state = map->data->buckets;
	it->key = 0;
	it->value = 0;
	it->pos = 0;
	*(size_t *)&it->size = map->data->size;
}

const struct sys_hashmap_api sys_hashmap_oa_lp_api = {
	.iter = oa_lp_iter,
	.clear = oa_lp_clear,
	.insert = oa_lp_insert,
	.remove = oa_lp_remove,
	.get = oa_lp_get,
};
