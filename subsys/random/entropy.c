/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Numbers straight from the entropy device (zephyr,entropy in the devicetree's chosen node).
 */

#include <errno.h>

#include <zephyr/drivers/entropy.h>
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/__assert.h>

#include "random.h"

int entropy_fill(void *dst, size_t len)
{
	const struct device *dev = DEVICE_DT_GET(DT_CHOSEN(zephyr_entropy));
	uint8_t *p = dst;

	__ASSERT(device_is_ready(dev), "the entropy device is not ready");
	while (len > 0) {
		uint16_t n = (uint16_t)MIN(len, UINT16_MAX);

		if (entropy_get_entropy(dev, p, n) != 0) {
			return -EIO;
		}
		p += n;
		len -= n;
	}
	return 0;
}

#ifdef CONFIG_ENTROPY_DEVICE_RANDOM_GENERATOR
/* If the device fails, the clock is better than nothing: the caller did not ask for secrets. */
void z_impl_sys_rand_get(void *dst, size_t len)
{
	if (entropy_fill(dst, len) != 0) {
		fill_from(k_cycle_get_32, dst, len);
	}
}
#endif

#ifdef CONFIG_HARDWARE_DEVICE_CS_GENERATOR
int z_impl_sys_csrand_get(void *dst, size_t len)
{
	return entropy_fill(dst, len);
}
#endif
