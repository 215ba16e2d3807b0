/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: timers. Users can not set their functions, which run in the kernel.
 */
#include <zephyr/internal/syscall_check.h>

Z_VRFY_OBJ(void, k_timer_start, K_OBJ_TIMER,
	   (struct k_timer *timer, k_timeout_t duration, k_timeout_t period), timer, duration,
	   period)
#include <zephyr/syscalls/k_timer_start_mrsh.c>
Z_VRFY_OBJ(void, k_timer_stop, K_OBJ_TIMER, (struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_stop_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_timer_status_get, K_OBJ_TIMER, (struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_status_get_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_timer_status_sync, K_OBJ_TIMER, (struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_status_sync_mrsh.c>
Z_VRFY_OBJ(k_ticks_t, k_timer_expires_ticks, K_OBJ_TIMER, (const struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_expires_ticks_mrsh.c>
Z_VRFY_OBJ(k_ticks_t, k_timer_remaining_ticks, K_OBJ_TIMER, (const struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_remaining_ticks_mrsh.c>
Z_VRFY_OBJ(void, k_timer_user_data_set, K_OBJ_TIMER, (struct k_timer *timer, void *user_data),
	   timer, user_data)
#include <zephyr/syscalls/k_timer_user_data_set_mrsh.c>
Z_VRFY_OBJ(void *, k_timer_user_data_get, K_OBJ_TIMER, (const struct k_timer *timer), timer)
#include <zephyr/syscalls/k_timer_user_data_get_mrsh.c>
