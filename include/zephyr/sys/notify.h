/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief How an asynchronous operation tells its client that it is done.
 *
 * The client chooses one of three methods before it starts the operation: poll for the result,
 * a signal to k_poll() for, or a callback. The service calls sys_notify_finalize() once.
 */

#ifndef ZEPHYR_INCLUDE_SYS_NOTIFY_H_
#define ZEPHYR_INCLUDE_SYS_NOTIFY_H_

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/sys/util.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct k_poll_signal;

/** Methods, in the low bits of the flags. */
#define SYS_NOTIFY_METHOD_COMPLETED 0
#define SYS_NOTIFY_METHOD_SPINWAIT  1
#define SYS_NOTIFY_METHOD_SIGNAL    2
#define SYS_NOTIFY_METHOD_CALLBACK  3

#define SYS_NOTIFY_METHOD_MASK 0x3U
#define SYS_NOTIFY_METHOD_POS  0

/** Services may use the flags from this bit on. */
#define SYS_NOTIFY_EXTENSION_POS  2
#define SYS_NOTIFY_EXTENSION_MASK (~BIT_MASK(SYS_NOTIFY_EXTENSION_POS))

/** A callback; the service says what it really takes. */
typedef void (*sys_notify_generic_callback)();

/** A request to be told. */
struct sys_notify {
	union method {
		struct k_poll_signal *signal;
		sys_notify_generic_callback callback;
	} method;
	uint32_t volatile flags;
	int volatile result;
};

/** @brief The method; COMPLETED once the operation is done. */
static inline uint32_t sys_notify_get_method(const struct sys_notify *notify)
{
	return notify->flags >> SYS_NOTIFY_METHOD_POS & SYS_NOTIFY_METHOD_MASK;
}

/** @brief For services: check a request at the start. @return 0 or -EINVAL. */
int sys_notify_validate(struct sys_notify *notify);

/**
 * @brief For services: store the result and tell the client. Context: any.
 * @return The callback to call, which is up to the service; NULL: none.
 */
sys_notify_generic_callback sys_notify_finalize(struct sys_notify *notify, int res);

/** @brief Read the result. @retval -EAGAIN the operation is not done. */
static inline int sys_notify_fetch_result(const struct sys_notify *notify, int *result)
{
	if (sys_notify_get_method(notify) != SYS_NOTIFY_METHOD_COMPLETED) {
		return -EAGAIN;
	}
	*result = notify->result;
	return 0;
}

/** @brief Choose polling with sys_notify_fetch_result(). */
static inline void sys_notify_init_spinwait(struct sys_notify *notify)
{
	notify->method.callback = NULL;
	notify->flags = SYS_NOTIFY_METHOD_SPINWAIT;
	notify->result = 0;
}

/** @brief Choose a signal (CONFIG_POLL), raised with the result. */
static inline void sys_notify_init_signal(struct sys_notify *notify, struct k_poll_signal *sigp)
{
	notify->method.signal = sigp;
	notify->flags = SYS_NOTIFY_METHOD_SIGNAL;
	notify->result = 0;
}

/** @brief Choose a callback. */
static inline void sys_notify_init_callback(struct sys_notify *notify,
					    sys_notify_generic_callback handler)
{
	notify->method.callback = handler;
	notify->flags = SYS_NOTIFY_METHOD_CALLBACK;
	notify->result = 0;
}

/** @brief Whether a callback was chosen. */
static inline bool sys_notify_uses_callback(const struct sys_notify *notify)
{
	return sys_notify_get_method(notify) == SYS_NOTIFY_METHOD_CALLBACK;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_NOTIFY_H_ */
