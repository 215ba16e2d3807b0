/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: reset controllers.
 */
#include <zephyr/drivers/reset.h>
#include <zephyr/internal/syscall_check.h>

#define RESET K_OBJ_DRIVER_RESET

Z_VRFY_OBJ(int, reset_line_assert, RESET, (const struct device *dev, uint32_t id), dev, id)
#include <zephyr/syscalls/reset_line_assert_mrsh.c>
Z_VRFY_OBJ(int, reset_line_deassert, RESET, (const struct device *dev, uint32_t id), dev, id)
#include <zephyr/syscalls/reset_line_deassert_mrsh.c>
Z_VRFY_OBJ(int, reset_line_toggle, RESET, (const struct device *dev, uint32_t id), dev, id)
#include <zephyr/syscalls/reset_line_toggle_mrsh.c>

static inline int z_vrfy_reset_status(const struct device *dev, uint32_t id, uint8_t *status)
{
	K_OOPS(K_SYSCALL_OBJ(dev, RESET));
	K_OOPS(Z_SYSCALL_OUT(status));
	return z_impl_reset_status(dev, id, status);
}
#include <zephyr/syscalls/reset_status_mrsh.c>
