/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * How <zephyr/pm/device.h> defines objects. Not for direct use.
 */
#ifndef ETESIAN_PM_DEVICE_DEFINE_H_
#define ETESIAN_PM_DEVICE_DEFINE_H_

#define Z_PM_DEVICE_NAME(dev_id) _CONCAT(__pm_device_, dev_id)

#define Z_PM_DEVICE_FLAG_OF(flag, value) ((atomic_val_t)(value) << PM_DEVICE_FLAG_##flag)
#define Z_PM_DEVICE_FLAGS(node_id, isr_safe)                                                       \
	Z_PM_DEVICE_FLAG_OF(ISR_SAFE, isr_safe) |                                                  \
		Z_PM_DEVICE_FLAG_OF(WS_CAPABLE, DT_PROP_OR(node_id, wakeup_source, 0)) |           \
		Z_PM_DEVICE_FLAG_OF(PD, DT_NODE_HAS_COMPAT(node_id, power_domain)) |               \
		Z_PM_DEVICE_FLAG_OF(RUNTIME_AUTO,                                                  \
				    DT_PROP_OR(node_id, zephyr_pm_device_runtime_auto, 0))

#ifdef CONFIG_PM_DEVICE_POWER_DOMAIN
#define Z_PM_DEVICE_DOMAIN(node_id)                                                                \
	.domain = COND_CODE_1(DT_NODE_HAS_PROP(node_id, power_domains),                            \
			      (DEVICE_DT_GET_OR_NULL(DT_PHANDLE(node_id, power_domains))),         \
			      (COND_CODE_1(DT_NODE_HAS_PROP(node_id, power_domain),                \
				(DEVICE_DT_GET_OR_NULL(DT_PHANDLE(node_id, power_domain))),        \
				(NULL)))),
#else
#define Z_PM_DEVICE_DOMAIN(node_id)
#endif

#define Z_PM_DEVICE_BASE(node_id, cb, isr_safe)                                                    \
	{                                                                                          \
		.flags = ATOMIC_INIT(Z_PM_DEVICE_FLAGS(node_id, isr_safe)),                        \
		.state = PM_DEVICE_STATE_ACTIVE,                                                   \
		.action_cb = (cb),                                                                 \
		Z_PM_DEVICE_DOMAIN(node_id)                                                        \
	}

#ifdef CONFIG_PM_DEVICE_RUNTIME
#define Z_PM_DEVICE_RUNTIME(dev_id)                                                                \
	.lock = Z_SEM_INITIALIZER(Z_PM_DEVICE_NAME(dev_id).lock, 1, 1),                            \
	.event = Z_EVENT_INITIALIZER(Z_PM_DEVICE_NAME(dev_id).event),
#else
#define Z_PM_DEVICE_RUNTIME(dev_id)
#endif

#define Z_PM_DEVICE_DEFINE(node_id, dev_id, cb, isr_safe)                                          \
	COND_CODE_1(isr_safe, (Z_PM_DEVICE_ISR(node_id, dev_id, cb)),                              \
		    (Z_PM_DEVICE_THREAD(node_id, dev_id, cb)))
#define Z_PM_DEVICE_ISR(node_id, dev_id, cb)                                                       \
	static struct pm_device_isr Z_PM_DEVICE_NAME(dev_id) = {                                   \
		.base = Z_PM_DEVICE_BASE(node_id, cb, 1)}
#define Z_PM_DEVICE_THREAD(node_id, dev_id, cb)                                                    \
	static struct pm_device Z_PM_DEVICE_NAME(dev_id) = {                                       \
		.base = Z_PM_DEVICE_BASE(node_id, cb, 0), Z_PM_DEVICE_RUNTIME(dev_id)}

#endif /* ETESIAN_PM_DEVICE_DEFINE_H_ */
