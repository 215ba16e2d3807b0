/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Register blocks of devices.
 *
 * A driver names its register block once and lets these macros decide where the address is kept.
 * Where the CPU sees physical addresses the address is a constant in the driver's config (ROM);
 * with an MMU the block is mapped at initialization and the address lies in the driver's data
 * (RAM).
 *
 *   struct x_config { DEVICE_MMIO_ROM; ... };    first member of config
 *   struct x_data { DEVICE_MMIO_RAM; ... };      first member of data
 *   static const struct x_config c = { DEVICE_MMIO_ROM_INIT(DT_DRV_INST(0)), ... };
 *   init:  DEVICE_MMIO_MAP(dev, K_MEM_CACHE_NONE);
 *   use:   sys_read32(DEVICE_MMIO_GET(dev) + offset);
 *
 * NAMED: several blocks, in members of any name, found through DEV_CFG(dev) and DEV_DATA(dev),
 * which the driver defines. TOPLEVEL: a block that belongs to no device.
 */
#ifndef ETESIAN_SYS_DEVICE_MMIO_H_
#define ETESIAN_SYS_DEVICE_MMIO_H_

#include <zephyr/devicetree.h>
#include <zephyr/toolchain.h>

#if defined(CONFIG_MMU) || defined(CONFIG_PCIE)
#define DEVICE_MMIO_IS_IN_RAM
#endif

#ifndef _ASMLANGUAGE
#include <stdint.h>
#include <stddef.h>
#include <zephyr/sys/sys_io.h>

/** @cond INTERNAL_HIDDEN */
#ifdef DEVICE_MMIO_IS_IN_RAM
#include <zephyr/kernel/mm.h> /* K_MEM_CACHE_NONE */

struct z_device_mmio_rom {
	uintptr_t phys_addr;
	size_t size;
};
#define Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)                                                     \
	{.phys_addr = DT_REG_ADDR(node_id), .size = DT_REG_SIZE(node_id)}
#define Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id)                                         \
	{.phys_addr = DT_REG_ADDR_BY_NAME(node_id, name),                                          \
	 .size = DT_REG_SIZE_BY_NAME(node_id, name)}
void k_mem_map_phys_bare(uint8_t **virt_ptr, uintptr_t phys, size_t size, uint32_t flags);
#else
struct z_device_mmio_rom {
	mm_reg_t addr;
};
#define Z_DEVICE_MMIO_ROM_INITIALIZER(node_id) {.addr = (mm_reg_t)DT_REG_ADDR_U64(node_id)}
#define Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id)                                         \
	{.addr = (mm_reg_t)DT_REG_ADDR_BY_NAME_U64(node_id, name)}
#endif
/** @endcond */

#ifdef DEVICE_MMIO_IS_IN_RAM
/**
 * @brief Map a register block.
 *
 * @param virt_addr gets the address to use
 * @param phys_addr physical address of the block
 * @param size      size in bytes
 * @param flags     K_MEM_CACHE_*; access is read-write
 *
 * Context: boot.
 */
static inline void device_map(mm_reg_t *virt_addr, uintptr_t phys_addr, size_t size, uint32_t flags)
{
#ifdef CONFIG_MMU
	/* Bit 3 is read-write access. */
	k_mem_map_phys_bare((uint8_t **)virt_addr, phys_addr, size, flags | BIT(3));
#else
	(void)size;
	(void)flags;
	*virt_addr = phys_addr;
#endif
}
#endif

/** @name One block, the first member of config and data
 * @{
 */
#define DEVICE_MMIO_ROM_PTR(dev)      ((struct z_device_mmio_rom *)((dev)->config))
#define DEVICE_MMIO_ROM		      struct z_device_mmio_rom _mmio
#define DEVICE_MMIO_ROM_INIT(node_id) ._mmio = Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
#ifdef DEVICE_MMIO_IS_IN_RAM
#define DEVICE_MMIO_RAM		    mm_reg_t _mmio
#define DEVICE_MMIO_RAM_PTR(device) ((mm_reg_t *)((device)->data))
#define DEVICE_MMIO_MAP(dev, flags)                                                                \
	device_map(DEVICE_MMIO_RAM_PTR(dev), DEVICE_MMIO_ROM_PTR(dev)->phys_addr,                  \
		   DEVICE_MMIO_ROM_PTR(dev)->size, (flags))
#define DEVICE_MMIO_GET(dev) (*DEVICE_MMIO_RAM_PTR(dev))
#else
#define DEVICE_MMIO_RAM
#define DEVICE_MMIO_MAP(dev, flags)
#define DEVICE_MMIO_GET(dev) (DEVICE_MMIO_ROM_PTR(dev)->addr)
#endif
/** @} */

/** @name Blocks in members called @p name
 * @{
 */
#define DEVICE_MMIO_NAMED_ROM_PTR(dev, name)	    (&(DEV_CFG(dev)->name))
#define DEVICE_MMIO_NAMED_ROM(name)		    struct z_device_mmio_rom name
#define DEVICE_MMIO_NAMED_ROM_INIT(name, node_id) .name = Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
#define DEVICE_MMIO_NAMED_ROM_INIT_BY_NAME(name, node_id)                                          \
	.name = Z_DEVICE_MMIO_NAMED_ROM_INITIALIZER(name, node_id)
#ifdef DEVICE_MMIO_IS_IN_RAM
#define DEVICE_MMIO_NAMED_RAM_PTR(dev, name) (&(DEV_DATA(dev)->name))
#define DEVICE_MMIO_NAMED_RAM(name)	     mm_reg_t name
#define DEVICE_MMIO_NAMED_MAP(dev, name, flags)                                                    \
	device_map(DEVICE_MMIO_NAMED_RAM_PTR((dev), name),                                         \
		   DEVICE_MMIO_NAMED_ROM_PTR((dev), name)->phys_addr,                              \
		   DEVICE_MMIO_NAMED_ROM_PTR((dev), name)->size, (flags))
#define DEVICE_MMIO_NAMED_GET(dev, name) (*DEVICE_MMIO_NAMED_RAM_PTR((dev), name))
#else
#define DEVICE_MMIO_NAMED_RAM(name)
#define DEVICE_MMIO_NAMED_MAP(dev, name, flags)
#define DEVICE_MMIO_NAMED_GET(dev, name) (DEVICE_MMIO_NAMED_ROM_PTR((dev), name)->addr)
#endif
/** @} */

/** @name Blocks outside of devices
 * @{
 */
#define Z_DEVICE_MMIO_ROM_NAME(name)	   _CONCAT(z_mmio_rom__, name)
#define Z_DEVICE_MMIO_RAM_NAME(name)	   _CONCAT(z_mmio_ram__, name)
#define DEVICE_MMIO_TOPLEVEL_ROM_PTR(name) (&Z_DEVICE_MMIO_ROM_NAME(name))
#ifdef DEVICE_MMIO_IS_IN_RAM
#define Z_DEVICE_MMIO_TOPLEVEL_RAM(name, kind) kind mm_reg_t Z_DEVICE_MMIO_RAM_NAME(name);
#define DEVICE_MMIO_TOPLEVEL_RAM_PTR(name)     (&Z_DEVICE_MMIO_RAM_NAME(name))
#define DEVICE_MMIO_TOPLEVEL_MAP(name, flags)                                                      \
	device_map(&Z_DEVICE_MMIO_RAM_NAME(name), Z_DEVICE_MMIO_ROM_NAME(name).phys_addr,          \
		   Z_DEVICE_MMIO_ROM_NAME(name).size, (flags))
#define DEVICE_MMIO_TOPLEVEL_GET(name) ((mm_reg_t)Z_DEVICE_MMIO_RAM_NAME(name))
#else
#define Z_DEVICE_MMIO_TOPLEVEL_RAM(name, kind)
#define DEVICE_MMIO_TOPLEVEL_MAP(name, flags)
#define DEVICE_MMIO_TOPLEVEL_GET(name) ((mm_reg_t)Z_DEVICE_MMIO_ROM_NAME(name).addr)
#endif
#define DEVICE_MMIO_TOPLEVEL(name, node_id)                                                        \
	Z_DEVICE_MMIO_TOPLEVEL_RAM(name, )                                                         \
	const struct z_device_mmio_rom Z_DEVICE_MMIO_ROM_NAME(name) =                              \
		Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
#define DEVICE_MMIO_TOPLEVEL_DECLARE(name)                                                         \
	Z_DEVICE_MMIO_TOPLEVEL_RAM(name, extern)                                                   \
	extern const struct z_device_mmio_rom Z_DEVICE_MMIO_ROM_NAME(name)
#define DEVICE_MMIO_TOPLEVEL_STATIC(name, node_id)                                                 \
	Z_DEVICE_MMIO_TOPLEVEL_RAM(name, static)                                                   \
	static const struct z_device_mmio_rom Z_DEVICE_MMIO_ROM_NAME(name) =                       \
		Z_DEVICE_MMIO_ROM_INITIALIZER(node_id)
/** @} */

#endif /* _ASMLANGUAGE */
#endif /* ETESIAN_SYS_DEVICE_MMIO_H_ */
