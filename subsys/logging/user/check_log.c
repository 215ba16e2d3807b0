/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: control of the log.
 */
#include <zephyr/internal/syscall_check.h>
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
