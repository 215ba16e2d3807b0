/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Chains: a bucket is the head of a list of entries, each allocated by itself.
 */

#include <errno.h>
#include <stdint.h>

#include <zephyr/sys/hash_map.h>
#include <zephyr/sys/slist.h>

struct entry {
	sys_snode_t node;
	uint64_t key;
	uint64_t value;
};

static sys_slist_t *bucket_of(const struct sys_hashmap *map, sys_slist_t *buckets, size_t n,
			      uint64_t key)
{
	return &buckets[map->hash_func(&key, sizeof(key)) & (n - 1)];
}

/* Change the number of buckets. @return -ENOMEM: nothing is changed. */
static int rehash(struct sys_hashmap *map, size_t n)
{
	sys_slist_t *old = map->data->buckets;
	sys_slist_t *new = NULL;

	if (n > 0) {
		new = map->alloc_func(NULL, n * sizeof(*new));
		if (new == NULL) {
			return -ENOMEM;
		}
	}
	for (size_t i = 0; i < n; i++) {
		sys_slist_init(&new[i]);
	}
	for (size_t i = 0; i < map->data->n_buckets; i++) {
		while (!sys_slist_is_empty(&old[i])) {
			sys_snode_t *node = sys_slist_get_not_empty(&old[i]);
			struct entry *e = CONTAINER_OF(node, struct entry, node);

			sys_slist_prepend(bucket_of(map, new, n, e->key), node);
		}
	}
	(void)map->alloc_func(old, 0);
	map->data->buckets = new;
	map->data->n_buckets = n;
	return 0;
}

/* The entry of @p key and the one before it in its bucket; NULL if there is none. */
static struct entry *find(const struct sys_hashmap *map, uint64_t key, sys_slist_t **bucket,
			  sys_snode_t **prev)
{
	struct entry *e;

	*prev = NULL;
	if (map->data->n_buckets == 0) {
		return NULL;
	}
	*bucket = bucket_of(map, map->data->buckets, map->data->n_buckets, key);
	SYS_SLIST_FOR_EACH_CONTAINER(*bucket, e, node) {
		if (e->key == key) {
			return e;
		}
		*prev = &e->node;
	}
	return NULL;
}

static int sc_insert(struct sys_hashmap *map, uint64_t key, uint64_t value, uint64_t *old_value)
{
	sys_slist_t *bucket;
	sys_snode_t *prev;
	struct entry *e = find(map, key, &bucket, &prev);
	size_t n;

	if (e != NULL) {
		if (old_value != NULL) {
			*old_value = e->value;
		}
		e->value = value;
		return 0;
	}
	if (map->data->size >= map->config->max_size) {
		return -ENOSPC;
	}
	e = map->alloc_func(NULL, sizeof(*e));
	if (e == NULL) {
		return -ENOMEM;
	}
	if (sys_hashmap_should_rehash(map, true, 0, &n) && rehash(map, n) < 0) {
		(void)map->alloc_func(e, 0);
		return -ENOMEM;
	}
	e->key = key;
	e->value = value;
	sys_slist_prepend(bucket_of(map, map->data->buckets, map->data->n_buckets, key), &e->node);
	map->data->size++;
	return 1;
}

static bool sc_remove(struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	sys_slist_t *bucket;
	sys_snode_t *prev;
	struct entry *e = find(map, key, &bucket, &prev);
	size_t n;

	if (e == NULL) {
		return false;
	}
	if (value != NULL) {
		*value = e->value;
	}
	sys_slist_remove(bucket, prev, &e->node);
	(void)map->alloc_func(e, 0);
	map->data->size--;
	if (sys_hashmap_should_rehash(map, false, 0, &n)) {
		(void)rehash(map, n); /* without memory it stays larger than it need be */
	}
	return true;
}

static bool sc_get(const struct sys_hashmap *map, uint64_t key, uint64_t *value)
{
	sys_slist_t *bucket;
	sys_snode_t *prev;
	struct entry *e = find(map, key, &bucket, &prev);

	if (e != NULL && value != NULL) {
		*value = e->value;
	}
	return e != NULL;
}

static void sc_clear(struct sys_hashmap *map, sys_hashmap_callback_t cb, void *cookie)
{
	sys_slist_t *buckets = map->data->buckets;

	for (size_t i = 0; i < map->data->n_buckets; i++) {
		while (!sys_slist_is_empty(&buckets[i])) {
			struct entry *e = CONTAINER_OF(sys_slist_get_not_empty(&buckets[i]),
						       struct entry, node);

			if (cb != NULL) {
				cb(e->key, e->value, cookie);
			}
			(void)map->alloc_func(e, 0);
		}
	}
	(void)map->alloc_func(buckets, 0);
	*map->data = (struct sys_hashmap_data){0};
}

/* The state of a walk is the entry seen last; its bucket follows from its key. */
static void sc_next(struct sys_hashmap_iterator *it)
{
	const struct sys_hashmap *map = it->map;
	sys_slist_t *buckets = map->data->buckets;
	struct entry *last = it->state;
	sys_snode_t *node = last != NULL ? sys_slist_peek_next(&last->node) : NULL;

	if (node == NULL) {
		sys_slist_t *b = buckets;

		if (last != NULL) {
			b = bucket_of(map, buckets, map->data->n_buckets, last->key) + 1;
		}
		while (sys_slist_is_empty(b)) {
			b++;
		}
		node = sys_slist_peek_head(b);
	}
	last = CONTAINER_OF(node, struct entry, node);
	it->state = last;
	it->key = last->key;
	it->value = last->value;
	it->pos++;
}

static void sc_iter(const struct sys_hashmap *map, struct sys_hashmap_iterator *it)
{
	it->map = map;
	it->next = sc_next;
	it->state = NULL;
	it->key = 0;
	it->value = 0;
	it->pos = 0;
	*(size_t *)&it->size = map->data->size;
}

const struct sys_hashmap_api sys_hashmap_sc_api = {
	.iter = sc_iter,
	.clear = sc_clear,
	.insert = sc_insert,
	.remove = sc_remove,
	.get = sc_get,
};
