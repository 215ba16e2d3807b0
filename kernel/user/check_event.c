/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: events.
 */
#include "check_init.h"

Z_VRFY_OBJ_NEW_VOID(k_event_init, K_OBJ_EVENT, (struct k_event *event), event)
#include <zephyr/syscalls/k_event_init_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_post, K_OBJ_EVENT, (struct k_event *event, uint32_t events), event,
	   events)
#include <zephyr/syscalls/k_event_post_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_set, K_OBJ_EVENT, (struct k_event *event, uint32_t events), event,
	   events)
#include <zephyr/syscalls/k_event_set_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_set_masked, K_OBJ_EVENT,
	   (struct k_event *event, uint32_t events, uint32_t events_mask), event, events,
	   events_mask)
#include <zephyr/syscalls/k_event_set_masked_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_clear, K_OBJ_EVENT, (struct k_event *event, uint32_t events), event,
	   events)
#include <zephyr/syscalls/k_event_clear_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_wait, K_OBJ_EVENT,
	   (struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout), event,
	   events, reset, timeout)
#include <zephyr/syscalls/k_event_wait_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_event_wait_all, K_OBJ_EVENT,
	   (struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout), event,
	   events, reset, timeout)
#include <zephyr/syscalls/k_event_wait_all_mrsh.c>
