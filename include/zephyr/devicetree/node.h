/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree nodes: finding them, their relatives, names, status and compatibles.
 */
#ifndef ETESIAN_DEVICETREE_NODE_H_
#define ETESIAN_DEVICETREE_NODE_H_

/** An identifier that is no node: DT_NODE_EXISTS() of it is 0. */
#define DT_INVALID_NODE _

/** The root node. */
#define DT_ROOT DT_N

/** The node at a full path, one argument per level: DT_PATH(soc, uart_4000c000). */
#define DT_PATH(...) DT_PATH_INTERNAL(__VA_ARGS__)

/** The node that carries @p label in the source: DT_NODELABEL(uart0) for "uart0: ..." */
#define DT_NODELABEL(label) DT_CAT(DT_N_NODELABEL_, label)

/** The node that property @p alias of /aliases points to. */
#define DT_ALIAS(alias) DT_CAT(DT_N_ALIAS_, alias)

/**
 * @brief Instance @p inst (a number) of the nodes with compatible @p compat.
 *
 * Enabled nodes come first. Which node gets which number may change with every edit of the
 * devicetree: use this to go through all instances, not to mean a certain one.
 */
#define DT_INST(inst, compat) DT_CAT4(DT_N_INST_, inst, _, compat)

/** The parent of a node. */
#define DT_PARENT(node_id) DT_CAT(node_id, _PARENT)

/** The parent of a node's parent. */
#define DT_GPARENT(node_id) DT_PARENT(DT_PARENT(node_id))

/** The child of a node with the name @p child (with its unit address: led_0, uart_4000c000). */
#define DT_CHILD(node_id, child) DT_CAT3(node_id, _S_, child)

/** Any enabled node with compatible @p compat, or DT_INVALID_NODE. */
#define DT_COMPAT_GET_ANY_STATUS_OKAY(compat)                                                      \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat), (DT_INST(0, compat)), (DT_INVALID_NODE))

/** The node that property @p prop of /chosen points to: DT_CHOSEN(zephyr_console). */
#define DT_CHOSEN(prop) DT_CAT(DT_CHOSEN_, prop)

/** 1 if /chosen has the property @p prop and it points to a node, else 0. */
#define DT_HAS_CHOSEN(prop) IS_ENABLED(DT_CAT3(DT_CHOSEN_, prop, _EXISTS))

/** Path of the node: a string literal. Not for #if. */
#define DT_NODE_PATH(node_id) DT_CAT(node_id, _PATH)

/** Name of the node with its unit address: a string literal. Not for #if. */
#define DT_NODE_FULL_NAME(node_id) DT_CAT(node_id, _FULL_NAME)

/** Index of the node among its parent's children, from 0, in the order of the source. */
#define DT_NODE_CHILD_IDX(node_id) DT_CAT(node_id, _CHILD_IDX)

/** Number of children. */
#define DT_CHILD_NUM(node_id) DT_CAT(node_id, _CHILD_NUM)

/** Number of enabled children. */
#define DT_CHILD_NUM_STATUS_OKAY(node_id) DT_CAT(node_id, _CHILD_NUM_STATUS_OKAY)

/** 1 if both identifiers mean the same node, else 0. Both nodes must exist. */
#define DT_SAME_NODE(node_id1, node_id2) (DT_DEP_ORD(node_id1) == DT_DEP_ORD(node_id2))

/** Number of labels of the node. */
#define DT_NUM_NODELABELS(node_id) DT_CAT(node_id, _NODELABEL_NUM)

/** Initializer of an array of strings with the labels of the node. Not for #if. */
#define DT_NODELABEL_STRING_ARRAY(node_id)                                                         \
	{DT_FOREACH_NODELABEL(node_id, DT_NODELABEL_STRING_ARRAY_ENTRY_INTERNAL)}

/** 1 if the node exists, whatever its status; else 0. */
#define DT_NODE_EXISTS(node_id) IS_ENABLED(DT_CAT(node_id, _EXISTS))

/**
 * @brief 1 if the node exists and has the status @p status (okay, disabled, ...), else 0.
 *
 * A node without a status property is okay.
 */
#define DT_NODE_HAS_STATUS(node_id, status) DT_NODE_HAS_STATUS_INTERNAL(node_id, status)

/** 1 if at least one enabled node has compatible @p compat, else 0. */
#define DT_HAS_COMPAT_STATUS_OKAY(compat) IS_ENABLED(DT_CAT(DT_COMPAT_HAS_OKAY_, compat))

/** Number of enabled nodes with compatible @p compat. */
#define DT_NUM_INST_STATUS_OKAY(compat)                                                            \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat), (DT_CAT3(DT_N_INST_, compat, _NUM_OKAY)), (0))

/** 1 if @p compat is one of the node's compatibles, else 0. */
#define DT_NODE_HAS_COMPAT(node_id, compat) IS_ENABLED(DT_CAT3(node_id, _COMPAT_MATCHES_, compat))

/** 1 if the node has both the compatible @p compat and the status @p status, else 0. */
#define DT_NODE_HAS_COMPAT_STATUS(node_id, compat, status)                                         \
	Z_DT_IF(DT_NODE_HAS_COMPAT(node_id, compat), (DT_NODE_HAS_STATUS(node_id, status)), (0))

/** The controller of the bus the node is on. */
#define DT_BUS(node_id) DT_CAT(node_id, _BUS)

/** 1 if the node is on a bus of the type @p bus (i2c, spi, ...), else 0. */
#define DT_ON_BUS(node_id, bus) IS_ENABLED(DT_CAT3(node_id, _BUS_, bus))

/** 1 if an enabled node with compatible @p compat is on a bus of the type @p bus, else 0. */
#define DT_HAS_COMPAT_ON_BUS_STATUS_OKAY(compat, bus)                                              \
	IS_ENABLED(DT_CAT4(DT_COMPAT_, compat, _BUS_, bus))

/** @name Vendor and model from "vendor,model" in entry @p idx of compatible: string literals
 * @{
 */
#define DT_NODE_VENDOR_BY_IDX(node_id, idx) DT_CAT3(node_id, _COMPAT_VENDOR_IDX_, idx)
#define DT_NODE_VENDOR_HAS_IDX(node_id, idx)                                                       \
	IS_ENABLED(DT_CAT4(node_id, _COMPAT_VENDOR_IDX_, idx, _EXISTS))
#define DT_NODE_VENDOR_BY_IDX_OR(node_id, idx, default_value)                                      \
	Z_DT_IF(DT_NODE_VENDOR_HAS_IDX(node_id, idx), (DT_NODE_VENDOR_BY_IDX(node_id, idx)),       \
		(default_value))
#define DT_NODE_VENDOR_OR(node_id, default_value)                                                  \
	DT_NODE_VENDOR_BY_IDX_OR(node_id, 0, default_value)
#define DT_NODE_MODEL_BY_IDX(node_id, idx) DT_CAT3(node_id, _COMPAT_MODEL_IDX_, idx)
#define DT_NODE_MODEL_HAS_IDX(node_id, idx)                                                        \
	IS_ENABLED(DT_CAT4(node_id, _COMPAT_MODEL_IDX_, idx, _EXISTS))
#define DT_NODE_MODEL_BY_IDX_OR(node_id, idx, default_value)                                       \
	Z_DT_IF(DT_NODE_MODEL_HAS_IDX(node_id, idx), (DT_NODE_MODEL_BY_IDX(node_id, idx)),         \
		(default_value))
#define DT_NODE_MODEL_OR(node_id, default_value) DT_NODE_MODEL_BY_IDX_OR(node_id, 0, default_value)
/** @} */

/** @cond INTERNAL_HIDDEN */
#define DT_NODE_HAS_STATUS_INTERNAL(node_id, status) IS_ENABLED(DT_CAT3(node_id, _STATUS_, status))
#define DT_NODELABEL_STRING_ARRAY_ENTRY_INTERNAL(nodelabel) DT_STRINGIFY_INTERNAL(nodelabel),

#define DT_PATH_INTERNAL(...) Z_DT_PATH(Z_DT_LEVELS(__VA_ARGS__), __VA_ARGS__)
#define Z_DT_PATH(n, ...)     Z_DT_PATH_N(n, __VA_ARGS__)
#define Z_DT_PATH_N(n, ...)   Z_DT_PATH_##n(__VA_ARGS__)
#define Z_DT_LEVELS(...)                                                                           \
	Z_DT_LEVELS_(__VA_ARGS__, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0)
#define Z_DT_LEVELS_(a, b, c, d, e, f, g, h, i, j, count, ...) count
#define Z_DT_PATH_1(a)			DT_N_S_##a
#define Z_DT_PATH_2(a, b)		DT_N_S_##a##_S_##b
#define Z_DT_PATH_3(a, b, c)		DT_N_S_##a##_S_##b##_S_##c
#define Z_DT_PATH_4(a, b, c, d)	DT_N_S_##a##_S_##b##_S_##c##_S_##d
#define Z_DT_PATH_5(a, b, c, d, e)	DT_N_S_##a##_S_##b##_S_##c##_S_##d##_S_##e
#define Z_DT_PATH_6(a, b, c, d, e, f)	DT_N_S_##a##_S_##b##_S_##c##_S_##d##_S_##e##_S_##f
#define Z_DT_PATH_7(a, b, c, d, e, f, g) DT_CHILD(Z_DT_PATH_6(a, b, c, d, e, f), g)
#define Z_DT_PATH_8(a, b, c, d, e, f, g, h) DT_CHILD(Z_DT_PATH_7(a, b, c, d, e, f, g), h)
#define Z_DT_PATH_9(a, b, c, d, e, f, g, h, i) DT_CHILD(Z_DT_PATH_8(a, b, c, d, e, f, g, h), i)
#define Z_DT_PATH_10(a, b, c, d, e, f, g, h, i, j)                                                 \
	DT_CHILD(Z_DT_PATH_9(a, b, c, d, e, f, g, h, i), j)
/** @endcond */

#endif /* ETESIAN_DEVICETREE_NODE_H_ */
