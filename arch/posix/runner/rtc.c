/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The real-time clock (native_rtc.h). RTC_CLOCK_REALTIME is virtual time plus an offset.
 */
#include <stddef.h>
#include "native_rtc.h"
#include "nsi_cmdline.h"
#include "nsi_hw_scheduler.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"
#include "timer_model.h"

static int64_t offset_us;
static bool reset;
static double boot_offset;

void hwtimer_set_real_time_mode(bool new_rt)
{
	nsi_hws_set_real_time(new_rt);
}

void hwtimer_set_rt_ratio(double ratio)
{
	nsi_hws_set_rt_ratio(ratio);
}

void hwtimer_adjust_rt_ratio(double ratio_correction)
{
	nsi_hws_set_rt_ratio(nsi_hws_get_rt_ratio() * ratio_correction);
}

uint64_t get_host_us_time(void)
{
	return nsi_host_monotonic_us();
}

void hwtimer_reset_rtc(void)
{
	offset_us = -(int64_t)nsi_hws_get_time();
}

void hwtimer_set_rtc_offset(int64_t offset)
{
	offset_us = offset;
}

void hwtimer_adjust_rtc_offset(int64_t offset_delta)
{
	offset_us += offset_delta;
}

int64_t hwtimer_get_simu_rtc_time_us(void)
{
	return (int64_t)nsi_hws_get_time() + offset_us;
}

uint64_t native_rtc_gettime_us(int clock_type)
{
	switch (clock_type) {
	case RTC_CLOCK_BOOT:
		return nsi_hws_get_time();
	case RTC_CLOCK_REALTIME:
		return (uint64_t)hwtimer_get_simu_rtc_time_us();
	case RTC_CLOCK_PSEUDOHOSTREALTIME:
		return nsi_hws_pseudo_host_time();
	default:
		nsi_print_error_and_exit("native_rtc: there is no clock %d\n", clock_type);
	}
}

void native_rtc_gettime(int clock_type, uint32_t *nsec, uint64_t *sec)
{
	uint64_t us = native_rtc_gettime_us(clock_type);

	*nsec = (uint32_t)(us % 1000000) * 1000;
	*sec = us / 1000000;
}

void hwtimer_get_simu_rtc_time(uint32_t *nsec, uint64_t *sec)
{
	native_rtc_gettime(RTC_CLOCK_REALTIME, nsec, sec);
}

void hwtimer_get_pseudohost_rtc_time(uint32_t *nsec, uint64_t *sec)
{
	native_rtc_gettime(RTC_CLOCK_PSEUDOHOSTREALTIME, nsec, sec);
}

void native_rtc_offset(int64_t delta_us)
{
	hwtimer_adjust_rtc_offset(delta_us);
}

void native_rtc_adjust_clock(double clock_correction)
{
	hwtimer_adjust_rt_ratio(clock_correction);
}

static void add_rtc_options(void)
{
	static struct args_struct_t options[] = {
		{.option = "rtc-offset", .name = "time_offset", .type = 'd', .dest = &boot_offset,
		 .descript = "Move the real-time clock by this many seconds at boot"},
		{.is_switch = true, .option = "rtc-reset", .type = 'b', .dest = &reset,
		 .descript = "Start the real-time clock at 0 instead of the host's time"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NSI_TASK(add_rtc_options, PRE_BOOT_1, 11);

static void start_clock(void)
{
	offset_us = (reset ? 0 : (int64_t)nsi_host_realtime_us()) + (int64_t)(boot_offset * 1e6);
}
NSI_TASK(start_clock, HW_INIT, 10);
