/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The order in which the framework calls what a suite consists of. Each function notes a letter;
 * the test reads the notes of what came before it.
 */

#include <zephyr/ztest.h>

static char notes[64];
static size_t n_notes;

static void note(char c)
{
	if (n_notes < sizeof(notes) - 1) {
		notes[n_notes++] = c;
	}
}

struct order_fixture {
	int id;
};

static struct order_fixture fixture = { .id = 42 };

static void *order_setup(void)
{
	note('S');
	return &fixture;
}

static void order_before(void *f)
{
	zassert_equal_ptr(f, &fixture);
	note('b');
}

static void order_after(void *f)
{
	ARG_UNUSED(f);
	note('a');
}

static void order_teardown(void *f)
{
	ARG_UNUSED(f);
	note('T');
}

ZTEST_SUITE(order, NULL, order_setup, order_before, order_after, order_teardown);

static void rule_before(const struct ztest_unit_test *test, void *data)
{
	ARG_UNUSED(data);
	if (strcmp(test->test_suite_name, "order") == 0) {
		note('<');
	}
}

static void rule_after(const struct ztest_unit_test *test, void *data)
{
	ARG_UNUSED(data);
	if (strcmp(test->test_suite_name, "order") == 0) {
		note('>');
	}
}

ZTEST_RULE(notes, rule_before, rule_after);

/* Tests run in the order of their names. */
ZTEST(order, test_b)
{
	note('2');
	zassert_str_equal(notes, "S<b1a><b2");
}

ZTEST(order, test_a)
{
	note('1');
	zassert_str_equal(notes, "S<b1");
}

ZTEST_F(order, test_c_fixture)
{
	zassert_equal(fixture->id, 42);
	note('3');
	zassert_str_equal(notes, "S<b1a><b2a><b3");
}

ZTEST_USER_F(order, test_d_user_fixture)
{
	zassert_not_null(fixture);
}

/* A suite that its predicate keeps from running, and one that looks at the first one's end. */

static bool never(const void *state)
{
	ARG_UNUSED(state);
	return false;
}

ZTEST_SUITE(unwanted, never, NULL, NULL, NULL, NULL);

ZTEST(unwanted, test_not_run)
{
	zassert_unreachable("a suite ran against its predicate");
}

ZTEST_SUITE(torn_down, NULL, NULL, NULL, NULL, NULL);

ZTEST(torn_down, test_order_is_over)
{
	zassert_equal(notes[n_notes - 1], 'T', "notes: %s", notes);
}

void test_main(void)
{
	ztest_run_all(NULL, false, 1, 1);
	zassert_equal(ZTEST_SUITE_COUNT, 7);
}
