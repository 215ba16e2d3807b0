/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Mailboxes: messages of any size from thread to thread, each with the other side named or K_ANY.
 *
 * The sender keeps its data in place until the receiver has taken them; nothing is buffered.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_MBOX_H_
#define ZEPHYR_INCLUDE_KERNEL_MBOX_H_

#include <zephyr/kernel/obj_core.h>
#include <zephyr/kernel/thread.h>
#include <zephyr/kernel/timeout.h>
#include <zephyr/sys/iterable_sections.h>
#include <zephyr/tracing/tracing_macros.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_sem;

/** @brief A message: both sides fill one in, the call makes them agree. */
struct k_mbox_msg {
	size_t size;              /**< bytes: offered or wanted, afterwards exchanged */
	uint32_t info;            /**< a word that the two sides exchange */
	void *tx_data;            /**< the sender's data */
	k_tid_t rx_source_thread; /**< receiver: from whom, or K_ANY; then: from whom it was */
	k_tid_t tx_target_thread; /**< sender: for whom, or K_ANY */
	k_tid_t _syncing_thread;  /* who waits for the data to be taken; private */
#if (CONFIG_NUM_MBOX_ASYNC_MSGS > 0)
	struct k_sem *_async_sem; /* given when an asynchronous message is done; private */
#endif
};

/** @brief A mailbox. All members are the kernel's. */
struct k_mbox {
	_wait_q_t tx_msg_queue;
	_wait_q_t rx_msg_queue;
#ifdef CONFIG_OBJ_CORE_MAILBOX
	struct k_obj_core obj_core;
#endif
	SYS_PORT_TRACING_TRACKING_FIELD(k_mbox)
};

#define Z_MBOX_INITIALIZER(obj)                                                                    \
	{                                                                                          \
		.tx_msg_queue = Z_WAIT_Q_INIT(&obj.tx_msg_queue),                                  \
		.rx_msg_queue = Z_WAIT_Q_INIT(&obj.rx_msg_queue),                                  \
	}

/** @brief Define and initialise mailbox @p name. */
#define K_MBOX_DEFINE(name) STRUCT_SECTION_ITERABLE(k_mbox, name) = Z_MBOX_INITIALIZER(name)

/** @brief Initialise @p mbox. Context: any. */
void k_mbox_init(struct k_mbox *mbox);

/**
 * @brief Send @p tx_msg and wait until its data have been taken.
 *
 * @param timeout how long to wait for a receiver; its taking of the data is waited for without
 * limit
 * @retval 0 done, `size` and `info` as the receiver left them. @retval -ENOMSG no receiver waits
 * and K_NO_WAIT. @retval -EAGAIN time is up. Context: thread.
 */
int k_mbox_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, k_timeout_t timeout);

/**
 * @brief Send a copy of @p tx_msg without waiting; its data must stay until they have been taken.
 *
 * At most CONFIG_NUM_MBOX_ASYNC_MSGS may be under way: the call waits for one to end otherwise.
 *
 * @param sem given when the data have been taken; NULL: nobody is told. Context: thread.
 */
void k_mbox_async_put(struct k_mbox *mbox, struct k_mbox_msg *tx_msg, struct k_sem *sem);

/**
 * @brief Receive a message.
 *
 * @param rx_msg size: bytes wanted at most; rx_source_thread: from whom
 * @param buffer where the data go; NULL: they stay with the sender, who waits on, until
 * k_mbox_data_get() takes or drops them
 * @retval 0 received. @retval -ENOMSG none there and K_NO_WAIT. @retval -EAGAIN time is up.
 * Context: thread.
 */
int k_mbox_get(struct k_mbox *mbox, struct k_mbox_msg *rx_msg, void *buffer, k_timeout_t timeout);

/**
 * @brief Take the data of a message received with NULL into @p buffer; NULL drops them. Context:
 * thread.
 */
void k_mbox_data_get(struct k_mbox_msg *rx_msg, void *buffer);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_KERNEL_MBOX_H_ */
