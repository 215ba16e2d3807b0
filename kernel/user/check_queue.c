/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: queues. Users put in what is linked through a node of the kernel's, so
 * that no list ever runs through their memory.
 */
#include "check_init.h"

Z_VRFY_OBJ_NEW_VOID(k_queue_init, K_OBJ_QUEUE, (struct k_queue *queue), queue)
#include <zephyr/syscalls/k_queue_init_mrsh.c>
Z_VRFY_OBJ(void, k_queue_cancel_wait, K_OBJ_QUEUE, (struct k_queue *queue), queue)
#include <zephyr/syscalls/k_queue_cancel_wait_mrsh.c>
Z_VRFY_OBJ(int32_t, k_queue_alloc_append, K_OBJ_QUEUE, (struct k_queue *queue, void *data), queue,
	   data)
#include <zephyr/syscalls/k_queue_alloc_append_mrsh.c>
Z_VRFY_OBJ(int32_t, k_queue_alloc_prepend, K_OBJ_QUEUE, (struct k_queue *queue, void *data), queue,
	   data)
#include <zephyr/syscalls/k_queue_alloc_prepend_mrsh.c>
Z_VRFY_OBJ(void *, k_queue_get, K_OBJ_QUEUE, (struct k_queue *queue, k_timeout_t timeout), queue,
	   timeout)
#include <zephyr/syscalls/k_queue_get_mrsh.c>
Z_VRFY_OBJ(int, k_queue_is_empty, K_OBJ_QUEUE, (struct k_queue *queue), queue)
#include <zephyr/syscalls/k_queue_is_empty_mrsh.c>
Z_VRFY_OBJ(void *, k_queue_peek_head, K_OBJ_QUEUE, (struct k_queue *queue), queue)
#include <zephyr/syscalls/k_queue_peek_head_mrsh.c>
Z_VRFY_OBJ(void *, k_queue_peek_tail, K_OBJ_QUEUE, (struct k_queue *queue), queue)
#include <zephyr/syscalls/k_queue_peek_tail_mrsh.c>
