/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree interrupts.
 */
#ifndef ETESIAN_DEVICETREE_IRQ_H_
#define ETESIAN_DEVICETREE_IRQ_H_

/** @name Interrupts of a node
 *
 * An interrupt has cells, named by its controller's binding; irq is its number, priority its
 * priority. The interrupt is the first one, or the one with index @p idx, or the one called @p name
 * in interrupt-names. INTC is the node of the controller it goes to.
 * @{
 */
#define DT_NUM_IRQS(node_id)	      DT_CAT(node_id, _IRQ_NUM)
#define DT_IRQ_HAS_IDX(node_id, idx) IS_ENABLED(DT_CAT4(node_id, _IRQ_IDX_, idx, _EXISTS))
#define DT_IRQ_HAS_CELL_AT_IDX(node_id, idx, cell)                                                 \
	IS_ENABLED(DT_CAT6(node_id, _IRQ_IDX_, idx, _VAL_, cell, _EXISTS))
#define DT_IRQ_HAS_CELL(node_id, cell)	 DT_IRQ_HAS_CELL_AT_IDX(node_id, 0, cell)
#define DT_IRQ_HAS_NAME(node_id, name)	 IS_ENABLED(DT_CAT4(node_id, _IRQ_NAME_, name, _EXISTS))
#define DT_IRQ_BY_IDX(node_id, idx, cell)   DT_CAT5(node_id, _IRQ_IDX_, idx, _VAL_, cell)
#define DT_IRQ_BY_NAME(node_id, name, cell) DT_CAT5(node_id, _IRQ_NAME_, name, _VAL_, cell)
#define DT_IRQ(node_id, cell)		    DT_IRQ_BY_IDX(node_id, 0, cell)
#define DT_IRQ_INTC_BY_IDX(node_id, idx)    DT_CAT4(node_id, _IRQ_IDX_, idx, _CONTROLLER)
#define DT_IRQ_INTC_BY_NAME(node_id, name)  DT_CAT4(node_id, _IRQ_NAME_, name, _CONTROLLER)
#define DT_IRQ_INTC(node_id)		    DT_IRQ_INTC_BY_IDX(node_id, 0)
/** @} */

/** Number of controllers between the node and the CPU; 0 if the node has no interrupts. */
#define DT_IRQ_LEVEL(node_id) DT_CAT(node_id, _IRQ_LEVEL)

/**
 * @brief The number by which IRQ_CONNECT() and irq_enable() know interrupt @p idx.
 *
 * The cell irq, with CONFIG_MULTI_LEVEL_INTERRUPTS combined with the numbers of the controllers
 * above (see <zephyr/irq_multilevel.h>).
 */
#define DT_IRQN_BY_IDX(node_id, idx)                                                               \
	Z_DT_IF(IS_ENABLED(CONFIG_MULTI_LEVEL_INTERRUPTS),                                         \
		(DT_MULTI_LEVEL_IRQN_INTERNAL(node_id, idx)), (DT_IRQ_BY_IDX(node_id, idx, irq)))

/** DT_IRQN_BY_IDX() of the first interrupt. */
#define DT_IRQN(node_id) DT_IRQN_BY_IDX(node_id, 0)

/** @cond INTERNAL_HIDDEN */
#define DT_IRQN_L1_INTERNAL(node_id, idx) DT_IRQ_BY_IDX(node_id, idx, irq)
#define DT_IRQN_L2_INTERNAL(node_id, idx)                                                          \
	(((DT_IRQN_L1_INTERNAL(node_id, idx) + 1) << CONFIG_1ST_LEVEL_INTERRUPT_BITS) |            \
	 DT_IRQ(DT_IRQ_INTC_BY_IDX(node_id, idx), irq))
#define DT_IRQN_L3_INTERNAL(node_id, idx)                                                          \
	(((DT_IRQN_L1_INTERNAL(node_id, idx) + 1)                                                  \
	  << (CONFIG_1ST_LEVEL_INTERRUPT_BITS + CONFIG_2ND_LEVEL_INTERRUPT_BITS)) |                \
	 ((DT_IRQ(DT_IRQ_INTC_BY_IDX(node_id, idx), irq) + 1)                                      \
	  << CONFIG_1ST_LEVEL_INTERRUPT_BITS) |                                                    \
	 DT_IRQ(DT_IRQ_INTC(DT_IRQ_INTC_BY_IDX(node_id, idx)), irq))
#define DT_IRQN_LVL_INTERNAL(node_id, idx, level) DT_CAT3(DT_IRQN_L, level, _INTERNAL)(node_id, idx)
#define DT_MULTI_LEVEL_IRQN_INTERNAL(node_id, idx)                                                 \
	DT_IRQN_LVL_INTERNAL(node_id, idx, DT_IRQ_LEVEL(node_id))
/** @endcond */

#endif /* ETESIAN_DEVICETREE_IRQ_H_ */
