/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Arm's Generic Interrupt Controller, version 3 ("GIC architecture specification", IHI 0069). Lines
 * from 32 on belong to the distributor; each CPU has a redistributor for its own 32, found by the
 * CPU's number, and system registers for taking them. There is one security state, or this is the
 * non-secure one: all lines are of group 1.
 *
 * Lines are level-triggered unless their flags say otherwise, and go to the first CPU.
 */
#define DT_DRV_COMPAT arm_gic_v3

#include <zephyr/devicetree.h>
#include <zephyr/drivers/interrupt_controller/gic.h>
#include <zephyr/drivers/interrupt_controller/gicv3.h>
#include <zephyr/dt-bindings/interrupt-controller/arm-gic.h>
#include <zephyr/init.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/sys_io.h>

#define GICD DT_INST_REG_ADDR_BY_IDX(0, 0)
#define GICR DT_INST_REG_ADDR_BY_IDX(0, 1)

/* Distributor; the second frame of a redistributor has the same registers for its 32 lines. */
#define CTLR         0x0000
#define TYPER        0x0004
#define IGROUPR(n)   (0x0080 + 4 * (n))
#define ISENABLER(n) (0x0100 + 4 * (n))
#define ICENABLER(n) (0x0180 + 4 * (n))
#define ISPENDR(n)   (0x0200 + 4 * (n))
#define ICPENDR(n)   (0x0280 + 4 * (n))
#define ICACTIVER(n) (0x0380 + 4 * (n))
#define IPRIORITYR   0x0400
#define ICFGR(n)     (0x0c00 + 4 * (n))
#define IROUTER(irq) (0x6000 + 8 * (irq))

#define CTLR_GROUP1 (BIT(0) | BIT(1)) /* both names of it, see the security states */
#define CTLR_ARE    (BIT(4) | BIT(5))
#define CTLR_RWP    BIT(31) /* a write has not reached all yet */

/* Redistributor: two frames of 64 KiB. */
#define GICR_STRIDE         0x20000
#define GICR_SECOND         0x10000
#define GICR_WAKER          0x0014
#define WAKER_SLEEPS        BIT(1)
#define WAKER_CHILDREN_ASLEEP BIT(2)

#define ALL             0xffffffffU
#define EVERY_PRIORITY  0xff
#define LINES_PER_WORD  32U

static mem_addr_t my_redistributor(void)
{
	return GICR + (mem_addr_t)arch_proc_id() * GICR_STRIDE;
}

/* The block with the registers of line @p irq. */
static mem_addr_t regs_of(unsigned int irq)
{
	return (irq < GIC_SPI_INT_BASE) ? my_redistributor() + GICR_SECOND : GICD;
}

static void write_bit(unsigned int irq, mem_addr_t reg)
{
	sys_write32(BIT(irq % LINES_PER_WORD), regs_of(irq) + reg);
}

static bool read_bit(unsigned int irq, mem_addr_t reg)
{
	return (sys_read32(regs_of(irq) + reg) & BIT(irq % LINES_PER_WORD)) != 0;
}

static void wait_until_written(void)
{
	while ((sys_read32(GICD + CTLR) & CTLR_RWP) != 0) {
	}
}

void arm_gic_irq_enable(unsigned int irq)
{
	write_bit(irq, ISENABLER(irq / LINES_PER_WORD));
}

void arm_gic_irq_disable(unsigned int irq)
{
	write_bit(irq, ICENABLER(irq / LINES_PER_WORD));
	wait_until_written();
}

bool arm_gic_irq_is_enabled(unsigned int irq)
{
	return read_bit(irq, ISENABLER(irq / LINES_PER_WORD));
}

bool arm_gic_irq_is_pending(unsigned int irq)
{
	return read_bit(irq, ISPENDR(irq / LINES_PER_WORD));
}

void arm_gic_irq_set_pending(unsigned int irq)
{
	write_bit(irq, ISPENDR(irq / LINES_PER_WORD));
}

void arm_gic_irq_clear_pending(unsigned int irq)
{
	write_bit(irq, ICPENDR(irq / LINES_PER_WORD));
}

/* Two bits a line; the upper one says edge. Software's lines are what they are. */
void arm_gic_irq_set_priority(unsigned int irq, unsigned int prio, uint32_t flags)
{
	mem_addr_t config = regs_of(irq) + ICFGR(irq / 16U);
	uint32_t edge = BIT(irq % 16U * 2U + 1U);
	unsigned int key = arch_irq_lock();

	sys_write8((uint8_t)prio, regs_of(irq) + IPRIORITYR + irq);
	if (irq >= GIC_PPI_INT_BASE) {
		uint32_t value = sys_read32(config) & ~edge;

		sys_write32(value | ((flags & IRQ_TYPE_EDGE) != 0 ? edge : 0), config);
	}
	arch_irq_unlock(key);
}

unsigned int arm_gic_get_active(void)
{
	uint64_t irq;

	__asm__ volatile("mrs %0, S3_0_C12_C12_0" /* ICC_IAR1_EL1 */ : "=r"(irq));
	return (unsigned int)irq;
}

void arm_gic_eoi(unsigned int irq)
{
	/* what the handler wrote to its device must arrive first */
	__asm__ volatile("dsb sy\n\tmsr S3_0_C12_C12_1, %0" /* ICC_EOIR1_EL1 */
			 :
			 : "r"((uint64_t)irq)
			 : "memory");
}

void arm_gic_raise_sgi(unsigned int sgi, uint32_t cpus)
{
	/* what was written before is seen by whoever takes it */
	__asm__ volatile("dsb ishst\n\tmsr S3_0_C12_C11_5, %0\n\tisb" /* ICC_SGI1R_EL1 */
			 :
			 : "r"((uint64_t)sgi << 24 | (cpus & 0xffffU))
			 : "memory");
}

/* Priorities between 0 and 255 in the middle for lines that nobody gives one. */
static void defaults(mem_addr_t base, unsigned int first, unsigned int lines)
{
	for (unsigned int irq = first; irq < first + lines; irq += LINES_PER_WORD) {
		unsigned int n = irq / LINES_PER_WORD;

		sys_write32(ALL, base + ICENABLER(n));
		sys_write32(ALL, base + ICPENDR(n));
		sys_write32(ALL, base + ICACTIVER(n));
		sys_write32(ALL, base + IGROUPR(n));
	}
	for (unsigned int irq = first; irq < first + lines; irq += 4) {
		sys_write32(IRQ_DEFAULT_PRIORITY * 0x01010101U, base + IPRIORITYR + irq);
	}
}

void arm_gic_cpu_init(void)
{
	mem_addr_t waker = my_redistributor() + GICR_WAKER;

	sys_write32(sys_read32(waker) & ~WAKER_SLEEPS, waker);
	while ((sys_read32(waker) & WAKER_CHILDREN_ASLEEP) != 0) {
	}
	defaults(my_redistributor() + GICR_SECOND, 0, GIC_SPI_INT_BASE);
	sys_write32(0xffff, my_redistributor() + GICR_SECOND + ISENABLER(0)); /* from software */
	__asm__ volatile("msr S3_0_C12_C12_5, %0\n\t" /* ICC_SRE_EL1: by system registers */
			 "isb\n\t"
			 "msr S3_0_C4_C6_0, %1\n\t"   /* ICC_PMR_EL1: all are urgent enough */
			 "msr S3_0_C12_C12_3, xzr\n\t" /* ICC_BPR1_EL1: every bit counts */
			 "msr S3_0_C12_C12_4, xzr\n\t" /* ICC_CTLR_EL1: done when EOI says so */
			 "msr S3_0_C12_C12_7, %2\n\t" /* ICC_IGRPEN1_EL1 */
			 "isb"
			 :
			 : "r"(7UL), "r"((uint64_t)EVERY_PRIORITY), "r"(1UL)
			 : "memory");
}

static int init(void)
{
	unsigned int lines = ((sys_read32(GICD + TYPER) & 0x1f) + 1) * LINES_PER_WORD;
	uint64_t first_cpu;

	sys_write32(0, GICD + CTLR);
	wait_until_written();
	defaults(GICD, GIC_SPI_INT_BASE, MIN(lines, 1020U) - GIC_SPI_INT_BASE);
	sys_write32(CTLR_ARE, GICD + CTLR);
	wait_until_written();
	__asm__ volatile("mrs %0, mpidr_el1" : "=r"(first_cpu));
	for (unsigned int irq = GIC_SPI_INT_BASE; irq < MIN(lines, 1020U); irq++) {
		sys_write64(first_cpu & 0xff00ffffffUL, GICD + IROUTER(irq));
	}
	sys_write32(CTLR_ARE | CTLR_GROUP1, GICD + CTLR);
	wait_until_written();
	arm_gic_cpu_init();
	return 0;
}

SYS_INIT(init, EARLY, 0);
