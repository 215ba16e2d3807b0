/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * "Random" numbers of native_sim: a sequence that depends on the command line's -seed alone, so
 * that runs can be repeated. Fit for tests, for nothing else.
 */
#define DT_DRV_COMPAT zephyr_native_posix_rng

#include <nsi_host_trampolines.h>
#include <zephyr/device.h>
#include <zephyr/drivers/entropy.h>

static int get_entropy(const struct device *dev, uint8_t *buffer, uint16_t length)
{
	ARG_UNUSED(dev);
	while (length > 0U) {
		uint32_t random = (uint32_t)nsi_host_random();

		for (int i = 0; i < 3 && length > 0U; i++) { /* 3 bytes: there are 31 bits */
			*buffer++ = (uint8_t)random;
			random >>= 8;
			length--;
		}
	}
	return 0;
}

static int get_entropy_isr(const struct device *dev, uint8_t *buffer, uint16_t length,
			   uint32_t flags)
{
	ARG_UNUSED(flags);
	(void)get_entropy(dev, buffer, length);
	return length;
}

static const struct entropy_driver_api api = {
	.get_entropy = get_entropy,
	.get_entropy_isr = get_entropy_isr,
};

DEVICE_DT_INST_DEFINE(0, NULL, NULL, NULL, NULL, PRE_KERNEL_1, CONFIG_ENTROPY_INIT_PRIORITY, &api);
