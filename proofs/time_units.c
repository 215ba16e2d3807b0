/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Conversion of times: the one function behind all of them, for all rates and all times whose
 * result fits into 64 bits. exact(t, from, to, r) is the definition: floor((t * to + r) / from).
 */
/*% nightly */
/*% prove z_tm_convert */
/*% wp unsigned */
/*% source include/zephyr/sys/time_units.h */
#include <stdint.h>
#include <zephyr/sys/time_units.h>

/*@ // The quotient n / d is the q with these two properties, and no other.
    predicate quotient(integer n, integer d, integer q) = q * d <= n < (q + 1) * d;
 */

/*@ requires from > 0 && to > 0;
    requires t * to + off_frac <= UINT64_MAX;
    // what the macros give: 0, half, or one less, of the ratio and of from
    requires floor_near_ceil:
	off == 0 && off_frac == 0 ||
	off == (from >= 2 * to ? from / to : 1) / 2 && off_frac == from / 2 ||
	off == (from >= to ? from / to : 1) - 1 && off_frac == from - 1;
    assigns \nothing;
    behavior multiple:
	assumes to % from == 0;
	ensures \result == t * (to / from);
    behavior part:
	assumes to % from != 0 && from % to == 0;
	ensures quotient(t + off, from / to, \result);
    behavior fraction:
	assumes to % from != 0 && from % to != 0;
	ensures quotient(t * to + off_frac, from, \result);
    complete behaviors;
    disjoint behaviors; */
static inline uint64_t z_tm_convert(uint64_t t, uint32_t from, uint32_t to, uint32_t off,
				    uint32_t off_frac);
/*% mutant z_tm_convert (t * to + off_frac) / from => (t * to + off) / from */
/*% mutant z_tm_convert from % to == 0U => from % to == 1U */
/*% mutant z_tm_convert t * (to / from) => t * (from / to) */
