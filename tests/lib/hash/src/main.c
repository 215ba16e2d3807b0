/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Hash functions against known values; every kind of map against an array, also with an
 * allocator that fails and a hash that hardly spreads.
 */

#include <stdlib.h>
#include <string.h>

#include <zephyr/sys/hash_function.h>
#include <zephyr/sys/hash_map.h>
#include <zephyr/ztest.h>

#include "prng.h"

#define KEYS 120

static uint8_t pool[24 * 1024] __aligned(8);
static size_t pool_used;
static int live;    /* allocations not freed */
static int fail_in; /* one of so many allocations fails; 0: none */

/* Never reuses memory: what is used after it was freed shows. */
static void *test_alloc(void *ptr, size_t size)
{
	void *p = &pool[pool_used];

	if (size == 0) {
		live -= ptr != NULL ? 1 : 0;
		return NULL;
	}
	zassert_is_null(ptr);
	if (fail_in > 0 && prng((uint32_t)fail_in) == 0) {
		return NULL;
	}
	if (pool_used + size > sizeof(pool)) {
		return NULL;
	}
	pool_used += ROUND_UP(size, 8);
	live++;
	memset(p, 0xaa, size);
	return p;
}

static uint32_t bad_hash(const void *str, size_t n)
{
	ARG_UNUSED(n);
	return *(const uint8_t *)str & 3;
}

SYS_HASHMAP_SC_DEFINE_ADVANCED(sc, sys_hash32, test_alloc, SYS_HASHMAP_CONFIG(SIZE_MAX, 75));
SYS_HASHMAP_SC_DEFINE_STATIC_ADVANCED(sc_bad, bad_hash, test_alloc, SYS_HASHMAP_CONFIG(60, 100));
SYS_HASHMAP_OA_LP_DEFINE_ADVANCED(oa, sys_hash32, test_alloc, SYS_HASHMAP_CONFIG(SIZE_MAX, 50));
SYS_HASHMAP_OA_LP_DEFINE_STATIC_ADVANCED(oa_bad, bad_hash, test_alloc,
					 SYS_HASHMAP_CONFIG(60, 75));
SYS_HASHMAP_DEFINE(with_defaults);

static uint64_t values[KEYS];
static bool has[KEYS];
static size_t count;

static uint64_t key_of(uint32_t k)
{
	return k * 0x100000001ULL + 7;
}

struct sum {
	size_t n;
	uint64_t keys;
	uint64_t values;
};

static void add(uint64_t key, uint64_t value, void *cookie)
{
	struct sum *sum = cookie;

	sum->n++;
	sum->keys += key;
	sum->values += value;
}

static void check_all(const struct sys_hashmap *map)
{
	struct sum is = {0}, want = {0};

	sys_hashmap_foreach(map, add, &is);
	for (uint32_t k = 0; k < KEYS; k++) {
		if (has[k]) {
			add(key_of(k), values[k], &want);
		}
	}
	zassert_mem_equal(&is, &want, sizeof(is));
	zassert_equal(sys_hashmap_size(map), count);
	zassert_equal(sys_hashmap_is_empty(map), count == 0);
	zassert_true(count == 0 || sys_hashmap_load_factor(map) <= map->config->load_factor);
}

static void step_insert(struct sys_hashmap *map, uint32_t k)
{
	uint64_t value = prng(UINT32_MAX);
	uint64_t old;
	int ret = sys_hashmap_insert(map, key_of(k), value, &old);

	if (ret == -ENOMEM) {
		zassert_false(has[k]);
		return;
	}
	if (!has[k] && count >= map->config->max_size) {
		zassert_equal(ret, -ENOSPC);
		return;
	}
	zassert_equal(ret, has[k] ? 0 : 1);
	zassert_true(!has[k] || old == values[k]);
	count += has[k] ? 0 : 1;
	has[k] = true;
	values[k] = value;
}

static void random_load(struct sys_hashmap *map, int one_fails_in)
{
	uint64_t value;

	memset(has, 0, sizeof(has));
	count = 0;
	fail_in = one_fails_in;
	for (int step = 0; step < 1500; step++) {
		uint32_t k = prng(KEYS);
		bool grow = step / 300 % 2 == 0;

		if (count == 0 && live == 0) {
			pool_used = 0;
		}
		if (prng(4) < (grow ? 3 : 1)) {
			step_insert(map, k);
		} else {
			zassert_equal(sys_hashmap_remove(map, key_of(k), &value), has[k]);
			zassert_true(!has[k] || value == values[k]);
			count -= has[k] ? 1 : 0;
			has[k] = false;
		}
		zassert_equal(sys_hashmap_contains_key(map, key_of(k)), has[k]);
		zassert_equal(sys_hashmap_get(map, key_of(k), &value), has[k]);
		zassert_true(!has[k] || value == values[k]);
		if (step % 50 == 0) {
			check_all(map);
		}
	}
	fail_in = 0;
}

static void check_map(struct sys_hashmap *map)
{
	static const int fail[] = {0, 3};

	ARRAY_FOR_EACH(fail, i) {
		struct sum sum = {0};

		pool_used = 0;
		random_load(map, fail[i]);
		check_all(map);
		sys_hashmap_clear(map, add, &sum);
		zassert_equal(sum.n, count);
		zassert_equal(sys_hashmap_size(map), 0);
		zassert_equal(sys_hashmap_num_buckets(map), 0);
		zassert_equal(live, 0, "%d allocations left", live);
	}
}

ZTEST_SUITE(hash, NULL, NULL, NULL, NULL, NULL);

ZTEST(hash, test_djb2)
{
	zassert_equal(sys_hash32_djb2("", 0), 5381);
	zassert_equal(sys_hash32_djb2("a", 1), 177670);
	zassert_equal(sys_hash32_djb2("ab", 2), 5863208);
}

ZTEST(hash, test_murmur3)
{
	zassert_equal(sys_hash32_murmur3("", 0), 0);
	zassert_equal(sys_hash32_murmur3("a", 1), 0x3c2569b2);
	zassert_equal(sys_hash32_murmur3("abcde", 5), 0xe89b9af6);
	zassert_equal(sys_hash32_murmur3("The quick brown fox jumps over the lazy dog", 43),
		      0x2e4ff723);
}

ZTEST(hash, test_identity)
{
	uint64_t u64 = 0x1234567801020304;
	uint32_t u32 = 0x12345678;
	uint16_t u16 = 0x1234;
	uint8_t u8 = 0x12;

	zassert_equal(sys_hash32_identity(&u8, 1), 0x12);
	zassert_equal(sys_hash32_identity(&u16, 2), 0x1234);
	zassert_equal(sys_hash32_identity(&u32, 4), 0x12345678);
	zassert_equal(sys_hash32_identity(&u64, 8), 0x12345678 ^ 0x01020304);
}

ZTEST(hash, test_chosen)
{
	uint32_t x = 77;
	uint32_t want = IS_ENABLED(CONFIG_SYS_HASH_FUNC32_CHOICE_DJB2)
				? sys_hash32_djb2(&x, sizeof(x))
			: IS_ENABLED(CONFIG_SYS_HASH_FUNC32_CHOICE_IDENTITY)
				? 77
				: sys_hash32_murmur3(&x, sizeof(x));

	zassert_equal(sys_hash32(&x, sizeof(x)), want);
}

ZTEST(hash, test_map_sc)
{
	check_map(&sc);
}

ZTEST(hash, test_map_sc_bad_hash)
{
	check_map(&sc_bad);
}

ZTEST(hash, test_map_oa_lp)
{
	check_map(&oa);
}

ZTEST(hash, test_map_oa_lp_bad_hash)
{
	check_map(&oa_bad);
}

ZTEST(hash, test_map_defaults)
{
	uint64_t value;

	zassert_equal(sys_hashmap_insert(&with_defaults, 1, 2, NULL), 1);
	zassert_equal(sys_hashmap_insert(&with_defaults, 1, 3, &value), 0);
	zassert_equal(value, 2);
	zassert_true(sys_hashmap_get(&with_defaults, 1, NULL));
	zassert_true(sys_hashmap_remove(&with_defaults, 1, NULL));
	zassert_false(sys_hashmap_remove(&with_defaults, 1, NULL));
}

/* Also the map of the C++ library, which has its own hash and its own memory. */
ZTEST(hash, test_map_defaults_filled)
{
	struct sys_hashmap_iterator it = {0};
	struct sum sum = {0}, want = {0};
	uint64_t value;

	sys_hashmap_clear(&with_defaults, add, &sum);
	zassert_equal(sum.n, 0, "nothing was in it");
	zassert_false(sys_hashmap_get(&with_defaults, 1, &value));
	zassert_false(sys_hashmap_remove(&with_defaults, 1, &value));
	for (uint32_t k = 0; k < 50; k++) {
		zassert_equal(sys_hashmap_insert(&with_defaults, key_of(k), k * 3U, NULL), 1);
		zassert_equal(sys_hashmap_insert(&with_defaults, key_of(k), k * 2U, NULL), 0);
		add(key_of(k), k * 2U, &want);
	}
	zassert_equal(sys_hashmap_size(&with_defaults), 50);
	sys_hashmap_foreach(&with_defaults, add, &sum);
	zassert_mem_equal(&sum, &want, sizeof(sum));
	with_defaults.api->iter(&with_defaults, &it);
	sum = (struct sum){0};
	while (sys_hashmap_iterator_has_next(&it)) {
		it.next(&it);
		add(it.key, it.value, &sum);
	}
	zassert_mem_equal(&sum, &want, sizeof(sum));
	for (uint32_t k = 0; k < 25; k++) {
		zassert_true(sys_hashmap_remove(&with_defaults, key_of(k), &value));
		zassert_equal(value, k * 2U);
	}
	zassert_equal(sys_hashmap_size(&with_defaults), 25);
	sum = (struct sum){0};
	sys_hashmap_clear(&with_defaults, add, &sum);
	zassert_equal(sum.n, 25);
	zassert_true(sys_hashmap_is_empty(&with_defaults));
	zassert_equal(sys_hashmap_insert(&with_defaults, 1, 2, NULL), 1);
	sys_hashmap_clear(&with_defaults, NULL, NULL);
	zassert_equal(sys_hashmap_size(&with_defaults), 0);
}

ZTEST(hash, test_shrinks)
{
	size_t most;

	pool_used = 0;
	for (uint32_t k = 0; k < 100; k++) {
		zassert_equal(sys_hashmap_insert(&oa, k, k, NULL), 1);
	}
	most = sys_hashmap_num_buckets(&oa);
	for (uint32_t k = 1; k < 100; k++) {
		zassert_true(sys_hashmap_remove(&oa, k, NULL));
	}
	zassert_true(sys_hashmap_num_buckets(&oa) < most / 8);
	zassert_true(sys_hashmap_contains_key(&oa, 0));
	zassert_true(sys_hashmap_remove(&oa, 0, NULL));
	zassert_equal(live, 0);
}
