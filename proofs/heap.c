/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Heaps: sizes of chunks and the choice of a bin.
 */
/*% prove chunk_size chunk_used chunk_size_for bin_of bin_count */
/*% source lib/heap/heap.h */
#include "lib/heap/heap.h"

/* CHUNK_HEAD and CHUNK_MIN, as ACSL has no offsetof. */
#define HEAD sizeof(size_t)
#define LEAST (4 * sizeof(size_t))
_Static_assert(HEAD == CHUNK_HEAD && LEAST == CHUNK_MIN, "the same");

/*@ lemma mask_7: \forall integer x; 0 <= x <= 0xFFFFFFFF ==> (x & 0xFFFFFFF8) == x - x % 8;
    lemma mask_1: \forall integer x; 0 <= x <= 0xFFFFFFFF ==> ((x & 1) != 0 <==> x % 2 == 1);
 */

/*@ requires \valid_read(c);
    assigns \nothing;
    ensures \result % 8 == 0 && \result <= c->head < \result + 8; */
static inline size_t chunk_size(const struct chunk *c);

/*@ requires \valid_read(c);
    assigns \nothing;
    ensures \result <==> c->head % 2 == 1; */
static inline bool chunk_used(const struct chunk *c);

/*@ requires 1 <= bytes <= CHUNK_MAX;
    assigns \nothing;
    ensures room: \result >= bytes + HEAD;
    ensures aligned: \result % 8 == 0;
    ensures can_be_freed: \result >= LEAST;
    ensures least: \result < bytes + HEAD + 8 || \result == LEAST; */
static inline size_t chunk_size_for(size_t bytes);

/*@ requires LEAST <= size;
    assigns \nothing;
    ensures 0 <= \result < 32 && \result == log2(size) - 4;
    ensures in_bin: (LEAST << \result) <= size < (LEAST << (\result + 1)); */
static inline unsigned int bin_of(size_t size);

/*@ requires bytes <= CHUNK_MAX;
    assigns \nothing;
    ensures 1 <= \result <= 32;
    ensures covers: bytes >= sizeof(struct z_heap) + HEAD ==>
	bytes - sizeof(struct z_heap) - HEAD < (LEAST << \result); */
static inline unsigned int bin_count(size_t bytes);

/*% mutant chunk_size_for CHUNK_HEAD + 7 => CHUNK_HEAD + 8 */
/*% mutant chunk_size_for CHUNK_HEAD + 7 => 7 */
/*% mutant chunk_size_for MAX(size, CHUNK_MIN) => size */
/*% mutant chunk_size ~CHUNK_FLAGS => CHUNK_FLAGS */
/*% mutant bin_of __builtin_clzl(CHUNK_MIN) - => __builtin_clzl(CHUNK_HEAD) - */
/*% mutant bin_count bin_of(rest) + 1 => bin_of(rest) */
/*% mutant bin_count CHUNK_HEAD + CHUNK_MIN ? => CHUNK_HEAD ? */
