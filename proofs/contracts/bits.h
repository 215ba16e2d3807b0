/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Bits of a word: what the operators of C do with each of them. lemmas.smt2 proves the axioms.
 */
/*@ axiomatic Bit {
	predicate bit(integer w, integer i) reads \nothing; // of a word of 32, 0 the lowest
	predicate word(integer w) = 0 <= w <= 0xFFFFFFFF;

	axiom word_and: \forall integer v, w; word(v) && word(w) ==> word(v & w);
	axiom bit_zero: \forall integer i; 0 <= i < 32 ==> !bit(0, i);
	axiom bit_full: \forall integer i; 0 <= i < 32 ==> bit(0xFFFFFFFF, i);
	axiom bit_or: \forall integer v, w, i; word(v) && word(w) && 0 <= i < 32 ==>
		(bit(v | w, i) <==> bit(v, i) || bit(w, i));
	axiom bit_and: \forall integer v, w, i; word(v) && word(w) && 0 <= i < 32 ==>
		(bit(v & w, i) <==> bit(v, i) && bit(w, i));
	axiom bit_xor: \forall integer v, w, i; word(v) && word(w) && 0 <= i < 32 ==>
		(bit(v ^ w, i) <==> !(bit(v, i) <==> bit(w, i)));
	axiom bit_not: \forall integer v, i; word(v) && 0 <= i < 32 ==>
		(bit((unsigned)~v, i) <==> !bit(v, i));
	axiom bit_right: \forall integer v, n, i; word(v) && 0 <= n < 32 && 0 <= i < 32 ==>
		(bit(v >> n, i) <==> i + n < 32 && bit(v, i + n));
	axiom bit_left: \forall integer v, n, i; word(v) && 0 <= n < 32 && 0 <= i < 32 ==>
		(bit((unsigned)(v << n), i) <==> n <= i && bit(v, i - n));
	axiom bit_test: \forall integer v, i; word(v) && 0 <= i < 32 ==>
		(((v >> i) & 1) != 0 <==> bit(v, i));
	axiom all_set: \forall integer v, m; word(v) && word(m) ==> ((v & m) == m <==>
		\forall integer i; 0 <= i < 32 && bit(m, i) ==> bit(v, i));
	axiom none_set: \forall integer v, m; word(v) && word(m) ==> ((v & m) == 0 <==>
		\forall integer i; 0 <= i < 32 && bit(m, i) ==> !bit(v, i));
    }
 */

/*@ requires x != 0;
    assigns \result \from x;
    ensures 0 <= \result < 32 && bit(x, \result);
    ensures \forall integer i; 0 <= i < \result ==> !bit(x, i); */
int __builtin_ctz(unsigned int x);
