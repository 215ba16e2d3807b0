/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The counter of native_sim, 10 counts a millisecond.
 */
#include <zephyr/drivers/counter.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

static const struct device *const counter = DEVICE_DT_GET(DT_NODELABEL(counter0));

#define COUNTS_PER_MS 10

static int alarms[4];
static uint32_t alarm_value[4];
static int tops;

static void alarm(const struct device *dev, uint8_t channel, uint32_t ticks, void *user_data)
{
	zassert_equal_ptr(dev, counter);
	zassert_equal_ptr(user_data, alarms);
	zassert_true(k_is_in_isr());
	alarms[channel]++;
	alarm_value[channel] = ticks;
}

static void topped(const struct device *dev, void *user_data)
{
	tops++;
}

static struct counter_alarm_cfg after_ticks(uint32_t ticks)
{
	return (struct counter_alarm_cfg){.callback = alarm, .ticks = ticks, .user_data = alarms};
}

static int set_top(uint32_t ticks, counter_top_callback_t callback, uint32_t flags)
{
	struct counter_top_cfg cfg = {.ticks = ticks, .callback = callback, .flags = flags};

	return counter_set_top_value(counter, &cfg);
}

static uint32_t value(void)
{
	uint32_t ticks;

	zassert_ok(counter_get_value(counter, &ticks));
	return ticks;
}

static void before(void *fixture)
{
	for (uint8_t i = 0; i < counter_get_num_of_channels(counter); i++) {
		zassert_ok(counter_cancel_channel_alarm(counter, i));
		alarms[i] = 0;
	}
	tops = 0;
	zassert_ok(set_top(counter_get_max_top_value(counter), NULL, 0));
	zassert_ok(counter_start(counter));
}

ZTEST(counter_native, test_facts)
{
	zassert_true(counter_is_counting_up(counter));
	zassert_equal(counter_get_frequency(counter), 10000);
	zassert_equal(counter_get_num_of_channels(counter), 4);
	zassert_equal(counter_get_max_top_value(counter), UINT32_MAX);
	zassert_equal(counter_us_to_ticks(counter, 2500), 25);
	zassert_equal(counter_ticks_to_us(counter, 25), 2500);
}

ZTEST(counter_native, test_counts)
{
	uint32_t start = value();

	k_busy_wait(5000);
	zassert_within(value() - start, 5 * COUNTS_PER_MS, 1);
}

ZTEST(counter_native, test_stop)
{
	uint32_t held;

	zassert_ok(counter_stop(counter));
	held = value();
	k_busy_wait(5000);
	zassert_equal(value(), held);
	zassert_ok(counter_start(counter));
	k_busy_wait(5000);
	zassert_within(value() - held, 5 * COUNTS_PER_MS, 1);
}

ZTEST(counter_native, test_alarms)
{
	struct counter_alarm_cfg cfg = after_ticks(30);
	struct counter_alarm_cfg later = after_ticks(50);

	zassert_ok(counter_set_channel_alarm(counter, 0, &cfg));
	zassert_ok(counter_set_channel_alarm(counter, 3, &later));
	zassert_equal(counter_set_channel_alarm(counter, 0, &cfg), -EBUSY);
	zassert_equal(counter_set_channel_alarm(counter, 4, &cfg), -ENOTSUP);
	k_busy_wait(2900);
	zassert_equal(alarms[0], 0);
	k_busy_wait(200);
	zassert_equal(alarms[0], 1);
	zassert_equal(alarms[3], 0);
	k_busy_wait(5000);
	zassert_equal(alarms[0], 1, "an alarm comes once");
	zassert_equal(alarms[3], 1);
	zassert_equal(alarm_value[3] - alarm_value[0], 20);
}

ZTEST(counter_native, test_absolute_alarm)
{
	struct counter_alarm_cfg cfg = after_ticks(value() + 20);

	cfg.flags = COUNTER_ALARM_CFG_ABSOLUTE;
	zassert_ok(counter_set_channel_alarm(counter, 1, &cfg));
	k_busy_wait(3000);
	zassert_equal(alarms[1], 1);
	zassert_equal(alarm_value[1], cfg.ticks);
}

ZTEST(counter_native, test_cancelled_alarm)
{
	struct counter_alarm_cfg cfg = after_ticks(10);

	zassert_ok(counter_set_channel_alarm(counter, 2, &cfg));
	zassert_ok(counter_cancel_channel_alarm(counter, 2));
	k_busy_wait(3000);
	zassert_equal(alarms[2], 0);
}

ZTEST(counter_native, test_top)
{
	struct counter_alarm_cfg cfg = after_ticks(101);

	zassert_ok(set_top(99, topped, 0));
	zassert_equal(counter_get_top_value(counter), 99);
	zassert_equal(counter_set_channel_alarm(counter, 0, &cfg), -EINVAL);
	for (int i = 0; i < 55; i++) {
		k_busy_wait(1000);
		zassert_true(value() <= 99);
	}
	zassert_equal(tops, 5);
	zassert_within(value(), 50, 1);
}

ZTEST(counter_native, test_top_changes)
{
	struct counter_alarm_cfg cfg = after_ticks(50);

	zassert_ok(set_top(1000, NULL, 0));
	k_busy_wait(20 * USEC_PER_MSEC);
	zassert_ok(set_top(500, NULL, COUNTER_TOP_CFG_DONT_RESET));
	zassert_within(value(), 200, 1);
	zassert_equal(set_top(100, NULL,
			      COUNTER_TOP_CFG_DONT_RESET | COUNTER_TOP_CFG_RESET_WHEN_LATE),
		      -ETIME);
	zassert_true(value() <= 1);
	zassert_ok(counter_set_channel_alarm(counter, 0, &cfg));
	zassert_equal(set_top(300, NULL, 0), -EBUSY);
}

ZTEST_SUITE(counter_native, NULL, NULL, before, NULL, NULL);
