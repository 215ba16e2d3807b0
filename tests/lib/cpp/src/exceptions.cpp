/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Exceptions and run-time type information.
 */
#include <new>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#include "things.hpp"

ZTEST_SUITE(exceptions, NULL, NULL, NULL, NULL, NULL);

static int depth(int n)
{
	Counted local(n);

	if (n == 0) {
		throw std::runtime_error("bottom");
	}
	return depth(n - 1) + local.get();
}

ZTEST(exceptions, test_unwinding)
{
	int before = Counted::alive;
	std::string what;

	try {
		(void)depth(10);
	} catch (const std::exception &e) {
		what = e.what();
	}
	zassert_equal(what, "bottom");
	zassert_equal(Counted::alive, before, "all locals are destroyed");
}

ZTEST(exceptions, test_again)
{
	int caught = 0;

	try {
		try {
			throw 5;
		} catch (int &x) {
			caught = x;
			throw;
		}
	} catch (...) {
		caught += 10;
	}
	zassert_equal(caught, 15);
}

ZTEST(exceptions, test_of_the_library)
{
	std::vector<int> v(3);
	/* the address sanitizer ends the program instead */
	bool out_of_range = false, no_memory = IS_ENABLED(CONFIG_ASAN);

	try {
		v.at(3) = 1;
	} catch (const std::out_of_range &) {
		out_of_range = true;
	}
	try {
		volatile size_t bytes = IS_ENABLED(CONFIG_ASAN) ? 100 : SIZE_MAX - 100;
		void *volatile p = ::operator new(bytes);

		::operator delete(p);
	} catch (const std::bad_alloc &) {
		no_memory = true;
	}
	zassert_true(out_of_range);
	zassert_true(no_memory);
}

ZTEST(exceptions, test_types)
{
	Counted *one = new Counted(1), *two = new Doubled(1);

	zassert_is_null(dynamic_cast<Doubled *>(one));
	zassert_not_null(dynamic_cast<Doubled *>(two));
	zassert_true(typeid(*two) == typeid(Doubled));
	delete one;
	delete two;
}

/* Two threads at once, each with its own exceptions in flight. */
static K_THREAD_STACK_ARRAY_DEFINE(stacks, 2, 3072);
static struct k_thread threads[2];
static int results[2];

static void thrower(void *index, void *p2, void *p3)
{
	int me = POINTER_TO_INT(index);

	for (int i = 0; i < 50; i++) {
		try {
			throw me;
		} catch (int x) {
			k_yield();
			try {
				throw; /* what this thread has caught last */
			} catch (int again) {
				results[me] += x == me && again == me ? 1 : 1000;
			}
		}
	}
}

ZTEST(exceptions, test_threads)
{
	for (int i = 0; i < 2; i++) {
		k_thread_create(&threads[i], stacks[i], K_THREAD_STACK_SIZEOF(stacks[i]), thrower,
				INT_TO_POINTER(i), NULL, NULL, 5, 0, K_NO_WAIT);
	}
	for (int i = 0; i < 2; i++) {
		zassert_ok(k_thread_join(&threads[i], K_SECONDS(5)));
		zassert_equal(results[i], 50);
	}
}
