/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree interrupt controllers.
 */
#ifndef ETESIAN_DEVICETREE_INTERRUPT_CONTROLLER_H_
#define ETESIAN_DEVICETREE_INTERRUPT_CONTROLLER_H_

/** Level of the interrupts that a controller gathers: 1 for those it hands to the CPU directly. */
#define DT_INTC_GET_AGGREGATOR_LEVEL(node_id) UTIL_INC(DT_IRQ_LEVEL(node_id))

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_INTC_GET_AGGREGATOR_LEVEL(inst) DT_INTC_GET_AGGREGATOR_LEVEL(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_INTERRUPT_CONTROLLER_H_ */
