/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * For proofs: what the compiler gives, with what its manual says of it, and what must be assumed of
 * bits, since WP reckons with whole numbers. lemmas.smt2 proves each of the axioms.
 */
#ifndef ETESIAN_PROOFS_PRELUDE_H_
#define ETESIAN_PROOFS_PRELUDE_H_

/*@ axiomatic Bits {
	logic integer log2(integer x) reads \nothing; // rounded down
	axiom log2_16: log2(16) == 4;
	axiom log2_range: \forall integer x; 1 <= x <= 0xFFFFFFFF ==> 0 <= log2(x) <= 31;
	axiom log2_monotonic: \forall integer x, y; 1 <= x <= y <= 0xFFFFFFFF ==>
		log2(x) <= log2(y);
	axiom log2_class: \forall integer x; 16 <= x <= 0xFFFFFFFF ==>
		(16 << (log2(x) - 4)) <= x < (16 << (log2(x) - 3));
    }

    lemma mask_7: \forall integer x; 0 <= x <= 0xFFFFFFFF ==> (x & 0xFFFFFFF8) == x - x % 8;
    lemma mask_1: \forall integer x; 0 <= x <= 0xFFFFFFFF ==> ((x & 1) != 0 <==> x % 2 == 1);

    // what the C standard says of conversions to unsigned, and GCC of those to signed
    lemma below: \forall integer x; -0x100000000 <= x < 0 ==> (unsigned)x == x + 0x100000000;
    lemma above: \forall integer x; 0xFFFFFFFF < x <= 0x1FFFFFFFF ==>
	(unsigned)x == x - 0x100000000;
    lemma high: \forall integer x; 0x7FFFFFFF < x <= 0x17FFFFFFF ==>
	(int)x == x - 0x100000000;
 */

/*@ requires x != 0;
    assigns \result \from x;
    ensures \result == 31 - log2(x); */
int __builtin_clz(unsigned int x);

/*@ requires x != 0;
    assigns \result \from x;
    ensures \result == 31 - log2(x); */
int __builtin_clzl(unsigned long x);

#endif
