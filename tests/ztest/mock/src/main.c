/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <string.h>
#include <zephyr/ztest.h>

ZTEST_SUITE(mocks, NULL, NULL, NULL, NULL, NULL);

static int read_reg(int reg, const char *name)
{
	ztest_check_expected_value(reg);
	ztest_check_expected_data(name, 3);
	return (int)ztest_get_return_value();
}

static void fill(char *buf, size_t len)
{
	ztest_check_expected_value(len);
	ztest_copy_return_data(buf, len);
}

static void *allocate(void)
{
	return ztest_get_return_value_ptr();
}

ZTEST(mocks, test_values_and_data)
{
	ztest_expect_value(read_reg, reg, 7);
	ztest_expect_data(read_reg, name, "abc");
	ztest_returns_value(read_reg, -3);
	zassert_equal(read_reg(7, "abcd"), -3);

	ztest_expect_value(read_reg, reg, 8);
	ztest_expect_data(read_reg, name, NULL);
	ztest_returns_value(read_reg, 0);
	zassert_equal(read_reg(8, NULL), 0);
}

ZTEST(mocks, test_order)
{
	ztest_returns_value(allocate, 1);
	ztest_returns_value(allocate, 2);
	zassert_equal_ptr(allocate(), (void *)1);
	ztest_returns_value(allocate, 3);
	zassert_equal_ptr(allocate(), (void *)2);
	zassert_equal_ptr(allocate(), (void *)3);
}

ZTEST(mocks, test_return_data)
{
	char buf[4] = "";

	ztest_expect_value(fill, len, 3);
	ztest_return_data(fill, buf, "xyz");
	fill(buf, 3);
	zassert_str_equal(buf, "xyz");
}

#define FAILS(name, body)                                                                          \
	ZTEST_EXPECT_FAIL(mocks, test_fails_##name);                                               \
	ZTEST(mocks, test_fails_##name)                                                            \
	{                                                                                          \
		body;                                                                              \
	}

FAILS(wrong_value, ztest_expect_value(read_reg, reg, 7); read_reg(8, ""))
FAILS(no_value, read_reg(8, ""))
FAILS(wrong_data, ztest_expect_value(read_reg, reg, 7); ztest_expect_data(read_reg, name, "abc");
      read_reg(7, "abd"))
FAILS(data_is_null, ztest_expect_value(read_reg, reg, 7); ztest_expect_data(read_reg, name, "abc");
      read_reg(7, NULL))
FAILS(data_is_not_null, ztest_expect_value(read_reg, reg, 7);
      ztest_expect_data(read_reg, name, NULL); read_reg(7, "abc"))
FAILS(no_result, allocate())
FAILS(left_over, ztest_returns_value(allocate, 1))
FAILS(too_many, for (int i = 0; i < 5; i++) ztest_returns_value(allocate, i))

/* What a failed test leaves behind must not reach the next one. */
FAILS(z_clean, allocate())
