/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * An emulated reset controller: up to 32 lines, which nobody is behind.
 */
#define DT_DRV_COMPAT etesian_reset_emul

#include <zephyr/drivers/reset.h>
#include <zephyr/sys/atomic.h>

static int status(const struct device *dev, uint32_t id, uint8_t *result)
{
	if (id >= (uintptr_t)dev->config) {
		return -EINVAL;
	}
	*result = atomic_test_bit(dev->data, id);
	return 0;
}

static int line_assert(const struct device *dev, uint32_t id)
{
	if (id >= (uintptr_t)dev->config) {
		return -EINVAL;
	}
	atomic_set_bit(dev->data, id);
	return 0;
}

static int line_deassert(const struct device *dev, uint32_t id)
{
	if (id >= (uintptr_t)dev->config) {
		return -EINVAL;
	}
	atomic_clear_bit(dev->data, id);
	return 0;
}

static int line_toggle(const struct device *dev, uint32_t id)
{
	int rc = line_assert(dev, id);

	return (rc != 0) ? rc : line_deassert(dev, id);
}

static const struct reset_driver_api api = {
	.status = status,
	.line_assert = line_assert,
	.line_deassert = line_deassert,
	.line_toggle = line_toggle,
};

#define CONTROLLER(n)                                                                              \
	BUILD_ASSERT(DT_INST_PROP(n, lines) <= 32, "at most 32 lines");                            \
	static atomic_t held_##n;                                                                  \
	DEVICE_DT_INST_DEFINE(n, NULL, NULL, &held_##n,                                            \
			      (const void *)(uintptr_t)DT_INST_PROP(n, lines), PRE_KERNEL_1,       \
			      CONFIG_RESET_INIT_PRIORITY, &api);
DT_INST_FOREACH_STATUS_OKAY(CONTROLLER)
