/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: clock, sleep and the scheduler. They take nothing that could be wrong.
 */
#include <zephyr/internal/syscall_check.h>

Z_VRFY(int64_t, k_uptime_ticks, (void))
#include <zephyr/syscalls/k_uptime_ticks_mrsh.c>
Z_VRFY(int32_t, k_sleep, (k_timeout_t timeout), timeout)
#include <zephyr/syscalls/k_sleep_mrsh.c>
Z_VRFY(int32_t, k_usleep, (int32_t us), us)
#include <zephyr/syscalls/k_usleep_mrsh.c>
Z_VRFY(void, k_busy_wait, (uint32_t usec_to_wait), usec_to_wait)
#include <zephyr/syscalls/k_busy_wait_mrsh.c>
Z_VRFY(void, k_yield, (void))
#include <zephyr/syscalls/k_yield_mrsh.c>
Z_VRFY(k_tid_t, k_sched_current_thread_query, (void))
#include <zephyr/syscalls/k_sched_current_thread_query_mrsh.c>
Z_VRFY(int, k_is_preempt_thread, (void))
#include <zephyr/syscalls/k_is_preempt_thread_mrsh.c>

#ifdef CONFIG_TIMER_READS_ITS_FREQUENCY_AT_RUNTIME
Z_VRFY(int, sys_clock_hw_cycles_per_sec_runtime_get, (void))
#include <zephyr/syscalls/sys_clock_hw_cycles_per_sec_runtime_get_mrsh.c>
#endif
