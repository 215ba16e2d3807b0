/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Message queues: a ring of messages of one size, copied in and out.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MSGQ_H_
#define ZEPHYR_INCLUDE_KERNEL_MSGQ_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/linker/sections.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/syscall.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

#define K_MSGQ_FLAG_ALLOC BIT(0) /* the buffer came from a resource pool */

/** @brief A message queue. All members are the kernel's. */
struct k_msgq {
	_wait_q_t wait_q; /* readers of an empty queue, or writers of a full one */
	size_t msg_size;
	uint32_t max_msgs;
	char *buffer_start;
	char *buffer_end;
	char *read_ptr;
	char *write_ptr;
	uint32_t used_msgs;
	uint8_t flags;
#ifdef CONFIG_OBJ_CORE_MSGQ
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_msgq)
};

/** @brief What k_msgq_get_attrs() tells: bytes of a message, room for and number of messages. */
struct k_msgq_attrs {
	size_t msg_size;
	uint32_t max_msgs;
	uint32_t used_msgs;
};

#define Z_MSGQ_INITIALIZER(obj, q_buffer, q_msg_size, q_max_msgs)                                  \
	{                                                                                          \
		.wait_q = Z_WAIT_Q_INIT(&obj.wait_q),                                              \
		.msg_size = q_msg_size,                                                            \
		.max_msgs = q_max_msgs,                                                            \
		.buffer_start = q_buffer,                                                          \
		.buffer_end = q_buffer + (q_max_msgs * q_msg_size),                                \
		.read_ptr = q_buffer,                                                              \
		.write_ptr = q_buffer,                                                             \
		.used_msgs = 0,                                                                    \
	}

/**
 * @brief Define and initialise message queue @p q_name.
 *
 * @param q_msg_size bytes of a message; @param q_max_msgs how many it holds
 * @param q_align alignment of the buffer, bytes, a power of two
 */
#define K_MSGQ_DEFINE(q_name, q_msg_size, q_max_msgs, q_align)                                     \
	static char __noinit __aligned(q_align) _k_fifo_buf_##q_name[(q_max_msgs) * (q_msg_size)]; \
	STRUCT_SECTION_ITERABLE(k_msgq, q_name) =                                                  \
		Z_MSGQ_INITIALIZER(q_name, _k_fifo_buf_##q_name, (q_msg_size), (q_max_msgs))

/**
 * @brief Initialise @p msgq, empty, with @p buffer of @p max_msgs * @p msg_size bytes. Context:
 * any.
 */
void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs);

/**
 * @brief The same with a buffer from the resource pool of the calling thread.
 *
 * @retval 0 done. @retval -ENOMEM no memory. @retval -EINVAL the size overflows.
 */
__syscall int k_msgq_alloc_init(struct k_msgq *msgq, size_t msg_size, uint32_t max_msgs);

/** @brief Give such a buffer back. @retval 0 done. @retval -EBUSY threads wait on @p msgq. */
int k_msgq_cleanup(struct k_msgq *msgq);

/**
 * @brief Add a copy of the message at @p data.
 *
 * @retval 0 added. @retval -ENOMSG full and K_NO_WAIT, or purged while it waited.
 * @retval -EAGAIN time is up. Context: thread; with K_NO_WAIT any.
 */
__syscall int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout);

/**
 * @brief Move the oldest message to @p data.
 *
 * @retval 0 done. @retval -ENOMSG empty and K_NO_WAIT, or purged while it waited.
 * @retval -EAGAIN time is up. Context: thread; with K_NO_WAIT any.
 */
__syscall int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout);

/** @brief Copy the oldest message to @p data; it stays. @retval -ENOMSG empty. Context: any. */
__syscall int k_msgq_peek(struct k_msgq *msgq, void *data);

/** @brief Copy message number @p idx, 0 the oldest. @retval -ENOMSG there is none. Context: any. */
__syscall int k_msgq_peek_at(struct k_msgq *msgq, void *data, uint32_t idx);

/** @brief Drop all messages; waiting calls return -ENOMSG. Context: any. */
__syscall void k_msgq_purge(struct k_msgq *msgq);

/** @brief How many more messages fit. Context: any. */
__syscall uint32_t k_msgq_num_free_get(struct k_msgq *msgq);

/** @brief Write sizes and numbers to @p attrs. Context: any. */
__syscall void k_msgq_get_attrs(struct k_msgq *msgq, struct k_msgq_attrs *attrs);

/** @brief How many messages are in. Context: any. */
__syscall uint32_t k_msgq_num_used_get(struct k_msgq *msgq);

static inline uint32_t z_impl_k_msgq_num_free_get(struct k_msgq *msgq)
{
	return msgq->max_msgs - msgq->used_msgs;
}

static inline uint32_t z_impl_k_msgq_num_used_get(struct k_msgq *msgq)
{
	return msgq->used_msgs;
}

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_msgq.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_MSGQ_H_ */
