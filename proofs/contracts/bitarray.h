/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * What the helpers of bitarray.c do. Bit i of word w is bit 32 * w + i of the array: contracts name
 * bits by these two numbers, so that the provers need not divide. Where a contract speaks of all w
 * and i, it speaks of all bits: of those that must not change too, and of those behind num_bits in
 * the last word.
 */
/*% source lib/bitarray/bitarray.c */
/*% loop region_is 1
	loop invariant place: walk(\at(at, Pre), at, end);
	loop invariant so_far: same(a, \at(at, Pre), at < end ? at : end, set);
	loop assigns at;
	loop variant end + 32 - at;
*/
/*% before region_is if ((a
	assert (a->bundles[at / 32] & mask) == mask <==> part(a, at, end, 1);
	assert (a->bundles[at / 32] & mask) == 0 <==> part(a, at, end, 0);
*/
/*% loop region_write 1
	loop invariant place: walk(\at(at, Pre), at, end);
	loop invariant so_far: \forall integer w, i; is_bit(a, w, i) ==> (bit_at(a, w, i) <==>
		(\at(at, Pre) <= 32 * w + i < at && 32 * w + i < end ? set != 0 :
		 \at(bit_at(a, w, i), Pre)));
	loop assigns at, a->bundles[0 .. (end - 1) / 32];
	loop variant end + 32 - at;
*/
/*% before region_write if (set)
	assert \forall integer i; 0 <= i < 32 ==> (bit(a->bundles[at / 32] | mask, i) <==>
		bit_at(a, at / 32, i) || in_word(at, end, i));
	assert \forall integer i; 0 <= i < 32 ==>
		(bit(a->bundles[at / 32] & (unsigned)~mask, i) <==>
		bit_at(a, at / 32, i) && !in_word(at, end, i));
*/
/*% loop find_bit 1
	loop invariant place: walk(\at(at, Pre), at, a->num_bits);
	loop invariant so_far: same(a, \at(at, Pre), at < a->num_bits ? at : a->num_bits, 1 - set);
	loop assigns at;
	loop variant a->num_bits + 32 - at;
*/
/*% before find_bit word &=
	assert \forall integer i; 0 <= i < 32 ==>
		(bit(word, i) <==> (bit_at(a, at / 32, i) <==> set != 0));
*/
/*% before find_bit if (word != 0)
	assert \forall integer i; 0 <= i < 32 ==> (bit(word, i) <==>
		in_word(at, a->num_bits, i) && (bit_at(a, at / 32, i) <==> set != 0));
	assert word == 0 ==> part(a, at, a->num_bits, 1 - set);
*/
#include <zephyr/sys/bitarray.h>
#include "contracts/bits.h"

/*@ predicate good{L}(sys_bitarray_t *a) =
	\valid(a) && 0 < a->num_bits <= 0x7FFFFFFF && a->num_bundles == (a->num_bits + 31) / 32 &&
	\valid(a->bundles + (0 .. a->num_bundles - 1)) &&
	\separated(a, a->bundles + (0 .. a->num_bundles - 1));
    predicate is_bit{L}(sys_bitarray_t *a, integer w, integer i) =
	0 <= w < a->num_bundles && 0 <= i < 32;
    predicate bit_at{L}(sys_bitarray_t *a, integer w, integer i) = bit(a->bundles[w], i);
    predicate same{L}(sys_bitarray_t *a, integer from, integer to, integer on) =
	\forall integer w, i; is_bit(a, w, i) && from <= 32 * w + i < to ==>
		(bit_at(a, w, i) <==> on != 0);
    // The second line follows from the first; it is there to lead the provers.
    predicate free{L}(sys_bitarray_t *a, integer from, integer n) =
	same(a, from, from + n, 0) && !bit_at(a, from / 32, from % 32);
    predicate region{L}(sys_bitarray_t *a, integer n, integer from) =
	a != \null && n > 0 && from + n <= a->num_bits;

    // bit i of the word of bit at lies in [at, end)
    predicate in_word(integer at, integer end, integer i) =
	at % 32 <= i && at - at % 32 + i < end;
    predicate part{L}(sys_bitarray_t *a, integer at, integer end, integer on) =
	\forall integer i; 0 <= i < 32 && in_word(at, end, i) ==>
		(bit_at(a, at / 32, i) <==> on != 0);
    // where a loop over the words of [from, end) is
    predicate walk(integer from, integer at, integer end) = from <= at &&
	(at <= end || at % 32 == 0 && at < end + 32) && (at == from || at % 32 == 0);
 */
#define all_words(a) (a)->bundles[0 .. (a)->num_bundles - 1]
/* The region is on, all other bits are as before. */
#define written(a, from, to, on)                                                                   \
	(\forall integer w, i; is_bit(a, w, i) ==> (bit_at(a, w, i) <==>                           \
	 (from <= 32 * w + i < to ? (on) != 0 : \old(bit_at(a, w, i)))))
#define unchanged(a)                                                                               \
	(\forall integer w; 0 <= w < (a)->num_bundles ==> (a)->bundles[w] == \old((a)->bundles[w]))
#define untouched(a) ((a) == \null || unchanged(a))
#define told(value, a, bit) (\old(bit_at(a, bit / 32, bit % 32)) ? (value) == 1 : (value) == 0)
#define beside(p, a) (\valid(p) && \separated(p, a) && \separated(p, &all_words(a)))

#include "lib/bitarray/bitarray.c"

/*@ assigns \nothing; */
k_spinlock_key_t k_spin_lock(struct k_spinlock *l);
/*@ assigns \nothing; */
void k_spin_unlock(struct k_spinlock *l, k_spinlock_key_t key);

/*@ requires a == \null || good(a);
    assigns \nothing;
    ensures \result <==> a != \null && bit < a->num_bits; */
static bool bit_valid(const sys_bitarray_t *a, size_t bit);

/*@ requires a == \null || good(a);
    assigns \nothing;
    ensures \result <==> region((sys_bitarray_t *)a, num_bits, offset); */
static bool region_valid(const sys_bitarray_t *a, size_t num_bits, size_t offset);

/*@ requires at < end;
    assigns \nothing;
    ensures \forall integer i; 0 <= i < 32 ==> (bit(\result, i) <==> in_word(at, end, i)); */
static uint32_t region_mask(size_t at, size_t end);

/*@ requires at < 0xFFFFFFE0;
    assigns \nothing;
    ensures \result == at - at % 32 + 32; */
static size_t next_word(size_t at);

/*@ requires good((sys_bitarray_t *)a) && at < end <= a->num_bits;
    assigns \nothing;
    ensures \result <==> same((sys_bitarray_t *)a, at, end, set); */
static bool region_is(const sys_bitarray_t *a, size_t at, size_t end, bool set);

/*@ requires good(a) && at < end <= a->num_bits;
    assigns all_words(a);
    ensures written(a, at, end, set); */
static void region_write(sys_bitarray_t *a, size_t at, size_t end, bool set);

/*@ requires good((sys_bitarray_t *)a) && at <= a->num_bits;
    assigns \nothing;
    ensures at <= \result <= a->num_bits;
    ensures before: same((sys_bitarray_t *)a, at, \result, 1 - set);
    ensures found: \result < a->num_bits ==>
	(bit_at((sys_bitarray_t *)a, \result / 32, \result % 32) <==> set != 0); */
static size_t find_bit(const sys_bitarray_t *a, size_t at, bool set);
