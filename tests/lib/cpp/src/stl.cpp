/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The library: containers, algorithms, strings, smart pointers.
 */
#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>

#include <zephyr/ztest.h>

#include "things.hpp"

static std::vector<std::string> global_words = {"pear", "apple", "fig"};

ZTEST_SUITE(stl, NULL, NULL, NULL, NULL, NULL);

ZTEST(stl, test_sequences)
{
	std::vector<int> v;
	std::deque<int> d;
	std::list<int> l;
	std::array<int, 3> a = {3, 1, 2};

	for (int i = 0; i < 50; i++) {
		v.push_back((i * 37) % 50);
		d.push_front(i);
		l.push_back(i);
	}
	std::sort(v.begin(), v.end());
	for (int i = 0; i < 50; i++) {
		zassert_equal(v[i], i);
		zassert_equal(d[i], 49 - i);
	}
	l.remove_if([](int x) { return x % 2 == 1; });
	zassert_equal(l.size(), 25);
	zassert_equal(std::accumulate(l.begin(), l.end(), 0), 600);
	std::sort(a.begin(), a.end(), std::greater<int>());
	zassert_equal(a[0], 3);
	zassert_true(std::binary_search(v.begin(), v.end(), 31));
}

ZTEST(stl, test_maps_and_sets)
{
	std::map<std::string, int> m;
	std::unordered_map<int, int> u;
	std::set<int> s = {5, 3, 5, 1};

	for (const auto &word : global_words) {
		m[word] = (int)word.size();
	}
	zassert_equal(m.begin()->first, "apple");
	zassert_equal(m["fig"], 3);
	zassert_equal(m.count("plum"), 0);
	for (int i = 0; i < 40; i++) {
		u[i * 1000] = i;
	}
	zassert_equal(u.at(39000), 39);
	zassert_equal(s.size(), 3);
	zassert_equal(*s.begin(), 1);
}

ZTEST(stl, test_strings)
{
	std::string s = "a string that is too long for its object itself";
	std::string_view view = s;

	s.replace(0, 1, "one");
	zassert_equal(s.find("long"), 23);
	zassert_equal(std::to_string(-42), "-42");
	zassert_equal(std::stoi("77"), 77);
	zassert_equal(std::string("x") + "y" + 'z', "xyz");
	zassert_equal(view.substr(2, 6).size(), 6);
}

ZTEST(stl, test_pointers)
{
	int before = Counted::alive;
	{
		auto unique = std::make_unique<Doubled>(3);
		std::shared_ptr<Counted> shared = std::make_shared<Counted>(1), again = shared;
		std::unique_ptr<Counted> moved = std::move(unique);
		std::weak_ptr<Counted> weak = shared;

		zassert_is_null(unique.get());
		zassert_equal(moved->get(), 6);
		zassert_equal(shared.use_count(), 2);
		shared.reset();
		zassert_false(weak.expired());
		again.reset();
		zassert_true(weak.expired());
		zassert_equal(Counted::alive, before + 1);
	}
	zassert_equal(Counted::alive, before);
}

ZTEST(stl, test_values)
{
	std::function<int(int)> twice = [](int x) { return 2 * x; };
	std::optional<int> none, some = 4;
	std::variant<int, std::string> v = std::string("text");
	std::priority_queue<int> q;
	auto [x, y] = std::make_tuple(1, 2.5);

	zassert_equal(twice(some.value_or(0)) + none.value_or(1), 9);
	zassert_equal(std::get<std::string>(v), "text");
	zassert_is_null(std::get_if<int>(&v));
	q.push(3);
	q.push(8);
	zassert_equal(q.top(), 8);
	zassert_equal(x + (int)(2 * y), 6);
}
