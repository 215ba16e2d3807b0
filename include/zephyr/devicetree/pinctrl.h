/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree pin control: the properties pinctrl-0, pinctrl-1, ... and pinctrl-names.
 */
#ifndef ETESIAN_DEVICETREE_PINCTRL_H_
#define ETESIAN_DEVICETREE_PINCTRL_H_

/*
 * A node has pin states, numbered by pc_idx (pinctrl-<pc_idx>), named by pinctrl-names. Each state
 * is a list of nodes with pin settings, numbered by idx.
 */

/** @name Pin states of a node
 * @{
 */
#define DT_PINCTRL_BY_IDX(node_id, pc_idx, idx)                                                    \
	DT_CAT6(node_id, _P_pinctrl_, pc_idx, _IDX_, idx, _PH)
#define DT_PINCTRL_0(node_id, idx) DT_PINCTRL_BY_IDX(node_id, 0, idx)
#define DT_PINCTRL_BY_NAME(node_id, name, idx)                                                     \
	DT_CAT6(node_id, _PINCTRL_NAME_, name, _IDX_, idx, _PH)
#define DT_PINCTRL_NAME_TO_IDX(node_id, name) DT_CAT4(node_id, _PINCTRL_NAME_, name, _IDX)
#define DT_PINCTRL_IDX_TO_NAME_TOKEN(node_id, pc_idx)                                              \
	DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _TOKEN)
#define DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(node_id, pc_idx)                                        \
	DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _UPPER_TOKEN)
#define DT_NUM_PINCTRLS_BY_IDX(node_id, pc_idx) DT_CAT4(node_id, _P_pinctrl_, pc_idx, _LEN)
#define DT_NUM_PINCTRLS_BY_NAME(node_id, name)                                                     \
	DT_NUM_PINCTRLS_BY_IDX(node_id, DT_PINCTRL_NAME_TO_IDX(node_id, name))
#define DT_NUM_PINCTRL_STATES(node_id) DT_CAT(node_id, _PINCTRL_NUM)
#define DT_PINCTRL_HAS_IDX(node_id, pc_idx)                                                        \
	IS_ENABLED(DT_CAT4(node_id, _PINCTRL_IDX_, pc_idx, _EXISTS))
#define DT_PINCTRL_HAS_NAME(node_id, name)                                                         \
	IS_ENABLED(DT_CAT4(node_id, _PINCTRL_NAME_, name, _EXISTS))
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_PINCTRL_BY_IDX(inst, pc_idx, idx) DT_PINCTRL_BY_IDX(DT_DRV_INST(inst), pc_idx, idx)
#define DT_INST_PINCTRL_0(inst, idx) DT_PINCTRL_0(DT_DRV_INST(inst), idx)
#define DT_INST_PINCTRL_BY_NAME(inst, name, idx) DT_PINCTRL_BY_NAME(DT_DRV_INST(inst), name, idx)
#define DT_INST_PINCTRL_NAME_TO_IDX(inst, name) DT_PINCTRL_NAME_TO_IDX(DT_DRV_INST(inst), name)
#define DT_INST_PINCTRL_IDX_TO_NAME_TOKEN(inst, pc_idx)                                            \
	DT_PINCTRL_IDX_TO_NAME_TOKEN(DT_DRV_INST(inst), pc_idx)
#define DT_INST_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(inst, pc_idx)                                      \
	DT_PINCTRL_IDX_TO_NAME_UPPER_TOKEN(DT_DRV_INST(inst), pc_idx)
#define DT_INST_NUM_PINCTRLS_BY_IDX(inst, pc_idx) DT_NUM_PINCTRLS_BY_IDX(DT_DRV_INST(inst), pc_idx)
#define DT_INST_NUM_PINCTRLS_BY_NAME(inst, name) DT_NUM_PINCTRLS_BY_NAME(DT_DRV_INST(inst), name)
#define DT_INST_NUM_PINCTRL_STATES(inst) DT_NUM_PINCTRL_STATES(DT_DRV_INST(inst))
#define DT_INST_PINCTRL_HAS_IDX(inst, pc_idx) DT_PINCTRL_HAS_IDX(DT_DRV_INST(inst), pc_idx)
#define DT_INST_PINCTRL_HAS_NAME(inst, name) DT_PINCTRL_HAS_NAME(DT_DRV_INST(inst), name)
/** @} */

#endif /* ETESIAN_DEVICETREE_PINCTRL_H_ */
