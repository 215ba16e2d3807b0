/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The language: constructors of global objects, dynamic objects, virtual functions, templates, and
 * the kernel's objects from C++.
 */
#if __cplusplus >= 201103L
#include <initializer_list>
#endif
#include <new>
#include <stddef.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/util.h>
#include <zephyr/ztest.h>

#include "things.hpp"

static Counted first(1);
static Doubled second(20);
static Counted early __attribute__((init_priority(200)))(3);
static int at_boot = Counted::made;

K_SEM_DEFINE(sem, 0, 2);
K_MUTEX_DEFINE(mutex);
K_MSGQ_DEFINE(msgq, sizeof(int), 2, sizeof(int));

ZTEST_SUITE(cpp, NULL, NULL, NULL, NULL, NULL);

ZTEST(cpp, test_global_constructors_ran)
{
	zassert_equal(first.get(), 1);
	zassert_equal(second.get(), 40);
	zassert_equal(other_global.get(), 7);
	zassert_true(Counted::alive >= 4);
	zassert_true(early.number < first.number, "it has a priority");
	zassert_true(first.number < second.number, "in the order of the file");
	zassert_true(at_boot > second.number);
}

ZTEST(cpp, test_new_and_delete)
{
	int before = Counted::alive;
	Counted *one = new Counted(5);
	Counted *two = new Doubled(5);
	Counted *copy = new Counted(*one);
	char *bytes = new char[100];

	zassert_not_null(one);
	zassert_equal(Counted::alive, before + 3);
	zassert_equal(one->get() + two->get() + copy->get(), 20);
	bytes[99] = 1;
	delete one;
	delete two;
	delete copy;
	delete[] bytes;
	zassert_equal(Counted::alive, before);

	Counted *none = new (std::nothrow) Counted(9);

	zassert_not_null(none);
	delete none;
	zassert_equal(Counted::alive, before);
}

ZTEST(cpp, test_memory_comes_back)
{
	for (int i = 0; i < 200; i++) {
		char *bytes = new (std::nothrow) char[3000];

		zassert_not_null(bytes);
		bytes[i] = 0;
		delete[] bytes;
	}
}

ZTEST(cpp, test_placement)
{
	int before = Counted::alive;
	union {
		double align;
		char bytes[sizeof(Doubled)];
	} place;
	Counted *thing = new (place.bytes) Doubled(4);

	zassert_equal_ptr((char *)thing, place.bytes);
	zassert_equal(thing->get(), 8);
	thing->~Counted();
	zassert_equal(Counted::alive, before);
}

#if __cplusplus >= 201703L
struct alignas(64) Wide {
	int x;
};

ZTEST(cpp, test_aligned_new)
{
	Wide *wide = new Wide;

	zassert_not_null(wide);
	zassert_true(IS_ALIGNED(wide, 64));
	delete wide;
}
#endif

static Counted &lazy()
{
	static Counted object(11);

	return object;
}

ZTEST(cpp, test_static_of_a_function)
{
	int before = Counted::made;

	zassert_equal(lazy().get(), 11);
	zassert_equal_ptr(&lazy(), &lazy());
	zassert_equal(Counted::made, before + 1);
}

template <typename T, int N> class Stack
{
public:
	Stack() : count(0)
	{
	}
	bool push(const T &value)
	{
		if (count == N) {
			return false;
		}
		values[count++] = value;
		return true;
	}
	T pop()
	{
		return values[--count];
	}

private:
	T values[N];
	int count;
};

ZTEST(cpp, test_templates)
{
	Stack<long, 2> stack;

	zassert_true(stack.push(1));
	zassert_true(stack.push(2));
	zassert_false(stack.push(3));
	zassert_equal(stack.pop(), 2);
}

class Guard
{
public:
	explicit Guard(struct k_mutex *m) : lock(m)
	{
		k_mutex_lock(lock, K_FOREVER);
	}
	~Guard()
	{
		k_mutex_unlock(lock);
	}

private:
	struct k_mutex *lock;
};

ZTEST(cpp, test_kernel_objects)
{
	int x = 5, y = 0;

	k_sem_give(&sem);
	zassert_ok(k_sem_take(&sem, K_MSEC(1)));
	{
		Guard guard(&mutex);

		zassert_equal(mutex.lock_count, 1);
	}
	zassert_equal(mutex.lock_count, 0);
	zassert_ok(k_msgq_put(&msgq, &x, K_NO_WAIT));
	zassert_ok(k_msgq_get(&msgq, &y, K_NO_WAIT));
	zassert_equal(y, 5);
}

#if __cplusplus >= 201103L
static constexpr int square(int x)
{
	return x * x;
}

ZTEST(cpp, test_of_2011)
{
	static_assert(square(7) == 49, "constexpr");
	int sum = 0;
	auto add = [&sum](int x) { sum += x; };

	for (int x : {1, 2, 3}) {
		add(square(x));
	}
	zassert_equal(sum, 14);
}
#endif

#if __cplusplus >= 202002L
template <typename T>
concept Small = sizeof(T) <= 2;

template <typename T> static int width(T)
{
	return 0;
}

template <Small T> static int width(T)
{
	return 1;
}

ZTEST(cpp, test_of_2020)
{
	zassert_equal(width((short)1) * 10 + width(1), 10);
}
#endif

ZTEST(cpp, test_standard)
{
#if defined(CONFIG_STD_CPP98)
	zassert_equal(__cplusplus, 199711L);
#elif defined(CONFIG_STD_CPP11)
	zassert_equal(__cplusplus, 201103L);
#elif defined(CONFIG_STD_CPP14)
	zassert_equal(__cplusplus, 201402L);
#elif defined(CONFIG_STD_CPP17)
	zassert_equal(__cplusplus, 201703L);
#elif defined(CONFIG_STD_CPP20)
	zassert_true(__cplusplus >= 202002L);
#else
	zassert_true(__cplusplus > 202002L);
#endif
}
