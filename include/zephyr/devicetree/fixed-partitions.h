/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree flash partitions: children of fixed-partitions nodes.
 */
#ifndef ETESIAN_DEVICETREE_FIXED_PARTITIONS_H_
#define ETESIAN_DEVICETREE_FIXED_PARTITIONS_H_

/** The partition with the label property @p label (lower case, underscores): a node. */
#define DT_NODE_BY_FIXED_PARTITION_LABEL(label) DT_CAT(DT_COMPAT_fixed_partitions_LABEL_, label)

/** 1 if there is a partition with the label property @p label, else 0. */
#define DT_HAS_FIXED_PARTITION_LABEL(label)                                                        \
	IS_ENABLED(DT_CAT3(DT_COMPAT_fixed_partitions_LABEL_, label, _EXISTS))

/** 1 if the node is a partition, else 0. */
#define DT_FIXED_PARTITION_EXISTS(node_id) DT_NODE_HAS_COMPAT(DT_PARENT(node_id), fixed_partitions)

/** Number of the partition: from 0, unique in the tree. */
#define DT_FIXED_PARTITION_ID(node_id) DT_CAT(node_id, _PARTITION_ID)

/** The soc-nv-flash node the partition is in, or DT_INVALID_NODE if it is in another memory. */
#define DT_MEM_FROM_FIXED_PARTITION(node_id)                                                       \
	Z_DT_IF(DT_NODE_HAS_COMPAT(DT_GPARENT(node_id), soc_nv_flash), (DT_GPARENT(node_id)),      \
		(DT_INVALID_NODE))

/** The controller of the memory the partition is in: the node whose driver reads and writes it. */
#define DT_MTD_FROM_FIXED_PARTITION(node_id)                                                       \
	Z_DT_IF(DT_NODE_EXISTS(DT_MEM_FROM_FIXED_PARTITION(node_id)),                              \
		(DT_PARENT(DT_MEM_FROM_FIXED_PARTITION(node_id))), (DT_GPARENT(node_id)))

/** Address of the partition in the CPU's address space; only for partitions of soc-nv-flash. */
#define DT_FIXED_PARTITION_ADDR(node_id)                                                           \
	(DT_REG_ADDR(DT_MEM_FROM_FIXED_PARTITION(node_id)) + DT_REG_ADDR(node_id))

#endif /* ETESIAN_DEVICETREE_FIXED_PARTITIONS_H_ */
