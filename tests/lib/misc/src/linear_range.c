/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/sys/linear_range.h>
#include <zephyr/ztest.h>

/* -10 -9 ... -6 | 0 10 20 30 | 100 100 (a constant range) */
static const struct linear_range r[] = {
	LINEAR_RANGE_INIT(-10, 1U, 0U, 4U),
	LINEAR_RANGE_INIT(0, 10U, 5U, 8U),
	LINEAR_RANGE_INIT(100, 0U, 9U, 10U),
};

ZTEST_SUITE(linear_range, NULL, NULL, NULL, NULL, NULL);

ZTEST(linear_range, test_counts)
{
	zassert_equal(linear_range_values_count(&r[0]), 5);
	zassert_equal(linear_range_group_values_count(r, 3), 11);
	zassert_equal(linear_range_get_max_value(&r[0]), -6);
	zassert_equal(linear_range_get_max_value(&r[1]), 30);
	zassert_equal(linear_range_get_max_value(&r[2]), 100);
}

ZTEST(linear_range, test_values)
{
	static const int32_t values[] = {-10, -9, -8, -7, -6, 0, 10, 20, 30, 100, 100};
	int32_t val;

	ARRAY_FOR_EACH(values, i) {
		zassert_ok(linear_range_group_get_value(r, 3, (uint16_t)i, &val));
		zassert_equal(val, values[i]);
	}
	zassert_equal(linear_range_group_get_value(r, 3, 11, &val), -EINVAL);
	zassert_equal(linear_range_get_value(&r[1], 4, &val), -EINVAL);
	zassert_equal(linear_range_get_value(&r[1], 9, &val), -EINVAL);
}

ZTEST(linear_range, test_index)
{
	static const struct {
		int32_t val;
		int ret;
		uint16_t idx;
	} table[] = {
		{-11, -ERANGE, 0}, {-10, 0, 0}, {-6, 0, 4},    {-5, -ERANGE, 5}, {0, 0, 5},
		{1, 0, 6},         {10, 0, 6},  {11, 0, 7},    {30, 0, 8},       {31, -ERANGE, 9},
		{100, 0, 9},       {101, -ERANGE, 10},
	};
	uint16_t idx;

	ARRAY_FOR_EACH_PTR(table, t) {
		zassert_equal(linear_range_group_get_index(r, 3, t->val, &idx), t->ret, "%d",
			      t->val);
		zassert_equal(idx, t->idx, "%d", t->val);
	}
	zassert_equal(linear_range_group_get_index(r, 0, 0, &idx), -EINVAL);
	zassert_equal(linear_range_get_index(&r[1], 31, &idx), -ERANGE);
	zassert_equal(idx, 8);
}

ZTEST(linear_range, test_window)
{
	static const struct {
		int32_t min;
		int32_t max;
		int ret;
		uint16_t idx; /* if ret is not -EINVAL */
	} table[] = {
		{-20, -11, -EINVAL, 0}, {31, 40, -EINVAL, 0}, {1, 9, -EINVAL, 0},
		{-5, 3, -ERANGE, 5},    {25, 35, -ERANGE, 8}, {0, 0, 0, 5},
		{5, 25, 0, 6},          {10, 10, 0, 6},
	};
	uint16_t idx;

	ARRAY_FOR_EACH_PTR(table, t) {
		zassert_equal(linear_range_get_win_index(&r[1], t->min, t->max, &idx), t->ret,
			      "%d to %d", t->min, t->max);
		zassert_true(t->ret == -EINVAL || idx == t->idx);
	}
	zassert_ok(linear_range_group_get_win_index(r, 3, 100, 100, &idx));
	zassert_equal(idx, 9);
	zassert_equal(linear_range_group_get_win_index(r, 3, 40, 50, &idx), -EINVAL);
}
