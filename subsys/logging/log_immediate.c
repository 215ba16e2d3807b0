/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Immediate mode: a message is put out where it is made. Nothing waits, nothing is dropped, and who
 * logs pays for it. Messages of several contexts may mix unless CONFIG_LOG_IMMEDIATE_CLEAN_OUTPUT.
 */
#include <zephyr/kernel.h>
#include "log_internal.h"

static struct k_spinlock clean_lock;

void z_log_mode_init(void)
{
}

void z_log_mode_panic(void)
{
}

struct log_msg *z_log_msg_alloc(uint32_t wlen)
{
	ARG_UNUSED(wlen);
	return NULL;
}

void z_log_commit(struct log_msg *msg)
{
	k_spinlock_key_t key = {0};

	if (IS_ENABLED(CONFIG_LOG_IMMEDIATE_CLEAN_OUTPUT)) {
		key = k_spin_lock(&clean_lock);
	}
	z_log_distribute(msg);
	if (IS_ENABLED(CONFIG_LOG_IMMEDIATE_CLEAN_OUTPUT)) {
		k_spin_unlock(&clean_lock, key);
	}
}

bool z_impl_log_process(void)
{
	return false;
}

uint32_t z_impl_log_buffered_cnt(void)
{
	return 0;
}

bool log_data_pending(void)
{
	return false;
}

void log_thread_trigger(void)
{
}

void log_thread_set(k_tid_t process_tid)
{
	ARG_UNUSED(process_tid);
}

int log_mem_get_usage(uint32_t *buf_size, uint32_t *usage)
{
	ARG_UNUSED(buf_size);
	ARG_UNUSED(usage);
	return -EINVAL;
}

int log_mem_get_max_usage(uint32_t *max)
{
	ARG_UNUSED(max);
	return -EINVAL;
}

static int start(void)
{
	log_init();
	return 0;
}

SYS_INIT(start, POST_KERNEL, CONFIG_LOG_CORE_INIT_PRIORITY);
