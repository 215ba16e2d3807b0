/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * RISC-V's platform-level interrupt controller ("RISC-V Platform-Level Interrupt Controller
 * Specification", version 1.0.0). Each hart's machine mode is a context, with a bit for each line,
 * a threshold, and a register that is read to take the best pending line and written when its
 * handler has ended. Lines go to the first CPU only.
 *
 * While a handler runs the threshold is its line's priority, so only more urgent lines interrupt
 * it; the machine timer and software interrupts wait.
 */
#define DT_DRV_COMPAT sifive_plic_1_0_0

#include <zephyr/device.h>
#include <zephyr/drivers/interrupt_controller/riscv_plic.h>
#include <zephyr/irq.h>
#include <zephyr/irq_multilevel.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/init_if_used.h>
#include <zephyr/sw_isr_table.h>

#define BASE  DT_INST_REG_ADDR(0)
#define LINES MIN(DT_INST_PROP(0, riscv_ndev) + 1, CONFIG_NUM_IRQS - CONFIG_2ND_LVL_ISR_TBL_OFFSET)

/* The place of the first hart's machine mode among the contexts. */
#define CONTEXT (CONFIG_RV_BOOT_HART * CONFIG_PLIC_CONTEXTS_PER_HART)

#define PRIORITY(line) (BASE + 4U * (line))
#define ENABLE(line)   (BASE + 0x2000U + 0x80U * CONTEXT + (line) / 32U * 4U)
#define THRESHOLD      (BASE + 0x200000U + 0x1000U * CONTEXT)
#define CLAIM	       (THRESHOLD + 4U)

extern struct _isr_table_entry z_riscv_plic_isr_table[];

static unsigned int running; /* the line whose handler runs */

static void serve(unsigned int line)
{
	const struct _isr_table_entry *entry = &z_riscv_plic_isr_table[line];
	unsigned int outer = running;
	uint32_t threshold = sys_read32(THRESHOLD);
	struct z_riscv_nest nest;

	running = line;
	sys_write32(sys_read32(PRIORITY(line)), THRESHOLD);
	nest = z_riscv_nest_begin((1UL << RISCV_IRQ_MTIMER) | (1UL << RISCV_IRQ_MSOFT));
	entry->isr(entry->arg);
	z_riscv_nest_end(nest);
	sys_write32(threshold, THRESHOLD);
	running = outer;
}

static void isr(const void *unused)
{
	unsigned int line;

	ARG_UNUSED(unused);
	while ((line = sys_read32(CLAIM)) != 0) {
		if (line < LINES) {
			serve(line);
		}
		sys_write32(line, CLAIM);
	}
}

static int start(void)
{
	sys_write32(0, THRESHOLD);
	IRQ_CONNECT(RISCV_IRQ_MEXT, 0, isr, NULL, 0);
	irq_enable(RISCV_IRQ_MEXT);
	return 0;
}

Z_INIT_IF_USED(start, PRE_KERNEL_1);

static struct k_spinlock lock; /* of the enable bits */

static void change(uint32_t irq, bool on)
{
	unsigned int line = irq_from_level_2(irq);
	k_spinlock_key_t key = k_spin_lock(&lock);
	uint32_t mask = BIT(line % 32U);
	uint32_t old = sys_read32(ENABLE(line));

	Z_INIT_USE(start);
	sys_write32(on ? old | mask : old & ~mask, ENABLE(line));
	k_spin_unlock(&lock, key);
}

void riscv_plic_irq_enable(uint32_t irq)
{
	change(irq, true);
}

void riscv_plic_irq_disable(uint32_t irq)
{
	change(irq, false);
}

int riscv_plic_irq_is_enabled(uint32_t irq)
{
	unsigned int line = irq_from_level_2(irq);

	return (sys_read32(ENABLE(line)) & BIT(line % 32U)) != 0;
}

void riscv_plic_set_priority(uint32_t irq, uint32_t prio)
{
	sys_write32(MIN(prio, DT_INST_PROP(0, riscv_max_priority)),
		    PRIORITY(irq_from_level_2(irq)));
}

unsigned int riscv_plic_get_irq(void)
{
	return running;
}

const struct device *riscv_plic_get_dev(void)
{
	return DEVICE_DT_INST_GET(0);
}

DEVICE_DT_INST_DEFINE(0, NULL, NULL, NULL, NULL, PRE_KERNEL_1, CONFIG_INTC_INIT_PRIORITY, NULL);
