/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Checks of system calls: flash memories. Offsets the driver checks, for kernel threads too.
 */
#include <zephyr/drivers/flash.h>
#ifdef CONFIG_FLASH_SIMULATOR
#include <zephyr/drivers/flash/flash_simulator.h>
#endif
#include <zephyr/internal/syscall_check.h>

#define FLASH	      K_OBJ_DRIVER_FLASH
#define JEDEC_ID_SIZE 3

Z_VRFY_OBJ(int, flash_erase, FLASH, (const struct device *dev, off_t offset, size_t size), dev,
	   offset, size)
#include <zephyr/syscalls/flash_erase_mrsh.c>
Z_VRFY_OBJ(int, flash_fill, FLASH,
	   (const struct device *dev, uint8_t val, off_t offset, size_t size), dev, val, offset,
	   size)
#include <zephyr/syscalls/flash_fill_mrsh.c>
Z_VRFY_OBJ(int, flash_flatten, FLASH, (const struct device *dev, off_t offset, size_t size), dev,
	   offset, size)
#include <zephyr/syscalls/flash_flatten_mrsh.c>
Z_VRFY_OBJ(size_t, flash_get_write_block_size, FLASH, (const struct device *dev), dev)
#include <zephyr/syscalls/flash_get_write_block_size_mrsh.c>
Z_VRFY_OBJ(const struct flash_parameters *, flash_get_parameters, FLASH, (const struct device *dev),
	   dev)
#include <zephyr/syscalls/flash_get_parameters_mrsh.c>

static inline int z_vrfy_flash_read(const struct device *dev, off_t offset, void *data, size_t len)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(K_SYSCALL_MEMORY_WRITE(data, len));
	return z_impl_flash_read(dev, offset, data, len);
}
#include <zephyr/syscalls/flash_read_mrsh.c>

static inline int z_vrfy_flash_write(const struct device *dev, off_t offset, const void *data,
				     size_t len)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(K_SYSCALL_MEMORY_READ(data, len));
	return z_impl_flash_write(dev, offset, data, len);
}
#include <zephyr/syscalls/flash_write_mrsh.c>

#ifdef CONFIG_FLASH_PAGE_LAYOUT
Z_VRFY_OBJ(size_t, flash_get_page_count, FLASH, (const struct device *dev), dev)
#include <zephyr/syscalls/flash_get_page_count_mrsh.c>

static inline int z_vrfy_flash_get_page_info_by_offs(const struct device *dev, off_t offset,
						     struct flash_pages_info *info)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(Z_SYSCALL_OUT(info));
	return z_impl_flash_get_page_info_by_offs(dev, offset, info);
}
#include <zephyr/syscalls/flash_get_page_info_by_offs_mrsh.c>

static inline int z_vrfy_flash_get_page_info_by_idx(const struct device *dev, uint32_t page_index,
						    struct flash_pages_info *info)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(Z_SYSCALL_OUT(info));
	return z_impl_flash_get_page_info_by_idx(dev, page_index, info);
}
#include <zephyr/syscalls/flash_get_page_info_by_idx_mrsh.c>
#endif

#ifdef CONFIG_FLASH_JESD216_API
static inline int z_vrfy_flash_sfdp_read(const struct device *dev, off_t offset, void *data,
					 size_t len)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(K_SYSCALL_MEMORY_WRITE(data, len));
	return z_impl_flash_sfdp_read(dev, offset, data, len);
}
#include <zephyr/syscalls/flash_sfdp_read_mrsh.c>

static inline int z_vrfy_flash_read_jedec_id(const struct device *dev, uint8_t *id)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(K_SYSCALL_MEMORY_WRITE(id, JEDEC_ID_SIZE));
	return z_impl_flash_read_jedec_id(dev, id);
}
#include <zephyr/syscalls/flash_read_jedec_id_mrsh.c>
#endif

/* What @p in and @p out are only the driver knows, which trusts them: users pass none. */
static inline int z_vrfy_flash_ex_op(const struct device *dev, uint16_t code, const uintptr_t in,
				     void *out)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(K_SYSCALL_VERIFY_MSG(in == 0U && out == NULL, "operation %u with data", code));
	return z_impl_flash_ex_op(dev, code, in, out);
}
#include <zephyr/syscalls/flash_ex_op_mrsh.c>

#ifdef CONFIG_FLASH_SIMULATOR
static inline void *z_vrfy_flash_simulator_get_memory(const struct device *dev, size_t *mock_size)
{
	K_OOPS(K_SYSCALL_OBJ(dev, FLASH));
	K_OOPS(Z_SYSCALL_OUT(mock_size));
	return z_impl_flash_simulator_get_memory(dev, mock_size);
}
#include <zephyr/syscalls/flash_simulator_get_memory_mrsh.c>
#endif
