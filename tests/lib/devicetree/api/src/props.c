/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Properties: values of each type, enums, strings, arrays, reg, ranges.
 */
#include <zephyr/devicetree.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/ztest.h>

#define ARRAYS DT_NODELABEL(arrays)
#define USER   DT_PATH(zephyr_user)

#if DT_PROP_LEN(ARRAYS, a) != 3 || !DT_PROP_HAS_IDX(ARRAYS, a, 2) || DT_PROP_HAS_IDX(ARRAYS, a, 3)
#error array
#endif
#if DT_PROP_BY_IDX(ARRAYS, b, 3) != 0xdd || DT_ENUM_IDX(DT_NODELABEL(enum_a), val) != 1
#error elements
#endif
#if DT_NUM_REGS(DT_NODELABEL(port_b)) != 2 || DT_REG_ADDR_BY_NAME(DT_NODELABEL(port_b), one) == 0
#error reg
#endif

ZTEST(devicetree_api, test_user)
{
	const int counts[] = DT_PROP(USER, counts);
	const uint8_t bytes[] = DT_PROP(USER, bytes);
	const char *texts[] = DT_PROP(USER, texts);

	zassert_equal(DT_PROP(USER, on), 1);
	zassert_equal(DT_PROP_OR(USER, off, 0), 0);
	zassert_equal(DT_PROP(USER, count), 23);
	zassert_equal(counts[2], 3);
	zassert_equal(DT_PROP_LEN(USER, counts), 3);
	zassert_equal(bytes[1], 0x82);
	zassert_str_equal(DT_PROP(USER, text), "hello");
	zassert_str_equal(texts[1], "b, c");
	zassert_true(DT_SAME_NODE(DT_PROP(USER, one), DT_NODELABEL(port_a)));
	zassert_true(DT_SAME_NODE(DT_PHANDLE(USER, one), DT_NODELABEL(port_a)));
	zassert_true(DT_SAME_NODE(DT_PROP_BY_IDX(USER, several, 1), DT_NODELABEL(port_b)));
	zassert_equal(DT_GPIO_PIN_BY_IDX(USER, lines_gpios, 1), 3);
	zassert_true(DT_SAME_NODE(DT_PROP(USER, where), DT_NODELABEL(port_b)));
}

#define ELEM(node_id, prop, idx)      DT_PROP_BY_IDX(node_id, prop, idx)
#define TERM(node_id, prop, idx)      ELEM(node_id, prop, idx),
#define PLUS(node_id, prop, idx, n)   (ELEM(node_id, prop, idx) + (n))
#define PLUS_TERM(node_id, prop, i, n) PLUS(node_id, prop, i, n),
/* Elements of one property inside those of another of the same length. */
#define INNER(node_id, prop, idx) DT_FOREACH_PROP_ELEM_SEP(DT_NODELABEL(arrays), a, ELEM, (+)) +

ZTEST(devicetree_api, test_arrays)
{
	const int a[] = DT_PROP(ARRAYS, a);
	const int each[] = {DT_FOREACH_PROP_ELEM(ARRAYS, a, TERM)};
	const int sep[] = {DT_FOREACH_PROP_ELEM_SEP(ARRAYS, a, ELEM, (,))};
	const int more[] = {DT_FOREACH_PROP_ELEM_VARGS(ARRAYS, a, PLUS_TERM, 1)};
	const int sep_more[] = {DT_FOREACH_PROP_ELEM_SEP_VARGS(ARRAYS, a, PLUS, (,), 2)};
	const char *strings[] = {DT_FOREACH_PROP_ELEM_SEP(ARRAYS, c, ELEM, (,))};

	for (int i = 0; i < 3; i++) {
		zassert_equal(a[i], 1000 * (i + 1));
		zassert_equal(each[i], a[i]);
		zassert_equal(sep[i], a[i]);
		zassert_equal(more[i], a[i] + 1);
		zassert_equal(sep_more[i], a[i] + 2);
	}
	zassert_equal(DT_FOREACH_PROP_ELEM(USER, counts, INNER) 0, 18000);
	zassert_equal(ARRAY_SIZE(strings), 2);
	zassert_str_equal(strings[1], "baz");
	zassert_equal(DT_PROP_LEN(ARRAYS, b), 4);
	zassert_equal(DT_PROP_LEN_OR(ARRAYS, nothing, 9), 9);
	zassert_equal(DT_PROP_LEN(USER, text), 1);
	zassert_equal(DT_PROP_OR(ARRAYS, nothing, 5), 5);
	zassert_false(DT_NODE_HAS_PROP(ARRAYS, nothing));
	zassert_true(DT_NODE_HAS_PROP(ARRAYS, b));
}

ZTEST(devicetree_api, test_enums)
{
	zassert_equal(DT_ENUM_IDX(DT_NODELABEL(enum_a), val), 1);
	zassert_equal(DT_ENUM_IDX_OR(DT_NODELABEL(enum_none), val, 7), 7);
	zassert_equal(DT_ENUM_IDX(DT_NODELABEL(enum_none), word), 1);
	zassert_true(DT_ENUM_HAS_VALUE(DT_NODELABEL(enum_a), val, one));
	zassert_false(DT_ENUM_HAS_VALUE(DT_NODELABEL(enum_a), val, two));
	zassert_false(DT_ENUM_HAS_VALUE(DT_NODELABEL(enum_none), val, one));
	zassert_equal(DT_PROP(DT_NODELABEL(enum_int), val), 5);
	zassert_equal(DT_ENUM_IDX(DT_NODELABEL(enum_int), val), 2);
	zassert_true(DT_ENUM_HAS_VALUE(DT_NODELABEL(enum_int), val, 5));
	zassert_equal(DT_PROP(DT_NODELABEL(enum_int), def), 2);
	zassert_str_equal(DT_PROP(DT_NODELABEL(enum_none), word), "beta");
}

ZTEST(devicetree_api, test_strings)
{
	enum tokens { token_no_1 = 3, TOKEN_NO_1 = 4, none = 5, _1st_word, _2nd_word = 8 };
	const int token = DT_STRING_TOKEN(DT_NODELABEL(plain), val);

	zassert_str_equal(DT_PROP(DT_NODELABEL(text), val), "XA, \"quoted\"\n");
	zassert_equal(token, token_no_1);
	zassert_equal(DT_STRING_UPPER_TOKEN(DT_NODELABEL(plain), val), TOKEN_NO_1);
	zassert_equal(DT_STRING_TOKEN_OR(DT_NODELABEL(plain), nothing, none), none);
	zassert_equal(DT_STRING_UPPER_TOKEN_OR(DT_NODELABEL(plain), nothing, none), none);
	zassert_equal(DT_STRING_UNQUOTED_OR(DT_NODELABEL(plain), nothing, none), none);
	zassert_str_equal(STRINGIFY(DT_STRING_UNQUOTED(DT_NODELABEL(plain), val)), "token_no-1");
	zassert_str_equal(STRINGIFY(DT_STRING_UNQUOTED_BY_IDX(DT_NODELABEL(words), val, 0)),
			  "1st word");
	zassert_str_equal(STRINGIFY(DT_STRING_TOKEN_BY_IDX(DT_NODELABEL(words), val, 1)),
			  "2nd_word");
	zassert_str_equal(STRINGIFY(DT_STRING_UPPER_TOKEN_BY_IDX(DT_NODELABEL(words), val, 0)),
			  "1ST_WORD");
	zassert_str_equal(DT_PROP_BY_IDX(DT_NODELABEL(plain), val, 0), "token_no-1");
}

ZTEST(devicetree_api, test_child_bindings)
{
	zassert_equal(DT_PROP(DT_NODELABEL(child_b), val), 1);
	zassert_equal(DT_PROP(DT_NODELABEL(grandchild), val), 7);
	zassert_equal(DT_PROP(DT_CHILD(DT_NODELABEL(parent_c), child_c), val), 2);
}

ZTEST(devicetree_api, test_reg)
{
#define B DT_NODELABEL(port_b)
	zassert_equal(DT_NUM_REGS(DT_NODELABEL(holder)), 0);
	zassert_true(DT_REG_HAS_IDX(B, 1));
	zassert_false(DT_REG_HAS_IDX(B, 2));
	zassert_equal(DT_REG_ADDR_BY_IDX(B, 1), 0x98765432);
	zassert_equal(DT_REG_SIZE_BY_IDX(B, 1), 0xff);
	zassert_equal(DT_REG_SIZE(B), 0x500);
	zassert_true(DT_REG_HAS_NAME(B, two_too));
	zassert_false(DT_REG_HAS_NAME(B, three));
	zassert_equal(DT_REG_ADDR_BY_NAME(B, two_too), 0x98765432);
	zassert_equal(DT_REG_ADDR_BY_NAME_OR(B, three, 3), 3);
	zassert_equal(DT_REG_ADDR_BY_NAME_OR(B, one, 3), 0xabcd1234);
	zassert_equal(DT_REG_SIZE_BY_NAME(B, one), 0x500);
	zassert_equal(DT_REG_SIZE_BY_NAME_OR(B, three, 4), 4);
	zassert_equal(DT_REG_ADDR_BY_NAME_U64(B, one), 0xabcd1234ULL);
	zassert_equal(DT_REG_ADDR_U64(DT_NODELABEL(far)), 0x200000000ULL);
	zassert_equal(DT_REG_SIZE(DT_NODELABEL(far)), 0x100000010);
	zassert_equal(DT_PROP_BY_IDX(B, reg, 2), 0x98765432);
}

#define RANGE_LENGTH(node_id, idx) +DT_RANGES_LENGTH_BY_IDX(node_id, idx)

ZTEST(devicetree_api, test_ranges)
{
#define BUS  DT_PATH(test, bus)
#define PCIE DT_NODELABEL(test_pcie)
	zassert_equal(DT_REG_ADDR(DT_NODELABEL(inside)), 0x10000010);
	zassert_equal(DT_NUM_RANGES(BUS), 2);
	zassert_true(DT_RANGES_HAS_IDX(BUS, 1));
	zassert_false(DT_RANGES_HAS_IDX(BUS, 2));
	zassert_false(DT_RANGES_HAS_CHILD_BUS_FLAGS_AT_IDX(BUS, 0));
	zassert_equal(DT_RANGES_CHILD_BUS_ADDRESS_BY_IDX(BUS, 1), 0x2000);
	zassert_equal(DT_RANGES_PARENT_BUS_ADDRESS_BY_IDX(BUS, 1), 0x20000000);
	zassert_equal(DT_RANGES_LENGTH_BY_IDX(BUS, 1), 0x100);
	zassert_equal(0 DT_FOREACH_RANGE(BUS, RANGE_LENGTH), 0x1100);
	zassert_equal(DT_NUM_RANGES(DT_NODELABEL(holder)), 0);

	zassert_true(DT_RANGES_HAS_CHILD_BUS_FLAGS_AT_IDX(PCIE, 1));
	zassert_equal(DT_RANGES_CHILD_BUS_FLAGS_BY_IDX(PCIE, 1), 0x3000000);
	zassert_equal(DT_RANGES_CHILD_BUS_ADDRESS_BY_IDX(PCIE, 1), 0x8000000000ULL);
	zassert_equal(DT_RANGES_PARENT_BUS_ADDRESS_BY_IDX(PCIE, 0), 0x4567);
	zassert_equal(DT_RANGES_LENGTH_BY_IDX(PCIE, 1), 0x100000000ULL);
}

ZTEST(devicetree_api, test_reserved_pins)
{
#define A DT_NODELABEL(port_a)
	zassert_equal(GPIO_DT_RESERVED_RANGES(A), 0xfffc0418);
	zassert_equal(GPIO_DT_RESERVED_RANGES_NGPIOS(A, 8), 0xffffff18 | BIT(10));
	zassert_equal(GPIO_DT_PORT_PIN_MASK_NGPIOS_EXC(A, 18), 0x0003fbe7);
	zassert_equal(GPIO_DT_RESERVED_RANGES(B), 0);
	zassert_equal(GPIO_DT_PORT_PIN_MASK_NGPIOS_EXC(B, 32), 0xffffffff);
}
