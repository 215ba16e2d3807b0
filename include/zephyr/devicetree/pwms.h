/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree property pwms.
 */
#ifndef ETESIAN_DEVICETREE_PWMS_H_
#define ETESIAN_DEVICETREE_PWMS_H_

/** @name Entries of pwms: channel, period in nanoseconds, flags (0 if the binding has no such cell)
 *
 * CTLR is the node of the controller, CELL a cell of the entry, by the name of the controller's
 * binding. The entry is the first one, or the one with index @p idx, or the one called @p name.
 * @{
 */
#define DT_PWMS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, pwms, idx)
#define DT_PWMS_CTLR(node_id) DT_PWMS_CTLR_BY_IDX(node_id, 0)
#define DT_PWMS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, pwms, name)
#define DT_PWMS_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, pwms, idx, cell)
#define DT_PWMS_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, pwms, name, cell)
#define DT_PWMS_CELL(node_id, cell) DT_PWMS_CELL_BY_IDX(node_id, 0, cell)
#define DT_PWMS_CHANNEL_BY_IDX(node_id, idx) DT_PHA_BY_IDX(node_id, pwms, idx, channel)
#define DT_PWMS_CHANNEL_BY_NAME(node_id, name) DT_PHA_BY_NAME(node_id, pwms, name, channel)
#define DT_PWMS_CHANNEL(node_id) DT_PWMS_CHANNEL_BY_IDX(node_id, 0)
#define DT_PWMS_PERIOD_BY_IDX(node_id, idx) DT_PHA_BY_IDX_OR(node_id, pwms, idx, period, 0)
#define DT_PWMS_PERIOD_BY_NAME(node_id, name) DT_PHA_BY_NAME_OR(node_id, pwms, name, period, 0)
#define DT_PWMS_PERIOD(node_id) DT_PWMS_PERIOD_BY_IDX(node_id, 0)
#define DT_PWMS_FLAGS_BY_IDX(node_id, idx) DT_PHA_BY_IDX_OR(node_id, pwms, idx, flags, 0)
#define DT_PWMS_FLAGS_BY_NAME(node_id, name) DT_PHA_BY_NAME_OR(node_id, pwms, name, flags, 0)
#define DT_PWMS_FLAGS(node_id) DT_PWMS_FLAGS_BY_IDX(node_id, 0)
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_PWMS_CTLR_BY_IDX(inst, idx) DT_PWMS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_CTLR_BY_NAME(inst, name) DT_PWMS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_CTLR(inst) DT_PWMS_CTLR(DT_DRV_INST(inst))
#define DT_INST_PWMS_CELL_BY_IDX(inst, idx, cell) DT_PWMS_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_PWMS_CELL_BY_NAME(inst, name, cell)                                                \
	DT_PWMS_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_PWMS_CELL(inst, cell) DT_PWMS_CELL(DT_DRV_INST(inst), cell)
#define DT_INST_PWMS_CHANNEL_BY_IDX(inst, idx) DT_PWMS_CHANNEL_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_CHANNEL_BY_NAME(inst, name) DT_PWMS_CHANNEL_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_CHANNEL(inst) DT_PWMS_CHANNEL(DT_DRV_INST(inst))
#define DT_INST_PWMS_PERIOD_BY_IDX(inst, idx) DT_PWMS_PERIOD_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_PERIOD_BY_NAME(inst, name) DT_PWMS_PERIOD_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_PERIOD(inst) DT_PWMS_PERIOD(DT_DRV_INST(inst))
#define DT_INST_PWMS_FLAGS_BY_IDX(inst, idx) DT_PWMS_FLAGS_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_PWMS_FLAGS_BY_NAME(inst, name) DT_PWMS_FLAGS_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_PWMS_FLAGS(inst) DT_PWMS_FLAGS(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_PWMS_H_ */
