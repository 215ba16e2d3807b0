/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/notify.h>

int sys_notify_validate(struct sys_notify *notify)
{
	if (notify == NULL) {
		return -EINVAL;
	}
	switch (sys_notify_get_method(notify)) {
	case SYS_NOTIFY_METHOD_SPINWAIT:
		break;
	case SYS_NOTIFY_METHOD_SIGNAL:
		if (!IS_ENABLED(CONFIG_POLL) || notify->method.signal == NULL) {
			return -EINVAL;
		}
		break;
	case SYS_NOTIFY_METHOD_CALLBACK:
		if (notify->method.callback == NULL) {
			return -EINVAL;
		}
		break;
	default:
		return -EINVAL;
	}
	notify->result = 0;
	return 0;
}

static void raise_signal(struct k_poll_signal *signal, int res)
{
#ifdef CONFIG_POLL
	(void)k_poll_signal_raise(signal, res);
#else
	ARG_UNUSED(signal);
	ARG_UNUSED(res);
#endif
}

sys_notify_generic_callback sys_notify_finalize(struct sys_notify *notify, int res)
{
	uint32_t method = sys_notify_get_method(notify);
	struct k_poll_signal *signal = notify->method.signal;
	sys_notify_generic_callback callback = notify->method.callback;

	__ASSERT(method != SYS_NOTIFY_METHOD_COMPLETED, "%p is done already", notify);

	/* The client may reuse its memory as soon as the flags say that it is done. */
	notify->result = res;
	compiler_barrier();
	notify->flags = SYS_NOTIFY_METHOD_COMPLETED;

	if (method == SYS_NOTIFY_METHOD_SIGNAL) {
		raise_signal(signal, res);
	}
	return method == SYS_NOTIFY_METHOD_CALLBACK ? callback : NULL;
}
