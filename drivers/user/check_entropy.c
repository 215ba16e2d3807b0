/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: entropy.
 */
#include <zephyr/drivers/entropy.h>
#include <zephyr/internal/syscall_check.h>

static inline int z_vrfy_entropy_get_entropy(const struct device *dev, uint8_t *buffer,
					     uint16_t length)
{
	K_OOPS(K_SYSCALL_OBJ(dev, K_OBJ_DRIVER_ENTROPY));
	K_OOPS(K_SYSCALL_MEMORY_WRITE(buffer, length));
	return z_impl_entropy_get_entropy(dev, buffer, length);
}
#include <zephyr/syscalls/entropy_get_entropy_mrsh.c>
