/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree bit rate limits of CAN transceivers.
 */
#ifndef ETESIAN_DEVICETREE_CAN_H_
#define ETESIAN_DEVICETREE_CAN_H_

/**
 * @brief Lowest bit rate in bit/s of the transceiver of a CAN controller, at least @p min.
 *
 * The transceiver is the node that phys points to, or the child can-transceiver, or none.
 * An expression, not for #if.
 */
#define DT_CAN_TRANSCEIVER_MIN_BITRATE(node_id, min)                                               \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, phys),                                                   \
		(MAX(DT_PROP_OR(DT_PHANDLE(node_id, phys), min_bitrate, 0), min)),                 \
		(MAX(DT_PROP_OR(DT_CHILD(node_id, can_transceiver), min_bitrate, min), min)))

/** Highest bit rate in bit/s of the transceiver of a CAN controller, at most @p max. */
#define DT_CAN_TRANSCEIVER_MAX_BITRATE(node_id, max)                                               \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, phys),                                                   \
		(MIN(DT_PROP(DT_PHANDLE(node_id, phys), max_bitrate), max)),                       \
		(MIN(DT_PROP_OR(DT_CHILD(node_id, can_transceiver), max_bitrate, max), max)))

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_CAN_TRANSCEIVER_MIN_BITRATE(inst, min)                                             \
	DT_CAN_TRANSCEIVER_MIN_BITRATE(DT_DRV_INST(inst), min)
#define DT_INST_CAN_TRANSCEIVER_MAX_BITRATE(inst, max)                                             \
	DT_CAN_TRANSCEIVER_MAX_BITRATE(DT_DRV_INST(inst), max)
/** @} */

#endif /* ETESIAN_DEVICETREE_CAN_H_ */
