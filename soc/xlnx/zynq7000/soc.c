/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where the devices of a Zynq-7000 are (UG585, table 4-1), and its reset (appendix B.28).
 */
#include <zephyr/arch/arm/mmu/arm_mmu.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

static const struct arm_mmu_region devices[] = {
	{0xe0000000, 0x10000000}, /* I/O peripherals, static memory */
	{0xf8000000, 0x04000000}, /* system registers, the processor's own devices */
	{0xfff00000, 0x00100000}, /* on-chip memory at its upper address */
};

const struct arm_mmu_config mmu_config = {
	.num_regions = ARRAY_SIZE(devices),
	.mmu_regions = devices,
};

#define SLCR_UNLOCK       0xf8000008
#define SLCR_UNLOCK_KEY   0xdf0d
#define SLCR_PSS_RST_CTRL 0xf8000200

void sys_arch_reboot(int type);

void sys_arch_reboot(int type)
{
	ARG_UNUSED(type);
	(void)arch_irq_lock();
	sys_write32(SLCR_UNLOCK_KEY, SLCR_UNLOCK);
	sys_write32(1, SLCR_PSS_RST_CTRL);
	for (;;) {
	}
}
