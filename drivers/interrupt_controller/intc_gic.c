/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arm's Generic Interrupt Controller, versions 1 and 2 (IHI 0048), for one CPU: the distributor
 * knows lines, their priorities and triggers; the CPU interface says which one is to be taken. A
 * line that was taken keeps those that are not more urgent out until its end is told.
 *
 * Everything is there for software from any context; registers with a bit or a byte per line are
 * made so that nothing has to be read before it is written, but for triggers.
 */
#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/dt-bindings/interrupt-controller/arm-gic.h>
#include <zephyr/init.h>
#include <zephyr/irq.h>
#include <zephyr/sys/sys_io.h>
#include <zephyr/sys/util.h>

#define GIC_NODE                                                                                   \
	COND_CODE_1(IS_ENABLED(CONFIG_GIC_V1), (DT_INST(0, arm_gic_v1)), (DT_INST(0, arm_gic_v2)))

#define DIST DT_REG_ADDR_BY_IDX(GIC_NODE, 0)
#define CPU  DT_REG_ADDR_BY_IDX(GIC_NODE, 1)

#define GICD_CTLR       (DIST + 0x000)
#define GICD_TYPER      (DIST + 0x004)
#define GICD_ISENABLER  (DIST + 0x100)
#define GICD_ICENABLER  (DIST + 0x180)
#define GICD_ISPENDR    (DIST + 0x200)
#define GICD_ICPENDR    (DIST + 0x280)
#define GICD_IPRIORITYR (DIST + 0x400)
#define GICD_ITARGETSR  (DIST + 0x800)
#define GICD_ICFGR      (DIST + 0xc00)
#define GICD_SGIR       (DIST + 0xf00)
#define GICD_CPENDSGIR  (DIST + 0xf10) /* version 2 */

#define GICC_CTLR (CPU + 0x00)
#define GICC_PMR  (CPU + 0x04)
#define GICC_BPR  (CPU + 0x08)
#define GICC_IAR  (CPU + 0x0c)
#define GICC_EOIR (CPU + 0x10)

#define TYPER_LINES(typer) (((typer) % 32U + 1U) * 32U)
#define SGIR_SELF          (2U << 24)
#define IAR_LINE           0x3ffU
#define LOWEST_PRIORITY    0xff

/* The word with line @p irq's bit, and that bit, in a block of registers. */
static ALWAYS_INLINE void set_bit_of(mem_addr_t block, unsigned int irq)
{
	sys_write32(BIT(irq % 32U), block + irq / 32U * 4U);
}

static ALWAYS_INLINE bool bit_of(mem_addr_t block, unsigned int irq)
{
	return (sys_read32(block + irq / 32U * 4U) & BIT(irq % 32U)) != 0;
}

void arm_gic_irq_enable(unsigned int irq)
{
	set_bit_of(GICD_ISENABLER, irq);
}

void arm_gic_irq_disable(unsigned int irq)
{
	set_bit_of(GICD_ICENABLER, irq);
}

bool arm_gic_irq_is_enabled(unsigned int irq)
{
	return bit_of(GICD_ISENABLER, irq);
}

bool arm_gic_irq_is_pending(unsigned int irq)
{
	return bit_of(GICD_ISPENDR, irq);
}

/* Those from software can not be set by their bit. */
void arm_gic_irq_set_pending(unsigned int irq)
{
	if (irq < GIC_PPI_INT_BASE) {
		sys_write32(SGIR_SELF | irq, GICD_SGIR);
	} else {
		set_bit_of(GICD_ISPENDR, irq);
	}
}

void arm_gic_irq_clear_pending(unsigned int irq)
{
	if (irq >= GIC_PPI_INT_BASE) {
		set_bit_of(GICD_ICPENDR, irq);
	} else if (IS_ENABLED(CONFIG_GIC_V2)) {
		sys_write8(0xff, GICD_CPENDSGIR + irq);
	}
}

void arm_gic_irq_set_priority(unsigned int irq, unsigned int prio, uint32_t flags)
{
	mem_addr_t trigger = GICD_ICFGR + irq / 16U * 4U;
	uint32_t edge = BIT(irq % 16U * 2U + 1U);
	unsigned int key;

	sys_write8((uint8_t)prio, GICD_IPRIORITYR + irq);
	if (irq < GIC_PPI_INT_BASE) {
		return;
	}
	key = irq_lock();
	if ((flags & IRQ_TYPE_EDGE) != 0) {
		sys_write32(sys_read32(trigger) | edge, trigger);
	} else {
		sys_write32(sys_read32(trigger) & ~edge, trigger);
	}
	irq_unlock(key);
}

/*
 * What IAR says besides the line, of SGIs, is who sent them: nobody else is there. Reads and writes
 * of a handler's device come after the first and before the second: all of these are devices, and
 * their order is kept.
 */
unsigned int arm_gic_get_active(void)
{
	return sys_read32(GICC_IAR) & IAR_LINE;
}

void arm_gic_eoi(unsigned int irq)
{
	sys_write32(irq, GICC_EOIR);
}

static int init(void)
{
	unsigned int lines = TYPER_LINES(sys_read32(GICD_TYPER));

	sys_write32(0, GICD_CTLR);
	for (unsigned int irq = 0; irq < lines; irq += 32) {
		sys_write32(UINT32_MAX, GICD_ICENABLER + irq / 8);
	}
	for (unsigned int irq = 0; irq < lines; irq += 4) {
		sys_write32(0x01010101U * IRQ_DEFAULT_PRIORITY, GICD_IPRIORITYR + irq);
	}
	for (unsigned int irq = GIC_SPI_INT_BASE; irq < lines; irq += 4) {
		sys_write32(0x01010101U, GICD_ITARGETSR + irq); /* the first CPU */
	}
	for (unsigned int irq = GIC_SPI_INT_BASE; irq < lines; irq += 16) {
		sys_write32(0, GICD_ICFGR + irq / 4); /* level */
	}
	sys_write32(1, GICD_CTLR);

	sys_write32(LOWEST_PRIORITY, GICC_PMR);
	sys_write32(0, GICC_BPR); /* as many bits as there are decide who interrupts whom */
	sys_write32(1, GICC_CTLR);
	return 0;
}

SYS_INIT(init, EARLY, 0);
