/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Bricks of the preprocessor kit; include <zephyr/sys/util_macro.h> instead.
 *
 * Two ideas carry everything. A *probe*: joining a prefix with an unknown token names a macro that
 * exists only for the values looked for and whose expansion carries a comma; picking the second of
 * the resulting arguments then tells found from not found. And a *table*: Z_N_<n> knows the
 * neighbours and digits of n (util_numbers.h).
 *
 * A macro is not expanded again inside its own expansion. A callback given to LISTIFY or FOR_EACH
 * runs inside the loop's macros (Z_LF_*, Z_FE_*) and none of the others, so it may use all of the
 * kit except the loop it is called from.
 */

#ifndef ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_

#include <zephyr/sys/util_numbers.h>

/* Join after / without expanding. */
#define UTIL_CAT(a, ...)           UTIL_PRIMITIVE_CAT(a, __VA_ARGS__)
#define UTIL_PRIMITIVE_CAT(a, ...) a##__VA_ARGS__
#define Z_JOIN(a, b)               Z_JOIN_(a, b)
#define Z_JOIN_(a, b)              a##b

#define UTIL_EXPAND(...) __VA_ARGS__
#define UTIL_EVAL(...)   Z_EVAL_3(__VA_ARGS__)
#define Z_EVAL_3(...)    Z_EVAL_2(Z_EVAL_2(Z_EVAL_2(Z_EVAL_2(__VA_ARGS__))))
#define Z_EVAL_2(...)    Z_EVAL_1(Z_EVAL_1(Z_EVAL_1(Z_EVAL_1(__VA_ARGS__))))
#define Z_EVAL_1(...)    Z_EVAL_0(Z_EVAL_0(Z_EVAL_0(Z_EVAL_0(__VA_ARGS__))))
#define Z_EVAL_0(...)    __VA_ARGS__
#define __DEBRACKET(...) __VA_ARGS__
#define Z_PUT(...)      __VA_ARGS__

/* Pick from a list that appears only after expansion; the caller ends the list with "~". */
#define Z_TAIL(...)                Z_TAIL_(__VA_ARGS__)
#define Z_TAIL_(a, ...)            __VA_ARGS__
#define Z_1ST(...)                 Z_1ST_(__VA_ARGS__)
#define Z_1ST_(a, ...)             a
#define Z_2ND(...)                 Z_2ND_(__VA_ARGS__)
#define Z_2ND_(a, b, ...)          b
#define Z_3RD(...)                 Z_3RD_(__VA_ARGS__)
#define Z_3RD_(a, b, c, ...)       c
#define Z_4TH(...)                 Z_4TH_(__VA_ARGS__)
#define Z_4TH_(a, b, c, d, ...)    d
#define Z_5TH(...)                 Z_5TH_(__VA_ARGS__)
#define Z_5TH_(a, b, c, d, e, ...) e

/* 1 if x is the token 1 (0), else 0. */
#define Z_IS_ONE(x)     Z_IS_ONE_(x)
#define Z_IS_ONE_(x)    Z_2ND(Z_PROBE_1_##x 1, 0, ~)
#define Z_IS_ZERO(x)    Z_IS_ZERO_(x)
#define Z_IS_ZERO_(x)   Z_2ND(Z_PROBE_0_##x 1, 0, ~)
#define Z_PROBE_1_1     ~,
#define Z_PROBE_0_0     ~,

/* Z_IF_1((a), (b)) is a; Z_IF_0((a), (b)) is b. Only the branch taken is expanded. */
#define Z_IF(bit)   Z_JOIN(Z_IF_, bit)
#define Z_IF_1(a, b) __DEBRACKET a
#define Z_IF_0(a, b) __DEBRACKET b

/* 1 if nothing is left of the arguments after expansion. */
#define Z_IS_EMPTY(...) Z_1ST_(__VA_OPT__(0, ) 1, ~)

/* Logic on tokens: everything but 0 is true. */
#define UTIL_CHECK_N(x, n, ...) n
#define UTIL_CHECK(...)         UTIL_CHECK_N(__VA_ARGS__, 0, )
#define UTIL_NOT(x)             Z_IS_ZERO(x)
#define UTIL_NOT_0              ~, 1,
#define UTIL_COMPL(b)           UTIL_PRIMITIVE_CAT(UTIL_COMPL_, b)
#define UTIL_COMPL_0            1
#define UTIL_COMPL_1            0
#define UTIL_BOOL(x)            Z_JOIN(UTIL_COMPL_, Z_IS_ZERO(x))

/* The table. Z_HEAD: n without its last digit; Z_LAST: that digit (X: not a number). */
#define Z_NUM(n)     Z_NUM_(n)
#define Z_NUM_(n)    Z_N_##n
#define Z_DEC(n)  Z_1ST(Z_NUM(n), ~)
#define Z_INC(n)  Z_2ND(Z_NUM(n), ~, ~)
#define Z_TWICE(n) Z_3RD(Z_NUM(n), ~, ~, ~)
#define Z_HEAD(n)    Z_4TH(Z_NUM(n), , , , ~)
#define Z_LAST(n)    Z_5TH(Z_NUM(n), , , , X, ~)

/* Two numbers are equal if their four digits are; each probe passes on to the next. */
#define Z_IS_EQ(a, b)                                                                              \
	Z_IF(Z_SAME(Z_LAST(a), Z_LAST(b)))                                                         \
	((Z_IS_EQ3(Z_HEAD(a), Z_HEAD(b))), (0))
#define Z_IS_EQ3(a, b)                                                                             \
	Z_IF_EQ(Z_SAME(Z_LAST(a), Z_LAST(b)), Z_SAME(Z_LAST(Z_HEAD(a)), Z_LAST(Z_HEAD(b))),        \
		Z_SAME(Z_LAST(Z_HEAD(Z_HEAD(a))), Z_LAST(Z_HEAD(Z_HEAD(b)))))
#define Z_IF_EQ(x, y, z)  Z_IF_EQ_(x, y, z)
#define Z_IF_EQ_(x, y, z) Z_2ND(Z_ALL_##x##y##z, 0, ~)
#define Z_ALL_111         ~, 1
#define Z_SAME(x, y)      Z_SAME_(x, y)
#define Z_SAME_(x, y)     Z_2ND(Z_PAIR_##x##_##y, 0, ~)
#define Z_PAIR_0_0        ~, 1
#define Z_PAIR_1_1        ~, 1
#define Z_PAIR_2_2        ~, 1
#define Z_PAIR_3_3        ~, 1
#define Z_PAIR_4_4        ~, 1
#define Z_PAIR_5_5        ~, 1
#define Z_PAIR_6_6        ~, 1
#define Z_PAIR_7_7        ~, 1
#define Z_PAIR_8_8        ~, 1
#define Z_PAIR_9_9        ~, 1

/* Number of arguments less one: 0 to 63 arguments beyond the first, which is ignored. */
#define NUM_VA_ARGS_LESS_1_IMPL(_ignored, _0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12,   \
				_13, _14, _15, _16, _17, _18, _19, _20, _21, _22, _23, _24, _25,   \
				_26, _27, _28, _29, _30, _31, _32, _33, _34, _35, _36, _37, _38,   \
				_39, _40, _41, _42, _43, _44, _45, _46, _47, _48, _49, _50, _51,   \
				_52, _53, _54, _55, _56, _57, _58, _59, _60, _61, _62, _63, N,     \
				...)                                                               \
	N
#define Z_COUNT(...)                                                                               \
	NUM_VA_ARGS_LESS_1_IMPL(~ __VA_OPT__(, ) __VA_ARGS__, 64, 63, 62, 61, 60, 59, 58, 57, 56,  \
				55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40,    \
				39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24,    \
				23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7,   \
				6, 5, 4, 3, 2, 1, 0, ~)

#include <zephyr/sys/util_loops.h>

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_INTERNAL_H_ */
