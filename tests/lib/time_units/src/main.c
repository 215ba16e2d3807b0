/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Every conversion against arithmetic done in another way, in three forms: of a constant, of a
 * 32-bit and of a 64-bit variable.
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/time_units.h>
#include <zephyr/ztest.h>

#include "prng.h"

ZTEST_SUITE(time_units, NULL, NULL, NULL, NULL, NULL);

/* In a constant expression. */
static const uint32_t constant = k_ms_to_ticks_ceil32(1500);
static const uint8_t array[k_sec_to_ticks_floor32(1) > 0 ? 2 : 1];

enum rounding { FLOOR, NEAR, CEIL };

/* t * to / from by long division in base 2, the remainder kept below 2^64. */
static uint64_t reference(uint64_t t, uint64_t from, uint64_t to, enum rounding r)
{
	uint64_t quotient = 0;
	uint64_t rest = 0;

	for (int bit = 63; bit >= 0; bit--) {
		quotient = 2 * quotient + 2 * rest / from;
		rest = 2 * rest % from;
		if ((t >> bit & 1) != 0) {
			quotient += (rest + to) / from;
			rest = (rest + to) % from;
		}
	}
	if (r == CEIL) {
		return quotient + (rest > 0 ? 1 : 0);
	}
	return quotient + (r == NEAR && rest >= from - from / 2 ? 1 : 0);
}

#define HZ_sec   1ULL
#define HZ_ms    1000ULL
#define HZ_us    1000000ULL
#define HZ_ns    1000000000ULL
#define HZ_cyc   ((uint64_t)sys_clock_hw_cycles_per_sec())
#define HZ_ticks ((uint64_t)CONFIG_SYS_CLOCK_TICKS_PER_SEC)

/* Whether the result fits: what a longer one does is not promised. */
static bool fits(uint64_t t, uint64_t from, uint64_t to)
{
	return (double)t * (double)to / (double)from < 9e18;
}

#define CHECK_ROUNDING(f, t, name, rounding, v)                                                    \
	do {                                                                                       \
		uint64_t want = reference(v, HZ_##f, HZ_##t, rounding);                            \
                                                                                                   \
		zassert_equal(k_##f##_to_##t##_##name##64(v), want, #f " to " #t " " #name);       \
		zassert_equal(k_##f##_to_##t##_##name##32(v), (uint32_t)want);                     \
		if (v <= UINT32_MAX) {                                                             \
			uint32_t v32 = (uint32_t)v;                                                \
                                                                                                   \
			zassert_equal(k_##f##_to_##t##_##name##64(v32), want);                     \
			zassert_equal(k_##f##_to_##t##_##name##32(v32), (uint32_t)want);           \
		}                                                                                  \
	} while (false)

#define CHECK(f, t, v)                                                                             \
	do {                                                                                       \
		if (fits(v, HZ_##f, HZ_##t)) {                                                     \
			CHECK_ROUNDING(f, t, floor, FLOOR, v);                                     \
			CHECK_ROUNDING(f, t, near, NEAR, v);                                       \
			CHECK_ROUNDING(f, t, ceil, CEIL, v);                                       \
		}                                                                                  \
	} while (false)

static void check_to_clocks(uint64_t v)
{
	CHECK(sec, cyc, v);
	CHECK(sec, ticks, v);
	CHECK(ms, cyc, v);
	CHECK(ms, ticks, v);
	CHECK(us, cyc, v);
	CHECK(us, ticks, v);
	CHECK(ns, cyc, v);
	CHECK(ns, ticks, v);
}

static void check_from_cycles(uint64_t v)
{
	CHECK(cyc, sec, v);
	CHECK(cyc, ms, v);
	CHECK(cyc, us, v);
	CHECK(cyc, ns, v);
	CHECK(cyc, ticks, v);
}

static void check_from_ticks(uint64_t v)
{
	CHECK(ticks, sec, v);
	CHECK(ticks, ms, v);
	CHECK(ticks, us, v);
	CHECK(ticks, ns, v);
	CHECK(ticks, cyc, v);
}

static void check_value(uint64_t v)
{
	check_to_clocks(v);
	check_from_cycles(v);
	check_from_ticks(v);
}

/* Verifies: TIME-15 */
ZTEST(time_units, test_corners)
{
	static const uint64_t values[] = {
		0, 1, 2, 9, 10, 99, 100, 999, 1000, 1001, 32767, 32768, 0x7fffffff, 0x80000000,
		0xffffffff, 0x100000000, 1000000000000, 0x7fffffffffffffff, UINT64_MAX,
	};

	ARRAY_FOR_EACH(values, i) {
		check_value(values[i]);
	}
}

/* Verifies: TIME-15 */
ZTEST(time_units, test_random)
{
	for (int i = 0; i < 100; i++) {
		uint64_t v = (uint64_t)prng(UINT32_MAX) << 32 | prng(UINT32_MAX);

		check_value(v >> prng(64));
	}
}

/* Verifies: TIME-15 */
ZTEST(time_units, test_constants)
{
	zassert_equal(sizeof(array), 2);
	zassert_equal(constant, reference(1500, HZ_ms, HZ_ticks, CEIL));
	zassert_equal(k_ns_to_ticks_near64(1000000000ULL * 86400 * 365 * 100),
		      86400ULL * 365 * 100 * HZ_ticks);
	zassert_equal(k_us_to_cyc_ceil32(1), reference(1, HZ_us, HZ_cyc, CEIL));
	zassert_equal(SYS_TIMEOUT_MS(SYS_FOREVER_MS).ticks, K_FOREVER.ticks);
	zassert_equal(SYS_TIMEOUT_MS(10).ticks, K_MSEC(10).ticks);
}

ZTEST(time_units, test_evaluated_once)
{
	uint32_t t = 5;
	uint32_t ticks = k_ms_to_ticks_ceil32(t++);

	zassert_equal(t, 6);
	zassert_equal(ticks, reference(5, HZ_ms, HZ_ticks, CEIL));
}
