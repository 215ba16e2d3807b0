/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Bit arrays: the calls.
 */
/*% nightly */
/*% prove bit_exchange sys_bitarray_set_bit sys_bitarray_clear_bit sys_bitarray_test_bit
	sys_bitarray_test_and_set_bit sys_bitarray_test_and_clear_bit sys_bitarray_alloc
	sys_bitarray_free sys_bitarray_popcount_region is_region sys_bitarray_is_region_set
	sys_bitarray_is_region_cleared write_region sys_bitarray_set_region
	sys_bitarray_clear_region sys_bitarray_test_and_set_region */
#include "contracts/bitarray.h"
/*% source lib/bitarray/bitarray.c */
/*% loop sys_bitarray_alloc 1
	loop invariant at <= bitarray->num_bits;
	loop invariant at < bitarray->num_bits ==> !bit_at(bitarray, at / 32, at % 32);
	loop invariant none: \forall integer k;
		0 <= k < at && k + num_bits <= bitarray->num_bits ==> !free(bitarray, k, num_bits);
	loop assigns at;
	loop variant bitarray->num_bits - at;
*/
/*% loop sys_bitarray_popcount_region 1
	loop invariant walk(offset, at, end);
	loop assigns at, *count;
	loop variant end + 32 - at;
*/

/*@ requires a == \null || good(a);
    requires prev == \null || a == \null && \valid(prev) || beside(prev, a);
    assigns *prev, all_words(a);
    behavior bad:
	assumes a == \null || bit >= a->num_bits || prev == \null;
	ensures untouched(a) && (prev == \null || *prev == \old(*prev));
	ensures \result == -EINVAL;
    behavior good:
	assumes a != \null && bit < a->num_bits && prev != \null;
	ensures \result == 0 && told(*prev, a, bit);
	ensures written(a, bit, bit + 1, set);
    complete behaviors;
    disjoint behaviors; */
static int bit_exchange(sys_bitarray_t *a, size_t bit, int *prev, bool set);

#define ONE_BIT(on)                                                                                \
	requires bitarray == \null || good(bitarray);                                              \
	assigns all_words(bitarray);                                                               \
	behavior bad:                                                                              \
		assumes bitarray == \null || bit >= bitarray->num_bits;                            \
		ensures untouched(bitarray);                                                       \
		ensures \result == -EINVAL;                                                        \
	behavior good:                                                                             \
		assumes bitarray != \null && bit < bitarray->num_bits;                             \
		ensures \result == 0 && written(bitarray, bit, bit + 1, on);                       \
	complete behaviors;                                                                        \
	disjoint behaviors;

/*@ ONE_BIT(1) */
int sys_bitarray_set_bit(sys_bitarray_t *bitarray, size_t bit);

/*@ ONE_BIT(0) */
int sys_bitarray_clear_bit(sys_bitarray_t *bitarray, size_t bit);

/*@ requires bitarray == \null || good(bitarray);
    requires val == \null || \valid(val);
    assigns *val;
    ensures \result == 0 || \result == -EINVAL;
    ensures \result == 0 <==> bitarray != \null && bit < bitarray->num_bits && val != \null;
    ensures \result == 0 ==> told(*val, bitarray, bit); */
int sys_bitarray_test_bit(sys_bitarray_t *bitarray, size_t bit, int *val);

#define TEST_AND(on)                                                                               \
	requires bitarray == \null || good(bitarray);                                              \
	requires prev_val == \null || bitarray == \null && \valid(prev_val) ||                     \
		beside(prev_val, bitarray);                                                        \
	assigns *prev_val, all_words(bitarray);                                                    \
	behavior bad:                                                                              \
		assumes bitarray == \null || bit >= bitarray->num_bits || prev_val == \null;       \
		ensures untouched(bitarray);                                                       \
		ensures prev_val == \null || *prev_val == \old(*prev_val);                         \
		ensures \result == -EINVAL;                                                        \
	behavior good:                                                                             \
		assumes bitarray != \null && bit < bitarray->num_bits && prev_val != \null;        \
		ensures \result == 0 && written(bitarray, bit, bit + 1, on);                       \
		ensures told(*prev_val, bitarray, bit);                                    \
	complete behaviors;                                                                        \
	disjoint behaviors;

/*@ TEST_AND(1) */
int sys_bitarray_test_and_set_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);

/*@ TEST_AND(0) */
int sys_bitarray_test_and_clear_bit(sys_bitarray_t *bitarray, size_t bit, int *prev_val);

/*@ requires bitarray == \null || good(bitarray);
    requires offset == \null || bitarray == \null || beside(offset, bitarray);
    assigns *offset, all_words(bitarray);
    behavior bad:
	assumes !region(bitarray, num_bits, 0) || offset == \null;
	ensures untouched(bitarray) && (offset == \null || *offset == \old(*offset));
	ensures \result == -EINVAL;
    behavior good:
	assumes region(bitarray, num_bits, 0) && offset != \null;
	ensures \result == 0 || \result == -ENOSPC;
	ensures there: \result == 0 ==> *offset + num_bits <= bitarray->num_bits;
	ensures was_free: \result == 0 ==>
		\let at = *offset; \old(same(bitarray, at, at + num_bits, 0));
	ensures is_set: \result == 0 ==>
		written(bitarray, *offset, *offset + num_bits, 1);
	ensures lowest: \result == 0 ==> \forall integer k; 0 <= k < *offset ==>
		!\old(free(bitarray, k, num_bits));
	ensures none: \result != 0 ==> unchanged(bitarray) &&
		\forall integer k; 0 <= k && k + num_bits <= bitarray->num_bits ==>
		!free(bitarray, k, num_bits);
    complete behaviors;
    disjoint behaviors; */
int sys_bitarray_alloc(sys_bitarray_t *bitarray, size_t num_bits, size_t *offset);

#define TEST_AND_WRITE(on, error)                                                                  \
	requires bitarray == \null || good(bitarray);                                              \
	assigns all_words(bitarray);                                                               \
	behavior bad:                                                                              \
		assumes !region(bitarray, num_bits, offset);                                       \
		ensures untouched(bitarray);                                                       \
		ensures \result == -EINVAL;                                                        \
	behavior refused:                                                                          \
		assumes region(bitarray, num_bits, offset) &&                                      \
			!same(bitarray, offset, offset + num_bits, 1 - (on));                      \
		ensures untouched(bitarray);                                                       \
		ensures \result == error;                                                          \
	behavior done:                                                                             \
		assumes region(bitarray, num_bits, offset) &&                                      \
			same(bitarray, offset, offset + num_bits, 1 - (on));                       \
		ensures \result == 0 && written(bitarray, offset, offset + num_bits, on);          \
	complete behaviors;                                                                        \
	disjoint behaviors;

/*@ TEST_AND_WRITE(0, -EFAULT) */
int sys_bitarray_free(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/*@ TEST_AND_WRITE(to_set, -EEXIST) */
int sys_bitarray_test_and_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				     bool to_set);

/*@ requires bitarray == \null || good(bitarray);
    requires count == \null || bitarray == \null || beside(count, bitarray);
    assigns *count;
    ensures \result == 0 || \result == -EINVAL;
    ensures \result == -EINVAL <==> !region(bitarray, num_bits, offset) || count == \null; */
int sys_bitarray_popcount_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset,
				 size_t *count);

/*@ requires a == \null || good(a);
    assigns \nothing;
    ensures \result <==> region(a, num_bits, offset) && same(a, offset, offset + num_bits, set); */
static bool is_region(sys_bitarray_t *a, size_t num_bits, size_t offset, bool set);

#define IS_REGION(on)                                                                              \
	requires bitarray == \null || good(bitarray);                                              \
	assigns \nothing;                                                                          \
	ensures \result <==> region(bitarray, num_bits, offset) &&                                 \
		same(bitarray, offset, offset + num_bits, on);

/*@ IS_REGION(1) */
bool sys_bitarray_is_region_set(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/*@ IS_REGION(0) */
bool sys_bitarray_is_region_cleared(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

#define WRITE_REGION(a, on)                                                                        \
	requires a == \null || good(a);                                                            \
	assigns all_words(a);                                                                      \
	behavior bad:                                                                              \
		assumes !region(a, num_bits, offset);                                              \
		ensures untouched(a);                                                              \
		ensures \result == -EINVAL;                                                        \
	behavior good:                                                                             \
		assumes region(a, num_bits, offset);                                               \
		ensures \result == 0 && written(a, offset, offset + num_bits, on);                 \
	complete behaviors;                                                                        \
	disjoint behaviors;

/*@ WRITE_REGION(a, set) */
static int write_region(sys_bitarray_t *a, size_t num_bits, size_t offset, bool set);

/*@ WRITE_REGION(bitarray, 1) */
int sys_bitarray_set_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/*@ WRITE_REGION(bitarray, 0) */
int sys_bitarray_clear_region(sys_bitarray_t *bitarray, size_t num_bits, size_t offset);

/*% mutant bit_exchange bit + 1 => bit + 2 */
/*% mutant bit_exchange & 1U) != 0 => & 1U) == 0 */
/*% mutant sys_bitarray_set_bit true => false */
/*% mutant sys_bitarray_test_bit bit % WORD => bit / WORD */
/*% mutant sys_bitarray_alloc end - at >= num_bits => end - at > num_bits */
/*% mutant sys_bitarray_alloc at + num_bits, true => end, true */
/*% mutant sys_bitarray_alloc num_bits <= bitarray->num_bits => num_bits < bitarray->num_bits */
/*% mutant sys_bitarray_alloc find_bit(bitarray, 0, false) => find_bit(bitarray, 1, false) */
/*% mutant sys_bitarray_free -EEXIST ? -EFAULT => -EFAULT ? -EEXIST */
/*% mutant sys_bitarray_free offset, false => offset, true */
/*% mutant sys_bitarray_test_and_set_region !to_set => to_set */
/*% mutant is_region offset + num_bits => offset + num_bits - 1 */
/*% mutant sys_bitarray_clear_region false => true */
