/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/fff.h>
#include <zephyr/ztest.h>

DEFINE_FFF_GLOBALS;

struct pair {
	int a;
	int b;
};

FAKE_VOID_FUNC(nothing);
FAKE_VOID_FUNC(three, int, const char *, struct pair);
FAKE_VALUE_FUNC(int, zero);
FAKE_VALUE_FUNC(long long, add, const int, long long);
FAKE_VALUE_FUNC(const char *, name_of, void *);
FAKE_VOID_FUNC_VARARG(log_text, int, const char *, ...);
FAKE_VALUE_FUNC_VARARG(int, sum, int, ...);

static void before(void *f)
{
	ARG_UNUSED(f);
	RESET_FAKE(nothing);
	RESET_FAKE(three);
	RESET_FAKE(zero);
	RESET_FAKE(add);
	RESET_FAKE(name_of);
	RESET_FAKE(log_text);
	RESET_FAKE(sum);
	FFF_RESET_HISTORY();
}

ZTEST_SUITE(fakes, NULL, NULL, before, NULL, NULL);

ZTEST(fakes, test_calls)
{
	struct pair p = { 3, 4 };

	nothing();
	nothing();
	three(1, "one", p);
	zassert_equal(nothing_fake.call_count, 2);
	zassert_equal(three_fake.call_count, 1);
	zassert_equal(three_fake.arg0_val, 1);
	zassert_str_equal(three_fake.arg1_val, "one");
	zassert_equal(three_fake.arg2_val.b, 4);
	zassert_equal(fff.call_history_idx, 3);
	zassert_equal_ptr(fff.call_history[1], nothing);
	zassert_equal_ptr(fff.call_history[2], three);
	RESET_FAKE(three);
	zassert_equal(three_fake.call_count, 0);
	zassert_equal(three_fake.arg0_val, 0);
}

ZTEST(fakes, test_results)
{
	long long seq[] = { 10, 20 };

	zassert_equal(zero(), 0);
	zero_fake.return_val = -5;
	zassert_equal(zero(), -5);
	zassert_equal(zero_fake.return_val_history[1], -5);
	zassert_is_null(name_of(NULL));
	name_of_fake.return_val = "x";
	zassert_str_equal(name_of(NULL), "x");
	SET_RETURN_SEQ(add, seq, 2);
	zassert_equal(add(1, 2), 10);
	zassert_equal(add(3, 4), 20);
	zassert_equal(add(5, 6), 20);
	zassert_equal(add_fake.arg0_history[1], 3);
	zassert_equal(add_fake.arg1_history[2], 6);
	zassert_equal(add_fake.arg1_val, 6);
}

static long long real_add(const int a, long long b)
{
	return a + b;
}

static long long real_sub(const int a, long long b)
{
	return a - b;
}

ZTEST(fakes, test_custom)
{
	long long (*fakes[])(const int, long long) = { real_add, real_sub };

	add_fake.return_val = 99;
	add_fake.custom_fake = real_add;
	zassert_equal(add(1, 2), 3);
	zassert_equal(add_fake.return_val_history[0], 3);
	add_fake.custom_fake = NULL;
	zassert_equal(add(1, 2), 99);
	SET_CUSTOM_FAKE_SEQ(add, fakes, 2);
	zassert_equal(add(5, 2), 7);
	zassert_equal(add(5, 2), 3);
	zassert_equal(add(6, 2), 4);
}

static int real_sum(int n, va_list ap)
{
	int s = 0;

	while (n-- > 0) {
		s += va_arg(ap, int);
	}
	return s;
}

static int seen;

static void real_log(int level, const char *fmt, va_list ap)
{
	ARG_UNUSED(fmt);
	seen = level * va_arg(ap, int);
}

ZTEST(fakes, test_variable_arguments)
{
	zassert_equal(sum(2, 3, 4), 0);
	zassert_equal(sum_fake.arg0_val, 2);
	sum_fake.custom_fake = real_sum;
	zassert_equal(sum(3, 3, 4, 5), 12);
	log_text(2, "%d", 21);
	zassert_str_equal(log_text_fake.arg1_val, "%d");
	log_text_fake.custom_fake = real_log;
	log_text(2, "%d", 21);
	zassert_equal(seen, 42);
}

ZTEST(fakes, test_history_is_limited)
{
	for (unsigned int i = 0; i < FFF_ARG_HISTORY_LEN + 3; i++) {
		add((int)i, 0);
	}
	zassert_equal(add_fake.call_count, FFF_ARG_HISTORY_LEN + 3);
	zassert_equal(add_fake.arg_histories_dropped, 3);
	zassert_equal(add_fake.arg_history_len, FFF_ARG_HISTORY_LEN);
	zassert_equal(add_fake.arg0_history[FFF_ARG_HISTORY_LEN - 1], FFF_ARG_HISTORY_LEN - 1);
	zassert_equal(add_fake.arg0_val, FFF_ARG_HISTORY_LEN + 2);
	zassert_equal(fff.call_history_idx, FFF_CALL_HISTORY_LEN);
}
