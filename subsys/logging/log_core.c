/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What all modes but the minimal one share: the clock, the backends, who gets what.
 */
#include <string.h>
#include <zephyr/kernel.h>
#include <zephyr/sys_clock.h>
#include <zephyr/logging/log.h>
#include "log_internal.h"

/* The kernel and what belongs to it. */
LOG_MODULE_REGISTER(os, CONFIG_KERNEL_LOG_LEVEL);

static log_timestamp_get_t clock_now;
static atomic_t started;
static uint32_t not_ready; /* bit n: backend n of the table */

static log_timestamp_t clock_cycles(void)
{
	return k_cycle_get_32();
}

static log_timestamp_t clock_ms(void)
{
	return k_uptime_get_32();
}

static log_timestamp_t clock_ticks(void)
{
	return (log_timestamp_t)k_uptime_ticks();
}

static void choose_clock(void)
{
	if (IS_ENABLED(CONFIG_LOG_TIMESTAMP_64BIT)) {
		(void)log_set_timestamp_func(clock_ticks, CONFIG_SYS_CLOCK_TICKS_PER_SEC);
	} else if (sys_clock_hw_cycles_per_sec() > 1000000) {
		/* 32 bits of such a clock are over within an hour or less. */
		(void)log_set_timestamp_func(clock_ms, MSEC_PER_SEC);
	} else {
		(void)log_set_timestamp_func(clock_cycles, sys_clock_hw_cycles_per_sec());
	}
}

int log_set_timestamp_func(log_timestamp_get_t timestamp_getter, uint32_t freq)
{
	if (timestamp_getter == NULL) {
		return -EINVAL;
	}
	clock_now = timestamp_getter;
	if (IS_ENABLED(CONFIG_LOG_OUTPUT)) {
		log_output_timestamp_freq_set(freq);
	}
	return 0;
}

log_timestamp_t z_log_timestamp(void)
{
	return (clock_now != NULL) ? clock_now() : 0;
}

void log_core_init(void)
{
	choose_clock();
	z_log_mode_init();
}

static bool start_backend(const struct log_backend *backend)
{
	if (log_backend_is_ready(backend) != 0) {
		return false;
	}
	log_backend_enable(backend, backend->cb->ctx, CONFIG_LOG_MAX_LEVEL);
	return true;
}

void log_init(void)
{
	uint8_t n = 0;

	if (atomic_inc(&started) != 0) {
		return;
	}
	if (clock_now == NULL) {
		log_core_init();
	}
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		log_backend_id_set(backend, n + LOG_FILTER_FIRST_BACKEND_SLOT_IDX);
		if (backend->autostart) {
			log_backend_init(backend);
			not_ready |= start_backend(backend) ? 0 : BIT(n);
		}
		n++;
	}
	__ASSERT(n <= LOG_FILTERS_MAX_BACKENDS, "more than %d backends", LOG_FILTERS_MAX_BACKENDS);
}

bool z_log_start_late_backends(void)
{
	for (uint8_t n = 0; not_ready != 0 && n < log_backend_count_get(); n++) {
		if ((not_ready & BIT(n)) != 0 && start_backend(log_backend_get(n))) {
			not_ready &= ~BIT(n);
		}
	}
	return not_ready != 0;
}

bool z_log_backend_attached(void)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			return true;
		}
	}
	return false;
}

static bool wants(const struct log_backend *backend, struct log_msg *msg)
{
	uint8_t level = log_msg_get_level(msg);
	int16_t source = log_msg_get_source_id(msg);

	if (level == LOG_LEVEL_INTERNAL_RAW_STRING || source < 0) {
		return true;
	}
	return level <= (IS_ENABLED(CONFIG_LOG_RUNTIME_FILTERING)
				 ? log_filter_get(backend, 0, source, true)
				 : backend->cb->level);
}

void z_log_distribute(struct log_msg *msg)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend) && wants(backend, msg)) {
			log_backend_msg_process(backend, (union log_msg_generic *)msg);
		}
	}
}

void z_log_tell_dropped(uint32_t cnt)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_dropped(backend, cnt);
		}
	}
}

void z_log_notify_backends(enum log_backend_evt event)
{
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_notify(backend, event, NULL);
		}
	}
}

void z_impl_log_panic(void)
{
	static bool done;

	if (done) {
		return;
	}
	done = true;
	log_init(); /* may be earlier than the boot would do it */
	STRUCT_SECTION_FOREACH(log_backend, backend) {
		if (log_backend_is_active(backend)) {
			log_backend_panic(backend);
		}
	}
	z_log_mode_panic();
}

void z_fatal_flush(void)
{
	z_impl_log_panic();
}
