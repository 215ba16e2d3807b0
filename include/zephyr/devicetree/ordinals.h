/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree dependencies as numbers.
 */
#ifndef ETESIAN_DEVICETREE_ORDINALS_H_
#define ETESIAN_DEVICETREE_ORDINALS_H_

/**
 * @brief Number of the node in dependency order, from 0.
 *
 * A number is greater than those of all nodes its node depends on: its parent, nodes its properties
 * point to, its interrupt controllers. Unique in the tree; other trees number differently.
 */
#define DT_DEP_ORD(node_id) DT_CAT(node_id, _ORD)

/** The same with leading zeros, so that the text sorts like the number. Not for #if. */
#define DT_DEP_ORD_STR_SORTABLE(node_id) DT_CAT(node_id, _ORD_STR_SORTABLE)

/** Numbers of the nodes this one depends on directly, each followed by a comma. */
#define DT_REQUIRES_DEP_ORDS(node_id) DT_CAT(node_id, _REQUIRES_ORDS)

/** Numbers of the nodes that depend on this one directly, each followed by a comma. */
#define DT_SUPPORTS_DEP_ORDS(node_id) DT_CAT(node_id, _SUPPORTS_ORDS)

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_DEP_ORD(inst) DT_DEP_ORD(DT_DRV_INST(inst))
#define DT_INST_REQUIRES_DEP_ORDS(inst) DT_REQUIRES_DEP_ORDS(DT_DRV_INST(inst))
#define DT_INST_SUPPORTS_DEP_ORDS(inst) DT_SUPPORTS_DEP_ORDS(DT_DRV_INST(inst))
/** @} */

#endif /* ETESIAN_DEVICETREE_ORDINALS_H_ */
