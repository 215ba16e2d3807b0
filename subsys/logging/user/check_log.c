/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: the log.
 */
#include <zephyr/internal/syscall_check.h>
#include <zephyr/logging/log.h>
#include <zephyr/logging/log_ctrl.h>

Z_VRFY(void, log_panic, (void))
#include <zephyr/syscalls/log_panic_mrsh.c>
Z_VRFY(bool, log_process, (void))
#include <zephyr/syscalls/log_process_mrsh.c>
Z_VRFY(uint32_t, log_buffered_cnt, (void))
#include <zephyr/syscalls/log_buffered_cnt_mrsh.c>

/* For all backends at once: which backend is there is the kernel's to know. */
static inline uint32_t z_vrfy_log_filter_set(struct log_backend const *const backend,
					     uint32_t domain_id, int16_t source_id, uint32_t level)
{
	K_OOPS(K_SYSCALL_VERIFY_MSG(backend == NULL, "a user's filter for one backend"));
	K_OOPS(K_SYSCALL_VERIFY_MSG(domain_id == 0U, "domain %u", domain_id));
	K_OOPS(K_SYSCALL_VERIFY_MSG(source_id >= 0 &&
					    (uint32_t)source_id < log_src_cnt_get(domain_id),
				    "source %d", source_id));
	K_OOPS(K_SYSCALL_VERIFY_MSG(level <= LOG_LEVEL_DBG, "level %u", level));
	return z_impl_log_filter_set(backend, domain_id, source_id, level);
}
#include <zephyr/syscalls/log_filter_set_mrsh.c>

static bool in_section(const void *source, const void *start, const void *end, size_t size)
{
	uintptr_t offset = (uintptr_t)source - (uintptr_t)start;

	return offset < (uintptr_t)end - (uintptr_t)start && offset % size == 0U;
}

/* One that there is; raw text has none, but a number. */
static bool is_source(const void *source, uint32_t level)
{
	if ((uintptr_t)source <= 1U) {
		return source == NULL || level == LOG_LEVEL_INTERNAL_RAW_STRING;
	}
#ifdef CONFIG_LOG_RUNTIME_FILTERING
	return in_section(source, TYPE_SECTION_START(log_dynamic), TYPE_SECTION_END(log_dynamic),
			  sizeof(struct log_source_dynamic_data));
#else
	return in_section(source, TYPE_SECTION_START(log_const), TYPE_SECTION_END(log_const),
			  sizeof(struct log_source_const_data));
#endif
}

/* Does some backend want it? Users can not read that. */
static bool is_wanted(const void *source, uint32_t level)
{
#ifdef CONFIG_LOG_RUNTIME_FILTERING
	const struct log_source_dynamic_data *dynamic = source;

	return (uintptr_t)source <= 1U || level <= LOG_FILTER_AGGR_SLOT_GET(&dynamic->filters);
#else
	ARG_UNUSED(source);
	ARG_UNUSED(level);
	return true;
#endif
}

/* Text is copied before it is measured; bytes are copied once, whatever they are by then. */
static inline void z_vrfy_z_log_user(const struct z_log_user_message *message)
{
	struct z_log_user_message m;
	char text[Z_LOG_USER_TEXT];
	size_t len;
	int err;

	K_OOPS(k_usermode_from_copy(&m, message, sizeof(m)));
	K_OOPS(K_SYSCALL_VERIFY_MSG(m.level <= LOG_LEVEL_DBG && is_source(m.source, m.level),
				    "source %p, level %u", m.source, m.level));
	K_OOPS(K_SYSCALL_MEMORY_READ(m.data, m.data_len));
	if (m.text != NULL) {
		len = k_usermode_string_nlen(m.text, sizeof(text) - 1U, &err);
		K_OOPS(err != 0 || k_usermode_from_copy(text, m.text, len) != 0);
		text[len] = '\0';
		m.text = text;
	}
	if (is_wanted(m.source, m.level)) {
		z_impl_z_log_user(&m);
	}
}
#include <zephyr/syscalls/z_log_user_mrsh.c>
