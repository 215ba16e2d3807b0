/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* What is logged comes out as text, in order, with its strings as they were. */
#include <string.h>
#include <zephyr/irq_offload.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>
#include <zephyr/ztest.h>
#include "backend.h"

LOG_MODULE_REGISTER(test);

struct part {
	int number;
	LOG_INSTANCE_PTR_DECLARE(log);
};

LOG_INSTANCE_REGISTER(test, one, LOG_LEVEL_WRN);

static struct part part = {.number = 7, LOG_INSTANCE_PTR_INIT(log, test, one)};

static void flush(void)
{
	if (IS_ENABLED(CONFIG_LOG_PROCESS_THREAD)) {
		log_thread_trigger();
		k_msleep(10);
		return;
	}
	while (log_process()) {
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	log_init();
	flush();
	capture_clear();
	log_backend_enable(capture_backend(), NULL, LOG_LEVEL_DBG);
}

static void after(void *fixture)
{
	ARG_UNUSED(fixture);
	log_backend_disable(capture_backend());
}

#define EXPECT(text) \
	do { \
		flush(); \
		zassert_str_equal(captured, text); \
	} while (false)

static void levels_and_arguments(void)
{
	LOG_ERR("error %d", -1);
	LOG_WRN("warning %s %c", "text", 'x');
	LOG_INF("wide %lld", 0x123456789abLL);
	LOG_DBG("details");
	EXPECT("<err> test: error -1\n"
	       "<wrn> test: warning text x\n"
	       "<inf> test: wide 1250999896491\n"
	       "<dbg> test.levels_and_arguments: details\n");
}

ZTEST(log, test_levels_and_arguments)
{
	levels_and_arguments();
}

ZTEST(log, test_string_is_copied)
{
	char text[] = "before";

	LOG_INF("%s, %s", text, "constant");
	strcpy(text, "after!");
	EXPECT("<inf> test: before, constant\n");
}

ZTEST(log, test_raw)
{
	LOG_PRINTK("a %d\n", 1);
	LOG_RAW("b\n");
	EXPECT("a 1\r\nb\n");
}

ZTEST(log, test_statement)
{
	if (k_is_in_isr())
		LOG_ERR("no");
	else
		LOG_INF("yes");
	for (int i = 0; i < 3; i++) {
		LOG_WRN_ONCE("once %d", i);
	}
	EXPECT("<inf> test: yes\n<wrn> test: once 0\n");
}

ZTEST(log, test_hexdump)
{
	static const uint8_t bytes[] = {0, 1, 0x41, 0x7f, 0x80, 0xff, 6, 7, 8, 9,
					10, 11, 12, 13, 14, 15, 16};

	LOG_HEXDUMP_INF(bytes, sizeof(bytes), "bytes");
	LOG_HEXDUMP_WRN(bytes, 1, "one of %d");
	EXPECT("<inf> test: bytes\n"
	       "            00 01 41 7f 80 ff 06 07  08 09 0a 0b 0c 0d 0e 0f |..A..... ........\n"
	       "            10                                               |.                \n"
	       "<wrn> test: one of %d\n"
	       "            00                                               |.                \n");
}

ZTEST(log, test_other_files)
{
	other_file_logs();
	EXPECT("<inf> other: own\n"
	       "<err> other: loud\n"
	       "<wrn> test: from outside\n");
}

ZTEST(log, test_instances)
{
	LOG_INST_ERR(part.log, "part %d", part.number);
	LOG_INST_INF(part.log, "above its level");
	LOG_INST_HEXDUMP_WRN(part.log, &part, 0, "nothing");
	EXPECT("<err> test.one: part 7\n<wrn> test.one: nothing\n");
}

static void log_in_isr(const void *arg)
{
	LOG_INF("interrupt %d", *(const int *)arg);
}

ZTEST(log, test_interrupt)
{
	int number = 5;

	irq_offload(log_in_isr, &number);
	EXPECT("<inf> test: interrupt 5\n");
}

static log_timestamp_t now;

static log_timestamp_t fixed_clock(void)
{
	return now;
}

ZTEST(log, test_time_and_colours)
{
	zassert_equal(log_set_timestamp_func(NULL, 1), -EINVAL);
	zassert_ok(log_set_timestamp_func(fixed_clock, 1000));
	now = (2 * 3600 + 3 * 60 + 4) * 1000 + 5;
	capture_flags = LOG_OUTPUT_FLAG_LEVEL | LOG_OUTPUT_FLAG_TIMESTAMP |
			LOG_OUTPUT_FLAG_FORMAT_TIMESTAMP | LOG_OUTPUT_FLAG_COLORS;
	LOG_ERR("e");
	LOG_INF("i");
	EXPECT("[02:03:04.005,000] \x1B[1;31m<err> test: e\x1B[0m\r\n"
	       "[02:03:04.005,000] \x1B[0m<inf> test: i\x1B[0m\r\n");
	zassert_equal(log_output_timestamp_to_us(3), 3000);

	capture_clear();
	now = 77;
	capture_flags = LOG_OUTPUT_FLAG_TIMESTAMP | LOG_OUTPUT_FLAG_SKIP_SOURCE |
			LOG_OUTPUT_FLAG_CRLF_NONE;
	LOG_INF("ticks");
	EXPECT(IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT) ? "[0000000000000077] ticks"
						      : "[00000077] ticks");
}

ZTEST(log, test_sources)
{
	int id = log_source_id_get("test");

	zassert_true(id >= 0 && id < (int)log_src_cnt_get(0));
	zassert_str_equal(log_source_name_get(0, (uint32_t)id), "test");
	zassert_equal(log_source_id_get("unheard of"), -1);
	zassert_is_null(log_source_name_get(0, log_src_cnt_get(0)));
	zassert_equal(log_filter_get(NULL, 0, (int16_t)log_source_id_get("test.one"), false),
		      LOG_LEVEL_WRN);
	zassert_equal(log_backend_get_by_name("capture"), capture_backend());
	zassert_is_null(log_backend_get_by_name("unheard of"));
	zassert_not_null(log_format_func_t_get(LOG_OUTPUT_TEXT));
}

ZTEST(log, test_filter)
{
	int16_t id = (int16_t)log_source_id_get("test");
	int16_t one = (int16_t)log_source_id_get("test.one");

	Z_TEST_SKIP_IFNDEF(CONFIG_LOG_RUNTIME_FILTERING);
	zassert_equal(log_filter_set(capture_backend(), 0, id, LOG_LEVEL_ERR), LOG_LEVEL_ERR);
	zassert_equal(log_filter_set(capture_backend(), 0, one, LOG_LEVEL_DBG), LOG_LEVEL_WRN);
	LOG_WRN("filtered");
	LOG_ERR("passes");
	LOG_INST_WRN(part.log, "passes too");
	EXPECT("<err> test: passes\n<wrn> test.one: passes too\n");
	zassert_equal(log_filter_get(capture_backend(), 0, id, true), LOG_LEVEL_ERR);
	zassert_equal(log_filter_get(capture_backend(), 0, id, false), LOG_LEVEL_DBG);
}

ZTEST(log, test_level_of_backend)
{
	log_backend_enable(capture_backend(), NULL, LOG_LEVEL_WRN);
	LOG_INF("no");
	LOG_WRN("yes");
	EXPECT("<wrn> test: yes\n");
	log_backend_disable(capture_backend());
	capture_clear();
	LOG_ERR("nobody listens here");
	EXPECT("");
}

ZTEST(log, test_no_buffer)
{
	uint32_t size;
	uint32_t use;

	if (IS_ENABLED(CONFIG_LOG_MODE_DEFERRED)) {
		ztest_test_skip();
	}
	zassert_equal(log_mem_get_usage(&size, &use), -EINVAL);
	zassert_equal(log_mem_get_max_usage(&use), -EINVAL);
	zassert_false(log_data_pending());
}

/* The last: there is no way back. */
ZTEST(log_zpanic, test_panic)
{
	LOG_INF("waits");
	LOG_PANIC();
	zassert_equal(panics, 1);
	LOG_INF("does not");
	zassert_str_equal(captured, "<inf> test: waits\n<inf> test: does not\n");
}

ZTEST_SUITE(log, NULL, NULL, before, after, NULL);
ZTEST_SUITE(log_zpanic, NULL, NULL, before, after, NULL);
