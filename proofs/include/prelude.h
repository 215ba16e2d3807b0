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
 */

/*@ requires x != 0;
    assigns \result \from x;
    ensures \result == 31 - log2(x); */
int __builtin_clz(unsigned int x);

/*@ requires x != 0;
    assigns \result \from x;
    ensures \result == 31 - log2(x); */
int __builtin_clzl(unsigned long x);

/*@ assigns \result \from exp;
    ensures \result == exp; */
long __builtin_expect(long exp, long c);

#endif
