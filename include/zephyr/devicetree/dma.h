/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree property dmas.
 */
#ifndef ETESIAN_DEVICETREE_DMA_H_
#define ETESIAN_DEVICETREE_DMA_H_

/** @name Entries of dmas
 *
 * CTLR is the node of the controller, CELL a cell of the entry, by the name of the controller's
 * binding. The entry is the first one, or the one with index @p idx, or the one called @p name.
 * @{
 */
#define DT_DMAS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, dmas, idx)
#define DT_DMAS_CTLR(node_id) DT_DMAS_CTLR_BY_IDX(node_id, 0)
#define DT_DMAS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, dmas, name)
#define DT_DMAS_CELL_BY_IDX(node_id, idx, cell) DT_PHA_BY_IDX(node_id, dmas, idx, cell)
#define DT_DMAS_CELL_BY_NAME(node_id, name, cell) DT_PHA_BY_NAME(node_id, dmas, name, cell)
#define DT_DMAS_HAS_IDX(node_id, idx) DT_PROP_HAS_IDX(node_id, dmas, idx)
#define DT_DMAS_HAS_NAME(node_id, name) DT_PROP_HAS_NAME(node_id, dmas, name)
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_DMAS_CTLR_BY_IDX(inst, idx) DT_DMAS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_DMAS_CTLR_BY_NAME(inst, name) DT_DMAS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_DMAS_CTLR(inst) DT_DMAS_CTLR(DT_DRV_INST(inst))
#define DT_INST_DMAS_CELL_BY_IDX(inst, idx, cell) DT_DMAS_CELL_BY_IDX(DT_DRV_INST(inst), idx, cell)
#define DT_INST_DMAS_CELL_BY_NAME(inst, name, cell)                                                \
	DT_DMAS_CELL_BY_NAME(DT_DRV_INST(inst), name, cell)
#define DT_INST_DMAS_HAS_IDX(inst, idx) DT_DMAS_HAS_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_DMAS_HAS_NAME(inst, name) DT_DMAS_HAS_NAME(DT_DRV_INST(inst), name)
/** @} */

#endif /* ETESIAN_DEVICETREE_DMA_H_ */
