; SPDX-License-Identifier: Apache-2.0
; Copyright The Etesian Authors
;
; The axioms about bits in include/prelude.h and in the parts, here about vectors of 32 (or 64) bits,
; where Z3 decides them. One (check-sat) each; the answer must be unsat: there is no counterexample.
(set-logic ALL)
(define-fun log2 ((x (_ BitVec 64))) (_ BitVec 64)
  (ite (bvuge x #x0000000080000000) #x000000000000001f
  (ite (bvuge x #x0000000040000000) #x000000000000001e
  (ite (bvuge x #x0000000020000000) #x000000000000001d
  (ite (bvuge x #x0000000010000000) #x000000000000001c
  (ite (bvuge x #x0000000008000000) #x000000000000001b
  (ite (bvuge x #x0000000004000000) #x000000000000001a
  (ite (bvuge x #x0000000002000000) #x0000000000000019
  (ite (bvuge x #x0000000001000000) #x0000000000000018
  (ite (bvuge x #x0000000000800000) #x0000000000000017
  (ite (bvuge x #x0000000000400000) #x0000000000000016
  (ite (bvuge x #x0000000000200000) #x0000000000000015
  (ite (bvuge x #x0000000000100000) #x0000000000000014
  (ite (bvuge x #x0000000000080000) #x0000000000000013
  (ite (bvuge x #x0000000000040000) #x0000000000000012
  (ite (bvuge x #x0000000000020000) #x0000000000000011
  (ite (bvuge x #x0000000000010000) #x0000000000000010
  (ite (bvuge x #x0000000000008000) #x000000000000000f
  (ite (bvuge x #x0000000000004000) #x000000000000000e
  (ite (bvuge x #x0000000000002000) #x000000000000000d
  (ite (bvuge x #x0000000000001000) #x000000000000000c
  (ite (bvuge x #x0000000000000800) #x000000000000000b
  (ite (bvuge x #x0000000000000400) #x000000000000000a
  (ite (bvuge x #x0000000000000200) #x0000000000000009
  (ite (bvuge x #x0000000000000100) #x0000000000000008
  (ite (bvuge x #x0000000000000080) #x0000000000000007
  (ite (bvuge x #x0000000000000040) #x0000000000000006
  (ite (bvuge x #x0000000000000020) #x0000000000000005
  (ite (bvuge x #x0000000000000010) #x0000000000000004
  (ite (bvuge x #x0000000000000008) #x0000000000000003
  (ite (bvuge x #x0000000000000004) #x0000000000000002
  (ite (bvuge x #x0000000000000002) #x0000000000000001 #x0000000000000000))))))))))))))))))))))))))))))))
(declare-const a (_ BitVec 64))
(declare-const b (_ BitVec 64))
(declare-const x (_ BitVec 32))
(declare-const y (_ BitVec 32))
(declare-const i (_ BitVec 32))
(declare-const n (_ BitVec 32))
(declare-const s (_ BitVec 32))
(define-fun word ((v (_ BitVec 64))) Bool (bvule v #x00000000ffffffff))
(define-fun bit ((v (_ BitVec 32)) (k (_ BitVec 32))) Bool (= ((_ extract 0 0) (bvlshr v k)) #b1))
(define-fun ones ((k (_ BitVec 32))) (_ BitVec 32)
  (ite (= k #x00000020) #xffffffff (bvsub (bvshl #x00000001 k) #x00000001)))

(echo "mask_7")
(push)
(assert (not (= (bvand x #xfffffff8) (bvsub x (bvurem x #x00000008)))))
(check-sat)
(pop)
(echo "mask_1")
(push)
(assert (not (= (bvand x #x00000001) (bvurem x #x00000002))))
(check-sat)
(pop)
(echo "log2_16")
(push)
(assert (not (= (log2 #x0000000000000010) #x0000000000000004)))
(check-sat)
(pop)
(echo "log2_range")
(push)
(assert (and (word a) (not (bvult (log2 a) #x0000000000000020))))
(check-sat)
(pop)
(echo "log2_monotonic")
(push)
(assert (and (word a) (word b) (bvule a b) (not (bvule (log2 a) (log2 b)))))
(check-sat)
(pop)
(echo "log2_class")
(push)
(assert (and (word a) (bvuge a #x0000000000000010)
  (not (and (bvule (bvshl #x0000000000000010 (bvsub (log2 a) #x0000000000000004)) a)
    (bvult a (bvshl #x0000000000000010 (bvsub (log2 a) #x0000000000000003)))))))
(check-sat)
(pop)
; Conversions: a is a difference (negative numbers as 64-bit two's complement) or a sum.
(echo "below")
(push)
(assert (and (bvsge a #xffffffff00000000) (bvslt a #x0000000000000000)
  (not (= ((_ zero_extend 32) ((_ extract 31 0) a)) (bvadd a #x0000000100000000)))))
(check-sat)
(pop)
(echo "above")
(push)
(assert (and (bvugt a #x00000000ffffffff) (bvule a #x00000001ffffffff)
  (not (= ((_ zero_extend 32) ((_ extract 31 0) a)) (bvsub a #x0000000100000000)))))
(check-sat)
(pop)
(echo "high")
(push)
(assert (and (bvugt a #x000000007fffffff) (bvule a #x000000017fffffff)
  (not (= ((_ sign_extend 32) ((_ extract 31 0) a)) (bvsub a #x0000000100000000)))))
(check-sat)
(pop)
; The bitmap of the run queue; i is the number of a bit from below.
(define-fun bit64 ((v (_ BitVec 64)) (k (_ BitVec 64))) Bool
  (not (= (bvand v (bvshl #x0000000000000001 k)) #x0000000000000000)))
(echo "mark")
(push)
(assert (and (bvule a #x000000000000003e)
  (not (= (bit64 #x0000000080000000 a) (= a #x000000000000001f)))))
(check-sat)
(pop)
(echo "top_is_set")
(push)
(assert (and (word a) (not (= a #x0000000000000000)) (not (bit64 a (log2 a)))))
(check-sat)
(pop)
(echo "above_is_clear")
(push)
(assert (and (word a) (not (= a #x0000000000000000)) (bvugt b (log2 a))
  (bvule b #x000000000000001f) (bit64 a b)))
(check-sat)
(pop)
; timeout.c: >> of a signed number is arithmetic; 96 bits hold all products.
(declare-const long (_ BitVec 64))
(define-fun wide () (_ BitVec 96) ((_ sign_extend 32) long))
(define-fun upper () (_ BitVec 96) (bvashr wide #x000000000000000000000020))
(echo "half")
(push)
(assert (not (and (bvsle (bvshl upper #x000000000000000000000020) wide)
  (bvslt wide (bvshl (bvadd upper #x000000000000000000000001) #x000000000000000000000020)))))
(check-sat)
(pop)
(echo "half_high")
(push)
(assert (and (bvugt a #x000000007fffffff) (bvule a #x00000000ffffffff)
  (not (= ((_ sign_extend 32) ((_ extract 31 0) a)) (bvsub a #x0000000100000000)))))
(check-sat)
(pop)
(echo "half_top")
(push)
(assert (and (bvule x #x7fffffff)
  (not (= (not (= (bvlshr x #x0000001e) #x00000000)) (bvule #x40000000 x)))))
(check-sat)
(pop)
; contracts/bits.h: bit i of words of 32. UINT_MAX and ~ are of 32 bits here, as in C after the cast.
(echo "word_and")
(push)
(assert (and (word a) (word b) (not (word (bvand a b)))))
(check-sat)
(pop)
(echo "bit_zero")
(push)
(assert (not (=> (bvult i #x00000020)
  (not (bit #x00000000 i)))))
(check-sat)
(pop)
(echo "bit_full")
(push)
(assert (not (=> (bvult i #x00000020)
  (bit #xffffffff i))))
(check-sat)
(pop)
(echo "bit_or")
(push)
(assert (not (=> (bvult i #x00000020)
  (= (bit (bvor x y) i) (or (bit x i) (bit y i))))))
(check-sat)
(pop)
(echo "bit_and")
(push)
(assert (not (=> (bvult i #x00000020)
  (= (bit (bvand x y) i) (and (bit x i) (bit y i))))))
(check-sat)
(pop)
(echo "bit_xor")
(push)
(assert (not (=> (bvult i #x00000020)
  (= (bit (bvxor x y) i) (not (= (bit x i) (bit y i)))))))
(check-sat)
(pop)
(echo "bit_not")
(push)
(assert (not (=> (bvult i #x00000020)
  (= (bit (bvnot x) i) (not (bit x i))))))
(check-sat)
(pop)
(echo "bit_right")
(push)
(assert (not (=> (and (bvult i #x00000020) (bvult n #x00000020))
  (= (bit (bvlshr x n) i) (and (bvult (bvadd i n) #x00000020) (bit x (bvadd i n)))))))
(check-sat)
(pop)
(echo "bit_left")
(push)
(assert (not (=> (and (bvult i #x00000020) (bvult n #x00000020))
  (= (bit (bvshl x n) i) (and (bvule n i) (bit x (bvsub i n)))))))
(check-sat)
(pop)
(echo "bit_test")
(push)
(assert (not (=> (bvult i #x00000020)
  (= (bit x i) (not (= (bvand (bvlshr x i) #x00000001) #x00000000))))))
(check-sat)
(pop)
(echo "all_set")
(push)
(assert (not (=> true
  (= (= (bvand x y) y)
  (forall ((k (_ BitVec 32))) (=> (and (bvult k #x00000020) (bit y k)) (bit x k)))))))
(check-sat)
(pop)
(echo "none_set")
(push)
(assert (not (=> true
  (= (= (bvand x y) #x00000000)
  (forall ((k (_ BitVec 32))) (=> (and (bvult k #x00000020) (bit y k)) (not (bit x k))))))))
(check-sat)
(pop)
