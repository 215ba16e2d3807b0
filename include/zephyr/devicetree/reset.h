/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree property resets.
 */
#ifndef ETESIAN_DEVICETREE_RESET_H_
#define ETESIAN_DEVICETREE_RESET_H_

/** @name Entries of resets; ID is the cell id, 0 if there is none
 *
 * CTLR is the node of the controller, CELL a cell of the entry, by the name of the controller's
 * binding. The entry is the first one, or the one with index @p idx, or the one called @p name.
 * @{
 */
#define DT_RESET_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, resets, idx)
#define DT_RESET_CTLR(node_id) DT_RESET_CTLR_BY_IDX(node_id, 0)
#define DT_RESET_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, resets, name)
#define DT_RESET_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, resets, idx, cell)
#define DT_RESET_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, resets, name, cell)
#define DT_RESET_CELL(node_id, cell) DT_RESET_CELL_BY_IDX(node_id, 0, cell)
#define DT_RESET_ID_BY_IDX(node_id, idx) DT_PHA_BY_IDX_OR(node_id, resets, idx, id, 0)
#define DT_RESET_ID(node_id) DT_RESET_ID_BY_IDX(node_id, 0)
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_RESET_CTLR_BY_IDX(inst, idx) DT_RESET_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_RESET_CTLR(inst) DT_RESET_CTLR(DT_DRV_INST(inst))
#define DT_INST_RESET_CTLR_BY_NAME(inst, name) DT_RESET_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_RESET_CELL_BY_IDX(inst, idx, cell)                                                 \
	DT_RESET_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_RESET_CELL_BY_NAME(inst, name, cell)                                               \
	DT_RESET_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_RESET_CELL(inst, cell) DT_RESET_CELL(DT_DRV_INST(inst), cell)
#define DT_INST_RESET_ID_BY_IDX(inst, idx) DT_RESET_ID_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_RESET_ID(inst) DT_RESET_ID(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_RESET_H_ */
