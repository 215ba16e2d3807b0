/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The preprocessor kit. Expansions are compared as text.
 */

#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#define YES 1
#define NO  0

/* Text of all arguments after expansion. */
#define AS_TEXT(...)  AS_TEXT_(__VA_ARGS__)
#define AS_TEXT_(...) #__VA_ARGS__

/* Equal but for blanks. */
static void check_text(const char *is, const char *want, int line)
{
	const char *a = is;
	const char *b = want;

	for (;; a++, b++) {
		while (*a == ' ') {
			a++;
		}
		while (*b == ' ') {
			b++;
		}
		if (*a != *b || *a == '\0') {
			break;
		}
	}
	zassert_equal(*a, *b, "line %d: \"%s\" instead of \"%s\"", line, is, want);
}

#define EXPANDS(want, ...) check_text(AS_TEXT(__VA_ARGS__), want, __LINE__)

#define IDX(i, ...)       f(i __VA_ARGS__)
#define ARG(x)            g(x)
#define IDX_ARG(i, x)     g(i:x)
#define FIX(x, f)         g(x:f)
#define IDX_FIX(i, x, f)  g(i:x:f)
#define TAG(x)            tag_##x
#define NESTED(i, ...)    COND_CODE_1(IS_EQ(i, 1), (FOR_EACH(ARG, (,), a, b)), (UTIL_INC(i)))
#define LIST_IN_LIST(x)   LISTIFY(2, IDX, (,), x) IF_ENABLED(YES, (UTIL_CAT(x, _t)))

ZTEST_SUITE(macros, NULL, NULL, NULL, NULL, NULL);

ZTEST(macros, test_conditions)
{
	zassert_equal(IS_ENABLED(YES), 1);
	zassert_equal(IS_ENABLED(NO), 0);
	zassert_equal(IS_ENABLED(UNDEFINED_NAME), 0);
	EXPANDS("a,b", COND_CODE_1(YES, (a, b), (c)));
	EXPANDS("c,d", COND_CODE_1(NO, (a, b), (c, d)));
	EXPANDS("c", COND_CODE_1(UNDEFINED_NAME, (a, b), (c)));
	EXPANDS("a", COND_CODE_0(NO, (a), (b)));
	EXPANDS("b", COND_CODE_0(YES, (a), (b)));
	EXPANDS("b", COND_CODE_0(UNDEFINED_NAME, (a), (b)));
	EXPANDS("x,y", IF_ENABLED(YES, (x, y)));
	EXPANDS("", IF_ENABLED(NO, (x, y)));
	EXPANDS("", IF_DISABLED(YES, (x)));
	EXPANDS("x", IF_DISABLED(UNDEFINED_NAME, (x)));
	EXPANDS("d", COND_CODE_1(YES, (COND_CODE_0(YES, (c), (d))), (e)));
}

ZTEST(macros, test_empty)
{
	EXPANDS("1", IS_EMPTY());
	EXPANDS("1", IS_EMPTY(EMPTY));
	EXPANDS("0", IS_EMPTY(a));
	EXPANDS("0", IS_EMPTY(()));
	EXPANDS("0", IS_EMPTY(a, b));
	EXPANDS("0", IS_EMPTY(, ));
	EXPANDS("a,b,c", LIST_DROP_EMPTY(a, , b, EMPTY, c, ));
	EXPANDS("", LIST_DROP_EMPTY(, , ));
	EXPANDS("", LIST_DROP_EMPTY());
}

ZTEST(macros, test_numbers)
{
	EXPANDS("1 1 1", IS_EQ(0, 0) IS_EQ(12, 12) IS_EQ(4095, 4095));
	EXPANDS("0 0 0 0", IS_EQ(0, 1) IS_EQ(112, 12) IS_EQ(1000, 0) IS_EQ(4095, 4094));
	EXPANDS("0 0 1", IS_EQ(u, 0) IS_EQ(u, v) IS_EQ(UTIL_INC(9), 10));
	EXPANDS("1 10 100 4096", UTIL_INC(0) UTIL_INC(9) UTIL_INC(99) UTIL_INC(4095));
	EXPANDS("0 9 99 4095", UTIL_DEC(0) UTIL_DEC(10) UTIL_DEC(100) UTIL_DEC(4096));
	EXPANDS("0 2 198 8192", UTIL_X2(0) UTIL_X2(1) UTIL_X2(99) UTIL_X2(4096));
	EXPANDS("b a", UTIL_OR(0, b) UTIL_OR(a, b));
	EXPANDS("0 b", UTIL_AND(0, b) UTIL_AND(1, b));
	EXPANDS("1 0 0", UTIL_NOT(0) UTIL_NOT(1) UTIL_NOT(x));
	EXPANDS("0 1 1", UTIL_BOOL(0) UTIL_BOOL(1) UTIL_BOOL(7));
}

ZTEST(macros, test_lists)
{
	EXPANDS("0 1 2", NUM_VA_ARGS() NUM_VA_ARGS(a) NUM_VA_ARGS(a, b));
	EXPANDS("0 0 1", NUM_VA_ARGS_LESS_1() NUM_VA_ARGS_LESS_1(a) NUM_VA_ARGS_LESS_1(a, b));
	EXPANDS("a c", GET_ARG_N(1, a, b, c) GET_ARG_N(3, a, b, c));
	EXPANDS("a,b", GET_ARGS_LESS_N(0, a, b));
	EXPANDS("b", GET_ARGS_LESS_N(1, a, b));
	EXPANDS("", GET_ARGS_LESS_N(2, a, b));
	EXPANDS("c,b,a", REVERSE_ARGS(a, b, c));
	EXPANDS("", REVERSE_ARGS());
	EXPANDS("tag_atag_btag_c", MACRO_MAP_CAT(TAG, a, b, c));
	EXPANDS("tag_a", MACRO_MAP_CAT_N(1, TAG, a));
	EXPANDS("abc", CONCAT(a, b, c));
	EXPANDS("abcdefgh", CONCAT(a, b, c, d, e, f, g, h));
}

ZTEST(macros, test_loops)
{
	EXPANDS("", LISTIFY(0, IDX, (,)));
	EXPANDS("f(0)", LISTIFY(1, IDX, (,)));
	EXPANDS("f(0|x);f(1|x);f(2|x)", LISTIFY(3, IDX, (;), |x));
	EXPANDS("f(0)f(1)f(2)f(3)f(4)f(5)f(6)f(7)f(8)f(9)f(10)", LISTIFY(11, IDX, ()));
	EXPANDS("", FOR_EACH(ARG, (,)));
	EXPANDS("g(a)", FOR_EACH(ARG, (,), a));
	EXPANDS("g(a);g(b);g(c)", FOR_EACH(ARG, (;), a, b, c));
	EXPANDS("g(0:a),g(1:b)", FOR_EACH_IDX(IDX_ARG, (,), a, b));
	EXPANDS("g(a:q),g(b:q)", FOR_EACH_FIXED_ARG(FIX, (,), q, a, b));
	EXPANDS("g(0:a:q),g(1:b:q)", FOR_EACH_IDX_FIXED_ARG(IDX_FIX, (,), q, a, b));
	EXPANDS("g(a),g(b),", FOR_EACH_NONEMPTY_TERM(ARG, (,), a, , EMPTY, b));
	EXPANDS("", FOR_EACH_NONEMPTY_TERM(ARG, (;)));
	EXPANDS("1;g(a),g(b);3", LISTIFY(3, NESTED, (;)));
	EXPANDS("f(0 a),f(1 a) a_t;f(0 b),f(1 b) b_t", FOR_EACH(LIST_IN_LIST, (;), a, b));
}

#define VALUE(i, ...) i
#define CHECK_LIST(n)                                                                              \
	do {                                                                                       \
		static const uint16_t list[] = {LISTIFY(n, VALUE, (,))};                           \
                                                                                                   \
		zassert_equal(ARRAY_SIZE(list), n);                                                \
		for (size_t i = 0; i < n; i++) {                                                   \
			zassert_equal(list[i], i);                                                 \
		}                                                                                  \
	} while (false)

ZTEST(macros, test_long_lists)
{
	CHECK_LIST(9);
	CHECK_LIST(10);
	CHECK_LIST(99);
	CHECK_LIST(100);
	CHECK_LIST(110);
	CHECK_LIST(207);
	CHECK_LIST(1000);
	CHECK_LIST(4096);
}

ZTEST(macros, test_bits)
{
	uint32_t var = 0;

	zassert_equal(BIT(31), 0x80000000UL);
	zassert_equal(BIT64(63), 0x8000000000000000ULL);
	zassert_equal(BIT_MASK(0), 0);
	zassert_equal(BIT_MASK(31), 0x7fffffffUL);
	zassert_equal(BIT64_MASK(40), 0xffffffffffULL);
	zassert_equal(GENMASK(7, 4), 0xf0);
	zassert_equal(GENMASK64(63, 0), UINT64_MAX);
	zassert_equal(FIELD_GET(GENMASK(15, 8), 0x1234), 0x12);
	zassert_equal(FIELD_PREP(GENMASK(15, 8), 0x12), 0x1200);
	WRITE_BIT(var, 3, true);
	zassert_equal(var, 8);
	WRITE_BIT(var, 3, false);
	zassert_equal(var, 0);
	zassert_true(IS_POWER_OF_TWO(64));
	zassert_false(IS_POWER_OF_TWO(0));
	zassert_false(IS_POWER_OF_TWO(6));
	zassert_true(IS_BIT_MASK(0xff));
	zassert_false(IS_BIT_MASK(0xfe));
	zassert_true(IS_SHIFTED_BIT_MASK(0xf0, 4));
	zassert_false(IS_SHIFTED_BIT_MASK(0xb0, 4));
}

ZTEST(macros, test_arithmetic)
{
	static const int logs[] = {LOG2(1), LOG2(2), LOG2(3), LOG2CEIL(1), LOG2CEIL(5)};
	int evaluated = 0;

	zassert_equal(logs[0], 0);
	zassert_equal(logs[1], 1);
	zassert_equal(logs[2], 1);
	zassert_equal(logs[3], 0);
	zassert_equal(logs[4], 3);
	zassert_equal(LOG2(0), -1);
	zassert_equal(LOG2(BIT64(63)), 63);
	zassert_equal(NHPOT(0), 1);
	zassert_equal(NHPOT(5), 8);
	zassert_equal(NHPOT(BIT64(63)), BIT64(63));
	zassert_equal(NHPOT(BIT64(63) + 1), 0);
	zassert_equal(ROUND_UP(13, 6), 18);
	zassert_equal(ROUND_DOWN(13, 6), 12);
	zassert_equal(DIV_ROUND_UP(7, 3), 3);
	zassert_equal(DIV_ROUND_CLOSEST(7, 3), 2);
	zassert_equal(DIV_ROUND_CLOSEST(8, 3), 3);
	zassert_equal(DIV_ROUND_CLOSEST(-8, 3), -3);
	zassert_equal(DIV_ROUND_CLOSEST(-5, 2), -3);
	zassert_equal(CLAMP(5, 1, 3), 3);
	zassert_equal(CLAMP(0, 1, 3), 1);
	zassert_equal(Z_MAX(evaluated++, -1), 0);
	zassert_equal(Z_CLAMP(evaluated++, 5, 7), 5);
	zassert_equal(evaluated, 2);
	zassert_true(IN_RANGE(3, 3, 5));
	zassert_false(IN_RANGE(6, 3, 5));
	zassert_equal(KB(2), 2048);
	zassert_equal(MHZ(16), 16000000);
}
