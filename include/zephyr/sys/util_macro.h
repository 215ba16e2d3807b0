/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief The preprocessor kit: bits, conditions, loops over arguments and numbers.
 *
 * Usable from C, C++ and (what expands to plain tokens) assembly. How it works: util_internal.h.
 * Numbers are decimal, without suffix, 0 to 4096; argument lists hold up to 64 arguments.
 */

#ifndef ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_
#define ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_

#include <zephyr/sys/util_internal.h>

/** Unsigned long with bit @p n set; an int in assembly. */
#ifndef BIT
#if defined(_ASMLANGUAGE)
#define BIT(n) (1 << (n))
#else
#define BIT(n) (1UL << (n))
#endif
#endif

/** 64-bit value with bit @p _n set. */
#define BIT64(_n) (1ULL << (_n))

/** Set bit @p bit of @p var if @p set is true, else clear it. */
#define WRITE_BIT(var, bit, set) ((var) = (set) ? ((var) | BIT(bit)) : ((var) & ~BIT(bit)))

/** Bits 0 to @p n - 1 set. */
#define BIT_MASK(n)    (BIT(n) - 1UL)
#define BIT64_MASK(n)  (BIT64(n) - 1ULL)

/** Whether @p x has exactly one bit set. */
#define IS_POWER_OF_TWO(x) (((x) != 0U) && (((x) & ((x) - 1U)) == 0U))

/** Whether @p m is one run of set bits that starts at bit @p s. */
#define IS_SHIFTED_BIT_MASK(m, s) (!(((m) >> (s)) & (((m) >> (s)) + 1U)))

/** Whether @p m is one run of set bits that starts at bit 0. */
#define IS_BIT_MASK(m) IS_SHIFTED_BIT_MASK(m, 0)

/** 1 if the macro @p config_macro is defined to 1, else 0; also in C expressions. */
#define IS_ENABLED(config_macro) Z_IS_ONE(config_macro)

/** The code in the first brackets if @p _flag is 1, else that in the second. */
#define COND_CODE_1(_flag, _if_1_code, _else_code)                                                 \
	Z_IF(Z_IS_ONE(_flag))(_if_1_code, _else_code)

/** The code in the first brackets if @p _flag is 0, else that in the second. */
#define COND_CODE_0(_flag, _if_0_code, _else_code)                                                 \
	Z_IF(Z_IS_ZERO(_flag))(_if_0_code, _else_code)

/** The bracketed code if @p _flag is 1, else nothing. */
#define IF_ENABLED(_flag, _code) Z_IF(Z_IS_ONE(_flag))(_code, ())

/** Nothing if @p _flag is 1, else the bracketed code. */
#define IF_DISABLED(_flag, _code) Z_IF(Z_IS_ONE(_flag))((), _code)

/** 1 if the arguments expand to nothing, else 0. */
#define IS_EMPTY(...) Z_IS_EMPTY(__VA_ARGS__)

/** 1 if the numbers @p a and @p b are the same, else 0. */
#define IS_EQ(a, b) Z_IS_EQ(a, b)

/** The arguments without the empty ones. */
#define LIST_DROP_EMPTY(...) Z_TAIL(Z_FE(Z_FE_KEEP, (), ~, ~, __VA_ARGS__))

/** Nothing; for arguments that must not be left out. */
#define EMPTY

/** @p V itself; for where a macro is expected. */
#define IDENTITY(V) V

/** The @p N th argument after N, counted from 1. */
#define GET_ARG_N(N, ...) Z_1ST(Z_JOIN(Z_DROP_, Z_DEC(N))(__VA_ARGS__), ~)

/** The arguments after N without the first @p N. */
#define GET_ARGS_LESS_N(N, ...) Z_JOIN(Z_DROP_, N)(__VA_ARGS__)

/** @p a if it is neither 0 nor empty of value, else @p b. */
#define UTIL_OR(a, b) Z_IF(UTIL_BOOL(a))((a), (b))

/** @p b if @p a is not 0, else 0. */
#define UTIL_AND(a, b) Z_IF(UTIL_BOOL(a))((b), (0))

/** The next number, the previous one (of 0: 0), twice the number. */
#define UTIL_INC(x) Z_INC(x)
#define UTIL_DEC(x) Z_DEC(x)
#define UTIL_X2(y)  Z_TWICE(y)

/**
 * F(0, ...) sep F(1, ...) ... for @p LEN indices.
 * @param sep Separator in brackets, such as (;) or (,).
 */
#define LISTIFY(LEN, F, sep, ...) Z_LF_ONES(LEN, F, sep, __VA_ARGS__)

/** F(x) for each x of the list, with @p sep (in brackets) between. */
#define FOR_EACH(F, sep, ...) Z_FE(Z_FE_ARG, sep, F, ~, __VA_ARGS__)

/** F(x) for each x that is not empty, each followed by @p term (in brackets). */
#define FOR_EACH_NONEMPTY_TERM(F, term, ...) Z_FE(Z_FE_TERM, (), F, term, __VA_ARGS__)

/** F(index, x) for each x of the list. */
#define FOR_EACH_IDX(F, sep, ...) Z_FE(Z_FE_IDX, sep, F, ~, __VA_ARGS__)

/** F(x, fixed_arg) for each x of the list. */
#define FOR_EACH_FIXED_ARG(F, sep, fixed_arg, ...) Z_FE(Z_FE_FIXED, sep, F, fixed_arg, __VA_ARGS__)

/** F(index, x, fixed_arg) for each x of the list. */
#define FOR_EACH_IDX_FIXED_ARG(F, sep, fixed_arg, ...)                                             \
	Z_FE(Z_FE_IDX_FIXED, sep, F, fixed_arg, __VA_ARGS__)

/** The list backwards. */
#define REVERSE_ARGS(...) Z_JOIN(Z_REVERSE_, Z_COUNT(__VA_ARGS__))(__VA_ARGS__)

/** Number of arguments, and that less one (of none: 0). */
#define NUM_VA_ARGS(...)        Z_COUNT(__VA_ARGS__)
#define NUM_VA_ARGS_LESS_1(...) Z_DEC(Z_COUNT(__VA_ARGS__))

/** m(a), m(b), ... joined into one token: MACRO_MAP_CAT(m, a, b, ...), up to 15. */
#define MACRO_MAP_CAT(...) MACRO_MAP_CAT_(__VA_ARGS__)

/** As MACRO_MAP_CAT with the number of arguments after m given. */
#define MACRO_MAP_CAT_N(N, ...) MACRO_MAP_CAT_N_(N, __VA_ARGS__)

/** LISTIFY under its older name. */
#define UTIL_REPEAT(...) LISTIFY(__VA_ARGS__)

#endif /* ZEPHYR_INCLUDE_SYS_UTIL_MACROS_H_ */
