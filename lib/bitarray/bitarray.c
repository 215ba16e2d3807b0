/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Regions are worked on word by word: region_mask() gives the bits of a region in its next word.
 */

#include <errno.h>

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/bitarray.h>
#include <zephyr/sys/check.h>

#define WORD 32U

static bool bit_valid(const sys_bitarray_t *a, size_t bit)
{
	return a != NULL && bit < a->num_bits;
}

static bool region_valid(const sys_bitarray_t *a, size_t num_bits, size_t offset)
{
	return a != NULL && num_bits > 0 && num_bits <= a->num_bits &&
	       offset <= a->num_bits - num_bits;
}

/* The part of the region [at, end) in the word of bit @p at. */
static uint32_t region_mask(size_t at, size_t end)
{
	size_t n = MIN(end - at, WORD - at % WORD);

	return UINT32_MAX >> (WORD - n) << (at % WORD);
}

static size_t next_word(size_t at)
{
	return (at / WORD + 1) * WORD;
}

/* Whether all bits of a valid region are set (@p set) or clear. */
static bool region_is(const sys_bitarray_t *a, size_t at, size_t end, bool set)
{
	for (; at < end; at = next_word(at)) {
		uint32_t mask = region_mask(at, end);

		if ((a->bundles[at / WORD] & mask) != (set ? mask : 0)) {
			return false;
		}
	}
	return true;
}

static void region_write(sys_bitarray_t *a, size_t at, size_t end, bool set)
{
	for (; at < end; at = next_word(at)) {
		uint32_t mask = region_mask(at, end);

		if (set) {
			a->bundles[at / WORD] |= mask;
		} else {
			a->bundles[at / WORD] &= ~mask;
		}
	}
}

/* The first bit at or after @p at that is set (@p set) or clear; num_bits if there is none. */
static size_t find_bit(const sys_bitarray_t *a, size_t at, bool set)
{
	for (; at < a->num_bits; at = next_word(at)) {
		uint32_t word = a->bundles[at / WORD] ^ (set ? 0 : UINT32_MAX);

		word &= region_mask(at, a->num_bits);
		if (word != 0) {
			return at / WORD * WORD + (size_t)__builtin_ctz(word);
		}
	}
	return a->num_bits;
}

/* Read a bit, then write it. */
static int bit_exchange(sys_bitarray_t *a, size_t bit, int *prev, bool set)
{
	k_spinlock_key_t key;

	CHECKIF(!bit_valid(a, bit) || prev == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&a->lock);
	*prev = (a->bundles[bit / WORD] >> (bit % WORD) & 1U) != 0;
	region_write(a, bit, bit + 1, set);
	k_spin_unlock(&a->lock, key);
	return 0;
}

int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit)
{
	int prev;

	return bit_exchange(bitarray, bit, &prev, true);
}

int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit)
{
	int prev;

	return bit_exchange(bitarray, bit, &prev, false);
}

int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val)
{
	CHECKIF(!bit_valid(bitarray, bit) || val == NULL) {
		return -EINVAL;
	}
	*val = (bitarray->bundles[bit / WORD] >> (bit % WORD) & 1U) != 0;
	return 0;
}

int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
	return bit_exchange(bitarray, bit, prev_val, true);
}

int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val)
{
	return bit_exchange(bitarray, bit, prev_val, false);
}

int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset)
{
	int ret = -ENOSPC;
	k_spinlock_key_t key;
	size_t at;

	CHECKIF(!region_valid(bitarray, num_bits, 0) || offset == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	at = find_bit(bitarray, 0, false);
	while (num_bits <= bitarray->num_bits - at) {
		size_t end = find_bit(bitarray, at, true);

		if (end - at >= num_bits) {
			region_write(bitarray, at, at + num_bits, true);
			*offset = at;
			ret = 0;
			break;
		}
		at = find_bit(bitarray, end, false);
	}
	k_spin_unlock(&bitarray->lock, key);
	return ret;
}

int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	int ret = sys_bitarray_test_and_set_region(bitarray, num_bits, offset, false);

	return ret == -EEXIST ? -EFAULT : ret;
}

int sys_bitarray_xor(sys_bitarray_t *dst, sys_bitarray_t *other, size_t num_bits, size_t offset)
{
	k_spinlock_key_t key, key_other;
	size_t end = offset + num_bits;

	CHECKIF(!region_valid(dst, num_bits, offset) || !region_valid(other, num_bits, offset)) {
		return -EINVAL;
	}
	if (dst == other) {
		return sys_bitarray_clear_region(dst, num_bits, offset);
	}

	/* By rising address, so that two calls can not wait for each other. */
	key = k_spin_lock(dst < other ? &dst->lock : &other->lock);
	key_other = k_spin_lock(dst < other ? &other->lock : &dst->lock);
	for (size_t at = offset; at < end; at = next_word(at)) {
		uint32_t mask = region_mask(at, end);

		dst->bundles[at / WORD] ^= other->bundles[at / WORD] & mask;
	}
	k_spin_unlock(dst < other ? &other->lock : &dst->lock, key_other);
	k_spin_unlock(dst < other ? &dst->lock : &other->lock, key);
	return 0;
}

int sys_bitarray_find_nth_set(sys_bitarray_t *bitarray, size_t n, size_t num_bits, size_t offset,
			      size_t *found_at)
{
	size_t end = offset + num_bits;
	k_spinlock_key_t key;
	int ret = 1;

	CHECKIF(!region_valid(bitarray, num_bits, offset) || n == 0 || n > num_bits ||
		found_at == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	for (size_t at = offset; at < end; at = next_word(at)) {
		uint32_t word = bitarray->bundles[at / WORD] & region_mask(at, end);
		size_t count = (size_t)POPCOUNT(word);

		if (n > count) {
			n -= count;
			continue;
		}
		while (--n > 0) {
			word &= word - 1U;
		}
		*found_at = at / WORD * WORD + (size_t)__builtin_ctz(word);
		ret = 0;
		break;
	}
	k_spin_unlock(&bitarray->lock, key);
	return ret;
}

int sys_bitarray_popcount_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				 size_t *count)
{
	size_t end = offset + num_bits;
	k_spinlock_key_t key;

	CHECKIF(!region_valid(bitarray, num_bits, offset) || count == NULL) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	*count = 0;
	for (size_t at = offset; at < end; at = next_word(at)) {
		*count += (size_t)POPCOUNT(bitarray->bundles[at / WORD] & region_mask(at, end));
	}
	k_spin_unlock(&bitarray->lock, key);
	return 0;
}

static bool is_region(sys_bitarray_t *a, size_t num_bits, size_t offset, bool set)
{
	k_spinlock_key_t key;
	bool ret;

	CHECKIF(!region_valid(a, num_bits, offset)) {
		return false;
	}
	key = k_spin_lock(&a->lock);
	ret = region_is(a, offset, offset + num_bits, set);
	k_spin_unlock(&a->lock, key);
	return ret;
}

bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return is_region(bitarray, num_bits, offset, true);
}

bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return is_region(bitarray, num_bits, offset, false);
}

static int write_region(sys_bitarray_t *a, size_t num_bits, size_t offset, bool set)
{
	k_spinlock_key_t key;

	CHECKIF(!region_valid(a, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&a->lock);
	region_write(a, offset, offset + num_bits, set);
	k_spin_unlock(&a->lock, key);
	return 0;
}

int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return write_region(bitarray, num_bits, offset, true);
}

int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset)
{
	return write_region(bitarray, num_bits, offset, false);
}

int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				     bool to_set)
{
	int ret = -EEXIST;
	k_spinlock_key_t key;

	CHECKIF(!region_valid(bitarray, num_bits, offset)) {
		return -EINVAL;
	}
	key = k_spin_lock(&bitarray->lock);
	if (region_is(bitarray, offset, offset + num_bits, !to_set)) {
		region_write(bitarray, offset, offset + num_bits, to_set);
		ret = 0;
	}
	k_spin_unlock(&bitarray->lock, key);
	return ret;
}
