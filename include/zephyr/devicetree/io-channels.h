/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree property io-channels.
 */
#ifndef ETESIAN_DEVICETREE_IO_CHANNELS_H_
#define ETESIAN_DEVICETREE_IO_CHANNELS_H_

/** @name Entries of io-channels; INPUT is the cell input
 *
 * CTLR is the node of the controller, CELL a cell of the entry, by the name of the controller's
 * binding. The entry is the first one, or the one with index @p idx, or the one called @p name.
 * @{
 */
#define DT_IO_CHANNELS_CTLR_BY_IDX(node_id, idx) DT_PHANDLE_BY_IDX(node_id, io_channels, idx)
#define DT_IO_CHANNELS_CTLR(node_id) DT_IO_CHANNELS_CTLR_BY_IDX(node_id, 0)
#define DT_IO_CHANNELS_CTLR_BY_NAME(node_id, name) DT_PHANDLE_BY_NAME(node_id, io_channels, name)
#define DT_IO_CHANNELS_INPUT_BY_IDX(node_id, idx) DT_PHA_BY_IDX(node_id, io_channels, idx, input)
#define DT_IO_CHANNELS_INPUT_BY_NAME(node_id, name)                                                \
	DT_PHA_BY_NAME(node_id, io_channels, name, input)
#define DT_IO_CHANNELS_INPUT(node_id) DT_IO_CHANNELS_INPUT_BY_IDX(node_id, 0)
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_IO_CHANNELS_CTLR_BY_IDX(inst, idx)                                                 \
	DT_IO_CHANNELS_CTLR_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_IO_CHANNELS_CTLR_BY_NAME(inst, name)                                               \
	DT_IO_CHANNELS_CTLR_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_IO_CHANNELS_CTLR(inst) DT_IO_CHANNELS_CTLR(DT_DRV_INST(inst))
#define DT_INST_IO_CHANNELS_INPUT_BY_IDX(inst, idx)                                                \
	DT_IO_CHANNELS_INPUT_BY_IDX(DT_DRV_INST(inst), idx)
#define DT_INST_IO_CHANNELS_INPUT_BY_NAME(inst, name)                                              \
	DT_IO_CHANNELS_INPUT_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_IO_CHANNELS_INPUT(inst) DT_IO_CHANNELS_INPUT(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_IO_CHANNELS_H_ */
