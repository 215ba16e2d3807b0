/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* What a program can find out about itself: counters, times, use of stacks. */
#include <string.h>
#include <zephyr/cache.h>
#include <zephyr/debug/stack.h>
#include <zephyr/debug/thread_analyzer.h>
#include <zephyr/irq_multilevel.h>
#include <zephyr/kernel.h>
#include <zephyr/stats/stats.h>
#include <zephyr/timing/timing.h>
#include <zephyr/ztest.h>

STATS_SECT_START(link)
STATS_SECT_ENTRY(sent)
STATS_SECT_ENTRY(lost)
STATS_SECT_END;

STATS_NAME_START(link)
STATS_NAME(link, sent)
STATS_NAME(link, lost)
STATS_NAME_END(link);

static STATS_SECT_DECL(link) first_link, second_link;

static int add_up(struct stats_hdr *hdr, void *arg, const char *name, uint16_t off)
{
	const char *const *names = arg;
	uint32_t value;

	memcpy(&value, (uint8_t *)hdr + off, sizeof(value));
	zassert_str_equal(name, names[value - 1]);
	return (value == 3) ? -EIO : 0;
}

static int count_groups(struct stats_hdr *hdr, void *arg)
{
	ARG_UNUSED(hdr);
	++*(int *)arg;
	return 0;
}

ZTEST(observe, test_stats)
{
	static const char *const with_names[] = {"sent", "lost", "lost"};
	static const char *const without[] = {"s0", "s1", "s1"};
	void *names = (void *)(IS_ENABLED(CONFIG_STATS_NAMES) ? with_names : without);
	int groups = 0;

	first_link.lost = 77;
	zassert_ok(stats_init_and_reg(&first_link.s_hdr, STATS_SIZE_INIT_PARMS(first_link,
				      STATS_SIZE_32), STATS_NAME_INIT_PARMS(link), "first"));
	zassert_equal(first_link.lost, 0, "not cleared");
	stats_init(&second_link.s_hdr, STATS_SIZE_INIT_PARMS(second_link, STATS_SIZE_32),
		   STATS_NAME_INIT_PARMS(link));
	zassert_equal(stats_register("first", &second_link.s_hdr), -EALREADY);
	zassert_ok(stats_register("second", &second_link.s_hdr));

	STATS_INC(first_link, sent);
	STATS_INCN(first_link, lost, 2);
	zassert_ok(stats_walk(stats_group_find("first"), add_up, names));
	STATS_INC(first_link, lost);
	zassert_equal(stats_walk(stats_group_find("first"), add_up, names), -EIO);
	STATS_SET(first_link, sent, 9);
	zassert_equal(first_link.sent, 9);
	STATS_RESET(first_link);
	zassert_equal(first_link.sent + first_link.lost, 0);

	zassert_is_null(stats_group_find("third"));
	zassert_ok(stats_group_walk(count_groups, &groups));
	zassert_equal(groups, 2);
	zassert_equal(stats_group_get_next(NULL), &first_link.s_hdr);
	zassert_equal(stats_group_get_next(&first_link.s_hdr), &second_link.s_hdr);
	zassert_is_null(stats_group_get_next(&second_link.s_hdr));
}

ZTEST(observe, test_timing)
{
	timing_t start;
	timing_t end;
	uint64_t ns;

	timing_init();
	timing_start();
	start = timing_counter_get();
	k_busy_wait(1000);
	end = timing_counter_get();
	timing_stop();
	ns = timing_cycles_to_ns(timing_cycles_get(&start, &end));
	zassert_between_inclusive(ns, 990000, 1500000);
	zassert_equal(timing_freq_get(), sys_clock_hw_cycles_per_sec());
	zassert_equal(timing_freq_get_mhz(), sys_clock_hw_cycles_per_sec() / 1000000);
	zassert_equal(timing_cycles_to_ns_avg(timing_freq_get(), 4), NSEC_PER_SEC / 4);
	start = UINT32_MAX;
	end = 1;
	zassert_true(IS_ENABLED(CONFIG_TIMER_HAS_64BIT_CYCLE_COUNTER) ||
		     timing_cycles_get(&start, &end) == 2, "a turn of the counter");
}

static bool found;

static void look_for_me(struct thread_analyzer_info *info)
{
	zassert_true(info->stack_used <= info->stack_size && info->stack_size > 0);
	if (strcmp(info->name, "observer") == 0) {
		found = true;
		zassert_true(IS_ENABLED(CONFIG_NATIVE_BUILD) || info->stack_used > 50);
	}
}

ZTEST(observe, test_thread_analyzer)
{
	zassert_ok(k_thread_name_set(k_current_get(), "observer"));
	thread_analyzer_run(look_for_me);
	zassert_true(found);
	thread_analyzer_print();
	log_stack_usage(k_current_get());
}

ZTEST(observe, test_levels_of_interrupts)
{
	unsigned int second = IRQ_TO_L2(5) | 3;
	unsigned int third = IRQ_TO_L3(7) | second;

	zassert_equal(irq_get_level(3), 1);
	zassert_equal(irq_get_level(second), 2);
	zassert_equal(irq_get_level(third), 3);
	zassert_equal(irq_from_level(second, 2), 5);
	zassert_equal(irq_from_level(third, 2), 5);
	zassert_equal(irq_from_level(third, 3), 7);
	zassert_equal(irq_to_level(5, 2) | 3, second);
	zassert_equal(irq_to_level(7, 3) | second, third);
	zassert_equal(irq_parent_level(second, 2), 3);
	zassert_equal(irq_parent_level(third, 3), 5);
	zassert_equal(irq_get_intc_irq(second), 3);
	zassert_equal(irq_get_intc_irq(third), second);
}

ZTEST(observe, test_no_cache)
{
	char here;

	Z_TEST_SKIP_IFDEF(CONFIG_CACHE_MANAGEMENT);
	sys_cache_data_enable();
	sys_cache_instr_disable();
	zassert_equal(sys_cache_data_flush_range(&here, 1), -ENOTSUP);
	zassert_equal(sys_cache_instr_invd_all(), -ENOTSUP);
	zassert_equal(sys_cache_data_line_size_get(), 0);
	zassert_false(sys_cache_is_ptr_cached(&here));
}

ZTEST_SUITE(observe, NULL, NULL, NULL, NULL, NULL);
