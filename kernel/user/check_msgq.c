/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: message queues. The size of a message is the queue's own.
 */
#include "check_init.h"
#include "held.h"

Z_VRFY_OBJ_NEW(k_msgq_alloc_init, K_OBJ_MSGQ,
	       (struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs), msgq, msg_size, max_msgs)
#include <zephyr/syscalls/k_msgq_alloc_init_mrsh.c>
Z_VRFY_OBJ(void, k_msgq_purge, K_OBJ_MSGQ, (struct k_msgq *msgq), msgq)
#include <zephyr/syscalls/k_msgq_purge_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_msgq_num_free_get, K_OBJ_MSGQ, (struct k_msgq *msgq), msgq)
#include <zephyr/syscalls/k_msgq_num_free_get_mrsh.c>
Z_VRFY_OBJ(uint32_t, k_msgq_num_used_get, K_OBJ_MSGQ, (struct k_msgq *msgq), msgq)
#include <zephyr/syscalls/k_msgq_num_used_get_mrsh.c>

static inline int z_vrfy_k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
	int ret;

	Z_SYSCALL_OWN(msgq, K_OBJ_MSGQ);
	z_user_hold(data, msgq->msg_size, 0);
	ret = z_impl_k_msgq_put(msgq, data, timeout);
	z_user_release();
	return ret;
}
#include <zephyr/syscalls/k_msgq_put_mrsh.c>

/* May the caller have a message of @p msgq written to @p data? */
static void check_reader(struct k_msgq *msgq, void *data)
{
	Z_SYSCALL_OWN(msgq, K_OBJ_MSGQ);
	K_OOPS(K_SYSCALL_MEMORY_WRITE(data, msgq->msg_size));
}

static inline int z_vrfy_k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
	int ret;

	Z_SYSCALL_OWN(msgq, K_OBJ_MSGQ);
	z_user_hold(data, msgq->msg_size, 1);
	ret = z_impl_k_msgq_get(msgq, data, timeout);
	z_user_release();
	return ret;
}
#include <zephyr/syscalls/k_msgq_get_mrsh.c>

static inline int z_vrfy_k_msgq_peek(struct k_msgq *msgq, void *data)
{
	check_reader(msgq, data);
	return z_impl_k_msgq_peek(msgq, data);
}
#include <zephyr/syscalls/k_msgq_peek_mrsh.c>

static inline int z_vrfy_k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx)
{
	check_reader(msgq, data);
	return z_impl_k_msgq_peek_at(msgq, data, idx);
}
#include <zephyr/syscalls/k_msgq_peek_at_mrsh.c>

static inline void z_vrfy_k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs)
{
	Z_SYSCALL_OWN(msgq, K_OBJ_MSGQ);
	K_OOPS(Z_SYSCALL_OUT(attrs));
	z_impl_k_msgq_get_attrs(msgq, attrs);
}
#include <zephyr/syscalls/k_msgq_get_attrs_mrsh.c>
