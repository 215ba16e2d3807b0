/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Loops of the preprocessor kit; include <zephyr/sys/util_macro.h> instead.
 *
 * Loops over arguments are chains: Z_XX_<n> handles one argument and passes the rest to Z_XX_<n-1>.
 * LISTIFY counts in decimal: an index is written by joining digits, so a full block of ten needs
 * only its prefix (12 gives 120 to 129) and no arithmetic. Z_LF_U<n>, T<n>, H<n> and K<n> emit n
 * single indices, tens, hundreds and thousands below a prefix; the block without a prefix
 * holds index 0 and has no separator before it.
 */

#ifndef ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_

/* Call m with arguments that are expanded first; one name per depth of nesting. */
#define Z_LF_CALL_1(m, ...) m(__VA_ARGS__)
#define Z_LF_CALL_2(m, ...) m(__VA_ARGS__)
#define Z_LF_CALL_3(m, ...) m(__VA_ARGS__)

/* --- LISTIFY --- */
#define Z_LF_ONES(n, F, s, ...)                                                                    \
	Z_LF_TENS(Z_HEAD(n), F, s, __VA_ARGS__)                                                    \
	Z_LF_CALL_3(Z_JOIN(Z_LF_U, Z_LAST(n)), Z_HEAD(n), F, s, __VA_ARGS__)
#define Z_LF_TENS(n, F, s, ...)                                                                    \
	Z_LF_HUNDREDS(Z_HEAD(n), F, s, __VA_ARGS__)                                                \
	Z_LF_CALL_3(Z_JOIN(Z_LF_T, Z_LAST(n)), Z_HEAD(n), F, s, __VA_ARGS__)
#define Z_LF_HUNDREDS(n, F, s, ...)                                                                \
	Z_LF_CALL_3(Z_JOIN(Z_LF_K, Z_LAST(Z_HEAD(n))), F, s, __VA_ARGS__)                          \
	Z_LF_CALL_3(Z_JOIN(Z_LF_H, Z_LAST(n)), Z_HEAD(n), F, s, __VA_ARGS__)

/* The separator before the first index of a block, and the prefix of its first sub-block. */
#define Z_LF_SEP(p, s)  Z_2ND(Z_LF_NOSEP_##p, s, ~)
#define Z_LF_NOSEP_     ~, ()
#define Z_LF_SUB0(p)    Z_2ND(Z_LF_NOSUB_##p, p##0, ~)
#define Z_LF_NOSUB_     ~,
#define Z_LF_PUT(s)     Z_PUT s

#define Z_LF_U0(p, F, s, ...)
#define Z_LF_U1(p, F, s, ...) Z_LF_PUT(Z_LF_SEP(p, s)) F(p##0, __VA_ARGS__)
#define Z_LF_U2(p, F, s, ...) Z_LF_U1(p, F, s, __VA_ARGS__) Z_PUT s F(p##1, __VA_ARGS__)
#define Z_LF_U3(p, F, s, ...) Z_LF_U2(p, F, s, __VA_ARGS__) Z_PUT s F(p##2, __VA_ARGS__)
#define Z_LF_U4(p, F, s, ...) Z_LF_U3(p, F, s, __VA_ARGS__) Z_PUT s F(p##3, __VA_ARGS__)
#define Z_LF_U5(p, F, s, ...) Z_LF_U4(p, F, s, __VA_ARGS__) Z_PUT s F(p##4, __VA_ARGS__)
#define Z_LF_U6(p, F, s, ...) Z_LF_U5(p, F, s, __VA_ARGS__) Z_PUT s F(p##5, __VA_ARGS__)
#define Z_LF_U7(p, F, s, ...) Z_LF_U6(p, F, s, __VA_ARGS__) Z_PUT s F(p##6, __VA_ARGS__)
#define Z_LF_U8(p, F, s, ...) Z_LF_U7(p, F, s, __VA_ARGS__) Z_PUT s F(p##7, __VA_ARGS__)
#define Z_LF_U9(p, F, s, ...) Z_LF_U8(p, F, s, __VA_ARGS__) Z_PUT s F(p##8, __VA_ARGS__)
#define Z_LF_U10(p, F, s, ...) Z_LF_U9(p, F, s, __VA_ARGS__) Z_PUT s F(p##9, __VA_ARGS__)
#define Z_LF_T0(p, F, s, ...)
#define Z_LF_T1(p, F, s, ...) Z_LF_CALL_1(Z_LF_U10, Z_LF_SUB0(p), F, s, __VA_ARGS__)
#define Z_LF_T2(p, F, s, ...) Z_LF_T1(p, F, s, __VA_ARGS__) Z_LF_U10(p##1, F, s, __VA_ARGS__)
#define Z_LF_T3(p, F, s, ...) Z_LF_T2(p, F, s, __VA_ARGS__) Z_LF_U10(p##2, F, s, __VA_ARGS__)
#define Z_LF_T4(p, F, s, ...) Z_LF_T3(p, F, s, __VA_ARGS__) Z_LF_U10(p##3, F, s, __VA_ARGS__)
#define Z_LF_T5(p, F, s, ...) Z_LF_T4(p, F, s, __VA_ARGS__) Z_LF_U10(p##4, F, s, __VA_ARGS__)
#define Z_LF_T6(p, F, s, ...) Z_LF_T5(p, F, s, __VA_ARGS__) Z_LF_U10(p##5, F, s, __VA_ARGS__)
#define Z_LF_T7(p, F, s, ...) Z_LF_T6(p, F, s, __VA_ARGS__) Z_LF_U10(p##6, F, s, __VA_ARGS__)
#define Z_LF_T8(p, F, s, ...) Z_LF_T7(p, F, s, __VA_ARGS__) Z_LF_U10(p##7, F, s, __VA_ARGS__)
#define Z_LF_T9(p, F, s, ...) Z_LF_T8(p, F, s, __VA_ARGS__) Z_LF_U10(p##8, F, s, __VA_ARGS__)
#define Z_LF_T10(p, F, s, ...) Z_LF_T9(p, F, s, __VA_ARGS__) Z_LF_U10(p##9, F, s, __VA_ARGS__)
#define Z_LF_H0(p, F, s, ...)
#define Z_LF_H1(p, F, s, ...) Z_LF_CALL_2(Z_LF_T10, Z_LF_SUB0(p), F, s, __VA_ARGS__)
#define Z_LF_H2(p, F, s, ...) Z_LF_H1(p, F, s, __VA_ARGS__) Z_LF_T10(p##1, F, s, __VA_ARGS__)
#define Z_LF_H3(p, F, s, ...) Z_LF_H2(p, F, s, __VA_ARGS__) Z_LF_T10(p##2, F, s, __VA_ARGS__)
#define Z_LF_H4(p, F, s, ...) Z_LF_H3(p, F, s, __VA_ARGS__) Z_LF_T10(p##3, F, s, __VA_ARGS__)
#define Z_LF_H5(p, F, s, ...) Z_LF_H4(p, F, s, __VA_ARGS__) Z_LF_T10(p##4, F, s, __VA_ARGS__)
#define Z_LF_H6(p, F, s, ...) Z_LF_H5(p, F, s, __VA_ARGS__) Z_LF_T10(p##5, F, s, __VA_ARGS__)
#define Z_LF_H7(p, F, s, ...) Z_LF_H6(p, F, s, __VA_ARGS__) Z_LF_T10(p##6, F, s, __VA_ARGS__)
#define Z_LF_H8(p, F, s, ...) Z_LF_H7(p, F, s, __VA_ARGS__) Z_LF_T10(p##7, F, s, __VA_ARGS__)
#define Z_LF_H9(p, F, s, ...) Z_LF_H8(p, F, s, __VA_ARGS__) Z_LF_T10(p##8, F, s, __VA_ARGS__)
#define Z_LF_H10(p, F, s, ...) Z_LF_H9(p, F, s, __VA_ARGS__) Z_LF_T10(p##9, F, s, __VA_ARGS__)
#define Z_LF_K0(F, s, ...)
#define Z_LF_K1(F, s, ...) Z_LF_H10(, F, s, __VA_ARGS__)
#define Z_LF_K2(F, s, ...) Z_LF_K1(F, s, __VA_ARGS__) Z_LF_H10(1, F, s, __VA_ARGS__)
#define Z_LF_K3(F, s, ...) Z_LF_K2(F, s, __VA_ARGS__) Z_LF_H10(2, F, s, __VA_ARGS__)
#define Z_LF_K4(F, s, ...) Z_LF_K3(F, s, __VA_ARGS__) Z_LF_H10(3, F, s, __VA_ARGS__)

/*
 * --- FOR_EACH ---
 * c: how to call the callback F; s: separator in parentheses; fx: fixed argument; i: index.
 */
#define Z_FE(c, s, F, fx, ...)                                                                     \
	Z_JOIN(Z_FE_, Z_COUNT(__VA_ARGS__))(c, s, F, fx, 0, __VA_ARGS__)
#define Z_FE_ARG(F, fx, i, x)       F(x)
#define Z_FE_IDX(F, fx, i, x)       F(i, x)
#define Z_FE_FIXED(F, fx, i, x)     F(x, fx)
#define Z_FE_IDX_FIXED(F, fx, i, x) F(i, x, fx)
#define Z_FE_TERM(F, fx, i, x)      Z_IF(Z_IS_EMPTY(x))((), (F(x) Z_PUT fx))
#define Z_FE_KEEP(F, fx, i, x)      Z_IF(Z_IS_EMPTY(x))((), (, x))
#define Z_FE_0(c, s, F, f, i, ...)
#define Z_FE_1(c, s, F, f, i, x) c(F, f, i, x)
#define Z_FE_2(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_1(c, s, F, f, Z_INC(i), r)
#define Z_FE_3(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_2(c, s, F, f, Z_INC(i), r)
#define Z_FE_4(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_3(c, s, F, f, Z_INC(i), r)
#define Z_FE_5(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_4(c, s, F, f, Z_INC(i), r)
#define Z_FE_6(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_5(c, s, F, f, Z_INC(i), r)
#define Z_FE_7(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_6(c, s, F, f, Z_INC(i), r)
#define Z_FE_8(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_7(c, s, F, f, Z_INC(i), r)
#define Z_FE_9(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_8(c, s, F, f, Z_INC(i), r)
#define Z_FE_10(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_9(c, s, F, f, Z_INC(i), r)
#define Z_FE_11(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_10(c, s, F, f, Z_INC(i), r)
#define Z_FE_12(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_11(c, s, F, f, Z_INC(i), r)
#define Z_FE_13(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_12(c, s, F, f, Z_INC(i), r)
#define Z_FE_14(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_13(c, s, F, f, Z_INC(i), r)
#define Z_FE_15(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_14(c, s, F, f, Z_INC(i), r)
#define Z_FE_16(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_15(c, s, F, f, Z_INC(i), r)
#define Z_FE_17(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_16(c, s, F, f, Z_INC(i), r)
#define Z_FE_18(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_17(c, s, F, f, Z_INC(i), r)
#define Z_FE_19(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_18(c, s, F, f, Z_INC(i), r)
#define Z_FE_20(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_19(c, s, F, f, Z_INC(i), r)
#define Z_FE_21(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_20(c, s, F, f, Z_INC(i), r)
#define Z_FE_22(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_21(c, s, F, f, Z_INC(i), r)
#define Z_FE_23(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_22(c, s, F, f, Z_INC(i), r)
#define Z_FE_24(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_23(c, s, F, f, Z_INC(i), r)
#define Z_FE_25(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_24(c, s, F, f, Z_INC(i), r)
#define Z_FE_26(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_25(c, s, F, f, Z_INC(i), r)
#define Z_FE_27(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_26(c, s, F, f, Z_INC(i), r)
#define Z_FE_28(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_27(c, s, F, f, Z_INC(i), r)
#define Z_FE_29(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_28(c, s, F, f, Z_INC(i), r)
#define Z_FE_30(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_29(c, s, F, f, Z_INC(i), r)
#define Z_FE_31(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_30(c, s, F, f, Z_INC(i), r)
#define Z_FE_32(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_31(c, s, F, f, Z_INC(i), r)
#define Z_FE_33(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_32(c, s, F, f, Z_INC(i), r)
#define Z_FE_34(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_33(c, s, F, f, Z_INC(i), r)
#define Z_FE_35(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_34(c, s, F, f, Z_INC(i), r)
#define Z_FE_36(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_35(c, s, F, f, Z_INC(i), r)
#define Z_FE_37(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_36(c, s, F, f, Z_INC(i), r)
#define Z_FE_38(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_37(c, s, F, f, Z_INC(i), r)
#define Z_FE_39(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_38(c, s, F, f, Z_INC(i), r)
#define Z_FE_40(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_39(c, s, F, f, Z_INC(i), r)
#define Z_FE_41(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_40(c, s, F, f, Z_INC(i), r)
#define Z_FE_42(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_41(c, s, F, f, Z_INC(i), r)
#define Z_FE_43(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_42(c, s, F, f, Z_INC(i), r)
#define Z_FE_44(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_43(c, s, F, f, Z_INC(i), r)
#define Z_FE_45(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_44(c, s, F, f, Z_INC(i), r)
#define Z_FE_46(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_45(c, s, F, f, Z_INC(i), r)
#define Z_FE_47(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_46(c, s, F, f, Z_INC(i), r)
#define Z_FE_48(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_47(c, s, F, f, Z_INC(i), r)
#define Z_FE_49(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_48(c, s, F, f, Z_INC(i), r)
#define Z_FE_50(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_49(c, s, F, f, Z_INC(i), r)
#define Z_FE_51(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_50(c, s, F, f, Z_INC(i), r)
#define Z_FE_52(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_51(c, s, F, f, Z_INC(i), r)
#define Z_FE_53(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_52(c, s, F, f, Z_INC(i), r)
#define Z_FE_54(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_53(c, s, F, f, Z_INC(i), r)
#define Z_FE_55(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_54(c, s, F, f, Z_INC(i), r)
#define Z_FE_56(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_55(c, s, F, f, Z_INC(i), r)
#define Z_FE_57(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_56(c, s, F, f, Z_INC(i), r)
#define Z_FE_58(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_57(c, s, F, f, Z_INC(i), r)
#define Z_FE_59(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_58(c, s, F, f, Z_INC(i), r)
#define Z_FE_60(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_59(c, s, F, f, Z_INC(i), r)
#define Z_FE_61(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_60(c, s, F, f, Z_INC(i), r)
#define Z_FE_62(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_61(c, s, F, f, Z_INC(i), r)
#define Z_FE_63(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_62(c, s, F, f, Z_INC(i), r)
#define Z_FE_64(c, s, F, f, i, x, r...) c(F, f, i, x) Z_PUT s Z_FE_63(c, s, F, f, Z_INC(i), r)

/* --- the list without its first n arguments --- */
#define Z_DROP_0(...) __VA_ARGS__
#define Z_DROP_1(a, ...) __VA_ARGS__
#define Z_DROP_2(a, ...) Z_DROP_1(__VA_ARGS__)
#define Z_DROP_3(a, ...) Z_DROP_2(__VA_ARGS__)
#define Z_DROP_4(a, ...) Z_DROP_3(__VA_ARGS__)
#define Z_DROP_5(a, ...) Z_DROP_4(__VA_ARGS__)
#define Z_DROP_6(a, ...) Z_DROP_5(__VA_ARGS__)
#define Z_DROP_7(a, ...) Z_DROP_6(__VA_ARGS__)
#define Z_DROP_8(a, ...) Z_DROP_7(__VA_ARGS__)
#define Z_DROP_9(a, ...) Z_DROP_8(__VA_ARGS__)
#define Z_DROP_10(a, ...) Z_DROP_9(__VA_ARGS__)
#define Z_DROP_11(a, ...) Z_DROP_10(__VA_ARGS__)
#define Z_DROP_12(a, ...) Z_DROP_11(__VA_ARGS__)
#define Z_DROP_13(a, ...) Z_DROP_12(__VA_ARGS__)
#define Z_DROP_14(a, ...) Z_DROP_13(__VA_ARGS__)
#define Z_DROP_15(a, ...) Z_DROP_14(__VA_ARGS__)
#define Z_DROP_16(a, ...) Z_DROP_15(__VA_ARGS__)
#define Z_DROP_17(a, ...) Z_DROP_16(__VA_ARGS__)
#define Z_DROP_18(a, ...) Z_DROP_17(__VA_ARGS__)
#define Z_DROP_19(a, ...) Z_DROP_18(__VA_ARGS__)
#define Z_DROP_20(a, ...) Z_DROP_19(__VA_ARGS__)
#define Z_DROP_21(a, ...) Z_DROP_20(__VA_ARGS__)
#define Z_DROP_22(a, ...) Z_DROP_21(__VA_ARGS__)
#define Z_DROP_23(a, ...) Z_DROP_22(__VA_ARGS__)
#define Z_DROP_24(a, ...) Z_DROP_23(__VA_ARGS__)
#define Z_DROP_25(a, ...) Z_DROP_24(__VA_ARGS__)
#define Z_DROP_26(a, ...) Z_DROP_25(__VA_ARGS__)
#define Z_DROP_27(a, ...) Z_DROP_26(__VA_ARGS__)
#define Z_DROP_28(a, ...) Z_DROP_27(__VA_ARGS__)
#define Z_DROP_29(a, ...) Z_DROP_28(__VA_ARGS__)
#define Z_DROP_30(a, ...) Z_DROP_29(__VA_ARGS__)
#define Z_DROP_31(a, ...) Z_DROP_30(__VA_ARGS__)
#define Z_DROP_32(a, ...) Z_DROP_31(__VA_ARGS__)
#define Z_DROP_33(a, ...) Z_DROP_32(__VA_ARGS__)
#define Z_DROP_34(a, ...) Z_DROP_33(__VA_ARGS__)
#define Z_DROP_35(a, ...) Z_DROP_34(__VA_ARGS__)
#define Z_DROP_36(a, ...) Z_DROP_35(__VA_ARGS__)
#define Z_DROP_37(a, ...) Z_DROP_36(__VA_ARGS__)
#define Z_DROP_38(a, ...) Z_DROP_37(__VA_ARGS__)
#define Z_DROP_39(a, ...) Z_DROP_38(__VA_ARGS__)
#define Z_DROP_40(a, ...) Z_DROP_39(__VA_ARGS__)
#define Z_DROP_41(a, ...) Z_DROP_40(__VA_ARGS__)
#define Z_DROP_42(a, ...) Z_DROP_41(__VA_ARGS__)
#define Z_DROP_43(a, ...) Z_DROP_42(__VA_ARGS__)
#define Z_DROP_44(a, ...) Z_DROP_43(__VA_ARGS__)
#define Z_DROP_45(a, ...) Z_DROP_44(__VA_ARGS__)
#define Z_DROP_46(a, ...) Z_DROP_45(__VA_ARGS__)
#define Z_DROP_47(a, ...) Z_DROP_46(__VA_ARGS__)
#define Z_DROP_48(a, ...) Z_DROP_47(__VA_ARGS__)
#define Z_DROP_49(a, ...) Z_DROP_48(__VA_ARGS__)
#define Z_DROP_50(a, ...) Z_DROP_49(__VA_ARGS__)
#define Z_DROP_51(a, ...) Z_DROP_50(__VA_ARGS__)
#define Z_DROP_52(a, ...) Z_DROP_51(__VA_ARGS__)
#define Z_DROP_53(a, ...) Z_DROP_52(__VA_ARGS__)
#define Z_DROP_54(a, ...) Z_DROP_53(__VA_ARGS__)
#define Z_DROP_55(a, ...) Z_DROP_54(__VA_ARGS__)
#define Z_DROP_56(a, ...) Z_DROP_55(__VA_ARGS__)
#define Z_DROP_57(a, ...) Z_DROP_56(__VA_ARGS__)
#define Z_DROP_58(a, ...) Z_DROP_57(__VA_ARGS__)
#define Z_DROP_59(a, ...) Z_DROP_58(__VA_ARGS__)
#define Z_DROP_60(a, ...) Z_DROP_59(__VA_ARGS__)
#define Z_DROP_61(a, ...) Z_DROP_60(__VA_ARGS__)
#define Z_DROP_62(a, ...) Z_DROP_61(__VA_ARGS__)
#define Z_DROP_63(a, ...) Z_DROP_62(__VA_ARGS__)
#define Z_DROP_64(a, ...) Z_DROP_63(__VA_ARGS__)

/* --- the list backwards --- */
#define Z_REVERSE_0(...)
#define Z_REVERSE_1(a) a
#define Z_REVERSE_2(a, ...) Z_REVERSE_1(__VA_ARGS__), a
#define Z_REVERSE_3(a, ...) Z_REVERSE_2(__VA_ARGS__), a
#define Z_REVERSE_4(a, ...) Z_REVERSE_3(__VA_ARGS__), a
#define Z_REVERSE_5(a, ...) Z_REVERSE_4(__VA_ARGS__), a
#define Z_REVERSE_6(a, ...) Z_REVERSE_5(__VA_ARGS__), a
#define Z_REVERSE_7(a, ...) Z_REVERSE_6(__VA_ARGS__), a
#define Z_REVERSE_8(a, ...) Z_REVERSE_7(__VA_ARGS__), a
#define Z_REVERSE_9(a, ...) Z_REVERSE_8(__VA_ARGS__), a
#define Z_REVERSE_10(a, ...) Z_REVERSE_9(__VA_ARGS__), a
#define Z_REVERSE_11(a, ...) Z_REVERSE_10(__VA_ARGS__), a
#define Z_REVERSE_12(a, ...) Z_REVERSE_11(__VA_ARGS__), a
#define Z_REVERSE_13(a, ...) Z_REVERSE_12(__VA_ARGS__), a
#define Z_REVERSE_14(a, ...) Z_REVERSE_13(__VA_ARGS__), a
#define Z_REVERSE_15(a, ...) Z_REVERSE_14(__VA_ARGS__), a
#define Z_REVERSE_16(a, ...) Z_REVERSE_15(__VA_ARGS__), a
#define Z_REVERSE_17(a, ...) Z_REVERSE_16(__VA_ARGS__), a
#define Z_REVERSE_18(a, ...) Z_REVERSE_17(__VA_ARGS__), a
#define Z_REVERSE_19(a, ...) Z_REVERSE_18(__VA_ARGS__), a
#define Z_REVERSE_20(a, ...) Z_REVERSE_19(__VA_ARGS__), a
#define Z_REVERSE_21(a, ...) Z_REVERSE_20(__VA_ARGS__), a
#define Z_REVERSE_22(a, ...) Z_REVERSE_21(__VA_ARGS__), a
#define Z_REVERSE_23(a, ...) Z_REVERSE_22(__VA_ARGS__), a
#define Z_REVERSE_24(a, ...) Z_REVERSE_23(__VA_ARGS__), a
#define Z_REVERSE_25(a, ...) Z_REVERSE_24(__VA_ARGS__), a
#define Z_REVERSE_26(a, ...) Z_REVERSE_25(__VA_ARGS__), a
#define Z_REVERSE_27(a, ...) Z_REVERSE_26(__VA_ARGS__), a
#define Z_REVERSE_28(a, ...) Z_REVERSE_27(__VA_ARGS__), a
#define Z_REVERSE_29(a, ...) Z_REVERSE_28(__VA_ARGS__), a
#define Z_REVERSE_30(a, ...) Z_REVERSE_29(__VA_ARGS__), a
#define Z_REVERSE_31(a, ...) Z_REVERSE_30(__VA_ARGS__), a
#define Z_REVERSE_32(a, ...) Z_REVERSE_31(__VA_ARGS__), a
#define Z_REVERSE_33(a, ...) Z_REVERSE_32(__VA_ARGS__), a
#define Z_REVERSE_34(a, ...) Z_REVERSE_33(__VA_ARGS__), a
#define Z_REVERSE_35(a, ...) Z_REVERSE_34(__VA_ARGS__), a
#define Z_REVERSE_36(a, ...) Z_REVERSE_35(__VA_ARGS__), a
#define Z_REVERSE_37(a, ...) Z_REVERSE_36(__VA_ARGS__), a
#define Z_REVERSE_38(a, ...) Z_REVERSE_37(__VA_ARGS__), a
#define Z_REVERSE_39(a, ...) Z_REVERSE_38(__VA_ARGS__), a
#define Z_REVERSE_40(a, ...) Z_REVERSE_39(__VA_ARGS__), a
#define Z_REVERSE_41(a, ...) Z_REVERSE_40(__VA_ARGS__), a
#define Z_REVERSE_42(a, ...) Z_REVERSE_41(__VA_ARGS__), a
#define Z_REVERSE_43(a, ...) Z_REVERSE_42(__VA_ARGS__), a
#define Z_REVERSE_44(a, ...) Z_REVERSE_43(__VA_ARGS__), a
#define Z_REVERSE_45(a, ...) Z_REVERSE_44(__VA_ARGS__), a
#define Z_REVERSE_46(a, ...) Z_REVERSE_45(__VA_ARGS__), a
#define Z_REVERSE_47(a, ...) Z_REVERSE_46(__VA_ARGS__), a
#define Z_REVERSE_48(a, ...) Z_REVERSE_47(__VA_ARGS__), a
#define Z_REVERSE_49(a, ...) Z_REVERSE_48(__VA_ARGS__), a
#define Z_REVERSE_50(a, ...) Z_REVERSE_49(__VA_ARGS__), a
#define Z_REVERSE_51(a, ...) Z_REVERSE_50(__VA_ARGS__), a
#define Z_REVERSE_52(a, ...) Z_REVERSE_51(__VA_ARGS__), a
#define Z_REVERSE_53(a, ...) Z_REVERSE_52(__VA_ARGS__), a
#define Z_REVERSE_54(a, ...) Z_REVERSE_53(__VA_ARGS__), a
#define Z_REVERSE_55(a, ...) Z_REVERSE_54(__VA_ARGS__), a
#define Z_REVERSE_56(a, ...) Z_REVERSE_55(__VA_ARGS__), a
#define Z_REVERSE_57(a, ...) Z_REVERSE_56(__VA_ARGS__), a
#define Z_REVERSE_58(a, ...) Z_REVERSE_57(__VA_ARGS__), a
#define Z_REVERSE_59(a, ...) Z_REVERSE_58(__VA_ARGS__), a
#define Z_REVERSE_60(a, ...) Z_REVERSE_59(__VA_ARGS__), a
#define Z_REVERSE_61(a, ...) Z_REVERSE_60(__VA_ARGS__), a
#define Z_REVERSE_62(a, ...) Z_REVERSE_61(__VA_ARGS__), a
#define Z_REVERSE_63(a, ...) Z_REVERSE_62(__VA_ARGS__), a
#define Z_REVERSE_64(a, ...) Z_REVERSE_63(__VA_ARGS__), a

/* --- results of m joined into one token --- */
#define MACRO_MAP_CAT_(...)      MACRO_MAP_CAT_N(Z_DEC(Z_COUNT(__VA_ARGS__)), __VA_ARGS__)
#define MACRO_MAP_CAT_N_(N, ...) Z_JOIN(MACRO_MC_, N)(__VA_ARGS__)
#define MACRO_MC_0(...)
#define MACRO_MC_1(m, a, ...)    m(a)
#define MACRO_MC_2(m, a, ...) UTIL_CAT(m(a), MACRO_MC_1(m, __VA_ARGS__))
#define MACRO_MC_3(m, a, ...) UTIL_CAT(m(a), MACRO_MC_2(m, __VA_ARGS__))
#define MACRO_MC_4(m, a, ...) UTIL_CAT(m(a), MACRO_MC_3(m, __VA_ARGS__))
#define MACRO_MC_5(m, a, ...) UTIL_CAT(m(a), MACRO_MC_4(m, __VA_ARGS__))
#define MACRO_MC_6(m, a, ...) UTIL_CAT(m(a), MACRO_MC_5(m, __VA_ARGS__))
#define MACRO_MC_7(m, a, ...) UTIL_CAT(m(a), MACRO_MC_6(m, __VA_ARGS__))
#define MACRO_MC_8(m, a, ...) UTIL_CAT(m(a), MACRO_MC_7(m, __VA_ARGS__))
#define MACRO_MC_9(m, a, ...) UTIL_CAT(m(a), MACRO_MC_8(m, __VA_ARGS__))
#define MACRO_MC_10(m, a, ...) UTIL_CAT(m(a), MACRO_MC_9(m, __VA_ARGS__))
#define MACRO_MC_11(m, a, ...) UTIL_CAT(m(a), MACRO_MC_10(m, __VA_ARGS__))
#define MACRO_MC_12(m, a, ...) UTIL_CAT(m(a), MACRO_MC_11(m, __VA_ARGS__))
#define MACRO_MC_13(m, a, ...) UTIL_CAT(m(a), MACRO_MC_12(m, __VA_ARGS__))
#define MACRO_MC_14(m, a, ...) UTIL_CAT(m(a), MACRO_MC_13(m, __VA_ARGS__))
#define MACRO_MC_15(m, a, ...) UTIL_CAT(m(a), MACRO_MC_14(m, __VA_ARGS__))

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_LOOPS_H_ */
