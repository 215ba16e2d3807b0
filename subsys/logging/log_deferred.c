/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Deferred mode: messages wait in a buffer; log_process() takes them out, one a call.
 *
 * A thread of the lowest priority does it, woken a while after the first message, or at once when
 * CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD wait; without CONFIG_LOG_PROCESS_THREAD the application
 * calls it. A full buffer drops the oldest message (CONFIG_LOG_MODE_OVERFLOW) or the new one;
 * backends are told how many. After log_panic() each is put out before the call returns.
 */
#include <zephyr/kernel.h>
#include <zephyr/init.h>
#include <zephyr/sys/mpsc_pbuf.h>
#include "log_internal.h"

static uint32_t room[CONFIG_LOG_BUFFER_SIZE / sizeof(uint32_t)] __aligned(Z_LOG_MSG_ALIGNMENT);
static struct mpsc_pbuf_buffer buffer;
static atomic_t waiting; /* messages in the buffer */
static atomic_t dropped; /* and those that found no room since the last report */
static int64_t last_report;
static bool panicking;
static k_tid_t process_thread;

static K_SEM_DEFINE(wake, 0, 1);

static void wake_later(struct k_timer *timer)
{
	ARG_UNUSED(timer);
	k_sem_give(&wake);
}

static K_TIMER_DEFINE(wake_timer, wake_later, NULL);

static void count_drop(const struct mpsc_pbuf_buffer *b, const union mpsc_pbuf_generic *item)
{
	ARG_UNUSED(b);
	ARG_UNUSED(item);
	(void)atomic_inc(&dropped);
	(void)atomic_dec(&waiting);
}

void z_log_mode_init(void)
{
	static const struct mpsc_pbuf_buffer_config config = {
		.buf = room,
		.size = ARRAY_SIZE(room),
		.notify_drop = count_drop,
		.get_wlen = log_msg_generic_get_wlen,
		.flags = (IS_ENABLED(CONFIG_LOG_MODE_OVERFLOW) ? MPSC_PBUF_MODE_OVERWRITE : 0) |
			 (IS_ENABLED(CONFIG_LOG_MEM_UTILIZATION) ? MPSC_PBUF_MAX_UTILIZATION : 0),
	};

	mpsc_pbuf_init(&buffer, &config);
	atomic_set(&waiting, 0);
	atomic_set(&dropped, 0);
	panicking = false;
}

static k_timeout_t room_timeout(void)
{
#ifdef CONFIG_LOG_BLOCK_IN_THREAD
	if (!k_is_in_isr() && !k_is_pre_kernel()) {
		return (CONFIG_LOG_BLOCK_IN_THREAD_TIMEOUT_MS < 0)
			       ? K_FOREVER
			       : K_MSEC(CONFIG_LOG_BLOCK_IN_THREAD_TIMEOUT_MS);
	}
#endif
	return K_NO_WAIT;
}

struct log_msg *z_log_msg_alloc(uint32_t wlen)
{
	struct log_msg *msg;

	if (buffer.buf == NULL) {
		log_core_init(); /* the first message, maybe before anything else has run */
	}
	msg = (struct log_msg *)mpsc_pbuf_alloc(&buffer, wlen, room_timeout());
	if (msg == NULL) {
		(void)atomic_inc(&dropped);
	}
	return msg;
}

static void wake_processing(atomic_val_t count)
{
	if (process_thread == NULL) {
		return;
	}
	if (count == CONFIG_LOG_PROCESS_TRIGGER_THRESHOLD) {
		k_timer_stop(&wake_timer);
		k_sem_give(&wake);
	} else if (count == 1) {
		k_timer_start(&wake_timer, K_MSEC(CONFIG_LOG_PROCESS_THREAD_SLEEP_MS), K_NO_WAIT);
	}
}

void z_log_commit(struct log_msg *msg)
{
	atomic_val_t count = atomic_inc(&waiting) + 1;

	mpsc_pbuf_commit(&buffer, (union mpsc_pbuf_generic *)msg);
	if (panicking) {
		while (log_process()) {
		}
	} else {
		wake_processing(count);
	}
}

static void report_drops(void)
{
	int64_t now = k_uptime_get();

	if (atomic_get(&dropped) == 0 || (now - last_report < CONFIG_LOG_FAILURE_REPORT_PERIOD &&
					  last_report != 0)) {
		return;
	}
	last_report = MAX(now, 1);
	z_log_tell_dropped((uint32_t)atomic_set(&dropped, 0));
}

bool z_impl_log_process(void)
{
	const union mpsc_pbuf_generic *item;

	if (!z_log_backend_attached()) {
		return false;
	}
	item = mpsc_pbuf_claim(&buffer);
	if (item != NULL) {
		(void)atomic_dec(&waiting);
		z_log_distribute((struct log_msg *)item);
		mpsc_pbuf_free(&buffer, item);
	}
	report_drops();
	return mpsc_pbuf_is_pending(&buffer);
}

uint32_t z_impl_log_buffered_cnt(void)
{
	return (uint32_t)atomic_get(&waiting);
}

bool log_data_pending(void)
{
	return mpsc_pbuf_is_pending(&buffer);
}

void z_log_mode_panic(void)
{
	while (log_process()) {
	}
	panicking = true;
}

void log_thread_trigger(void)
{
	k_sem_give(&wake);
}

void log_thread_set(k_tid_t process_tid)
{
	process_thread = process_tid;
}

int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage)
{
	mpsc_pbuf_get_utilization(&buffer, buf_size, usage);
	return 0;
}

int log_mem_get_max_usage(uint32_t *max)
{
	return mpsc_pbuf_get_max_utilization(&buffer, max);
}

#ifdef CONFIG_LOG_PROCESS_THREAD

static K_KERNEL_STACK_DEFINE(logging_stack, CONFIG_LOG_PROCESS_THREAD_STACK_SIZE);
static struct k_thread logging_thread;

#ifdef CONFIG_LOG_PROCESS_THREAD_CUSTOM_PRIORITY
#define THREAD_PRIORITY CONFIG_LOG_PROCESS_THREAD_PRIORITY
#else
#define THREAD_PRIORITY K_LOWEST_APPLICATION_THREAD_PRIO
#endif

static void process_forever(void *p1, void *p2, void *p3)
{
	bool late;

	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);
	log_init();
	process_thread = k_current_get();
	late = z_log_start_late_backends();
	for (;;) {
		if (log_process()) {
			continue;
		}
		z_log_notify_backends(LOG_BACKEND_EVT_PROCESS_THREAD_DONE);
		(void)k_sem_take(&wake, late ? K_MSEC(50) : K_FOREVER);
		late = late && z_log_start_late_backends();
	}
}

static int start(void)
{
	(void)k_thread_create(&logging_thread, logging_stack,
			      K_KERNEL_STACK_SIZEOF(logging_stack), process_forever, NULL, NULL,
			      NULL, THREAD_PRIORITY, 0,
			      K_MSEC(CONFIG_LOG_PROCESS_THREAD_STARTUP_DELAY_MS));
	(void)k_thread_name_set(&logging_thread, "logging");
	return 0;
}

#else

static int start(void)
{
	log_init();
	return 0;
}

#endif

SYS_INIT(start, POST_KERNEL, CONFIG_LOG_CORE_INIT_PRIORITY);
