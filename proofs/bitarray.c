/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Bit arrays: what is asked for is checked rightly, and no word outside of the array is touched,
 * whatever region it is.
 */
/*% prove bit_valid region_valid region_mask next_word region_is region_write */
/*% source lib/bitarray/bitarray.c */
/*% loop region_is 1
	loop invariant at <= end || at % 32 == 0 && at < end + 32;
	loop assigns at;
	loop variant end + 32 - at;
*/
/*% loop region_write 1
	loop invariant at <= end || at % 32 == 0 && at < end + 32;
	loop assigns at, a->bundles[0 .. a->num_bundles - 1];
	loop variant end + 32 - at;
*/
#include <zephyr/sys/bitarray.h>
/*@ predicate good{L}(sys_bitarray_t *a) =
	\valid(a) && 0 < a->num_bits <= 0x7FFFFFFF && a->num_bundles == (a->num_bits + 31) / 32 &&
	\valid(a->bundles + (0 .. a->num_bundles - 1)) &&
	\separated(a, a->bundles + (0 .. a->num_bundles - 1));
 */
#include "lib/bitarray/bitarray.c"

/*@ requires a == \null || good(a);
    assigns \nothing;
    ensures \result <==> a != \null && bit < a->num_bits; */
static bool bit_valid(const sys_bitarray_t *a, size_t bit);

/*@ requires a == \null || good(a);
    assigns \nothing;
    ensures \result <==> a != \null && num_bits > 0 && offset + num_bits <= a->num_bits; */
static bool region_valid(const sys_bitarray_t *a, size_t num_bits, size_t offset);

/*@ requires at < end;
    assigns \nothing; */
static uint32_t region_mask(size_t at, size_t end);

/*@ requires at < 0xFFFFFFE0;
    assigns \nothing;
    ensures \result % 32 == 0 && at < \result <= at + 32; */
static size_t next_word(size_t at);

/*@ requires good((sys_bitarray_t *)a) && at < end <= a->num_bits;
    assigns \nothing; */
static bool region_is(const sys_bitarray_t *a, size_t at, size_t end, bool set);

/*@ requires good(a) && at < end <= a->num_bits; */
static void region_write(sys_bitarray_t *a, size_t at, size_t end, bool set);

/*% mutant region_valid offset <= => offset < */
/*% mutant region_valid num_bits <= a->num_bits && => */
/*% mutant next_word + 1) * WORD => + 2) * WORD */
/*% mutant region_write at < end; => at <= end; */
