/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The table of interrupt handlers in RAM, of ports and configurations that have one.
 */
#ifndef ZEPHYR_INCLUDE_SW_ISR_TABLE_H_
#define ZEPHYR_INCLUDE_SW_ISR_TABLE_H_

#ifndef _ASMLANGUAGE

#include <zephyr/sys/iterable_sections.h>
#include <zephyr/toolchain.h>
#include <zephyr/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct device;

/** @brief Handler of the lines that nobody connected: a fatal error. */
FUNC_NORETURN void z_irq_spurious(const void *unused);

/** A line's handler. */
struct _isr_table_entry {
	const void *arg;
	void (*isr)(const void *arg);
};

extern struct _isr_table_entry _sw_isr_table[];

/**
 * @brief Enter a handler for line @p irq. Where lines can be shared (CONFIG_SHARED_INTERRUPTS) it
 * is added to those there, up to CONFIG_SHARED_IRQ_MAX_NUM_CLIENTS; else it takes their place.
 * Context: any.
 */
void z_isr_install(unsigned int irq, void (*isr)(const void *arg), const void *arg);

#ifdef CONFIG_SHARED_INTERRUPTS
/** The handlers of a line with more than one; its table entry is z_shared_isr() with this. */
struct z_shared_isr_table_entry {
	struct _isr_table_entry clients[CONFIG_SHARED_IRQ_MAX_NUM_CLIENTS];
	size_t client_num;
};

extern struct z_shared_isr_table_entry z_shared_sw_isr_table[];

/** @brief Call all handlers of a line. Context: its interrupt. */
void z_shared_isr(const void *data);

/** @brief Take a handler off. @retval 0 done. @retval -EINVAL it is not there. Context: any. */
int z_isr_uninstall(unsigned int irq, void (*isr)(const void *arg), const void *arg);
#endif

/** What an interrupt controller below another one says about itself. */
struct _irq_parent_entry {
	const struct device *dev;
	unsigned int level;
	unsigned int irq;
	unsigned int offset;
};

#define INTC_BASE_ISR_TBL_OFFSET(node_id)                                                          \
	COND_CODE_1(DT_IRQ_HAS_IDX(node_id, 0), (CONFIG_2ND_LVL_ISR_TBL_OFFSET), (0))
#define INTC_INST_ISR_TBL_OFFSET(inst) INTC_BASE_ISR_TBL_OFFSET(DT_DRV_INST(inst))
#define INTC_CHILD_ISR_TBL_OFFSET(node_id) INTC_BASE_ISR_TBL_OFFSET(node_id)

#define IRQ_PARENT_ENTRY_DEFINE(_name, _dev, _irq, _offset, _level)                                \
	const STRUCT_SECTION_ITERABLE_ALTERNATE(intc_table, _irq_parent_entry, _name) = {          \
		.dev = (_dev),                                                                     \
		.level = (_level),                                                                 \
		.irq = (_irq),                                                                     \
		.offset = (_offset),                                                               \
	}

#ifdef CONFIG_GEN_IRQ_START_VECTOR
#define IRQ_TABLE_SIZE (CONFIG_NUM_IRQS - CONFIG_GEN_IRQ_START_VECTOR)
#else
#define IRQ_TABLE_SIZE CONFIG_NUM_IRQS
#endif

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

/** Flag of an entry whose handler stands in the vector table itself. */
#define ISR_FLAG_DIRECT BIT(0)

#endif /* ZEPHYR_INCLUDE_SW_ISR_TABLE_H_ */
