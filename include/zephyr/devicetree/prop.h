/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree properties: values, elements, lengths, enums and strings.
 */
#ifndef ETESIAN_DEVICETREE_PROP_H_
#define ETESIAN_DEVICETREE_PROP_H_

/**
 * @brief Value of a property, by the type its binding gives.
 *
 * int: a number. boolean: 0 or 1. string: a string literal. array, uint8-array, string-array: an
 * initializer in braces. phandle, path: the node pointed to. For phandles and phandle-array see
 * <zephyr/devicetree/phandle.h>. Numbers and booleans work in #if.
 */
#define DT_PROP(node_id, prop) DT_CAT3(node_id, _P_, prop)

/** The value of a property, or @p default_value if the node does not have it. */
#define DT_PROP_OR(node_id, prop, default_value)                                                   \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_PROP(node_id, prop)), (default_value))

/**
 * @brief 1 if the node has the property, else 0.
 *
 * A property with a default in its binding is always there; so is every boolean of the binding.
 */
#define DT_NODE_HAS_PROP(node_id, prop) IS_ENABLED(DT_CAT4(node_id, _P_, prop, _EXISTS))

/**
 * @brief Number of elements of an array, of phandles or of a phandle-array.
 *
 * 1 for a string, a phandle and a path. Not for reg, ranges, dma-ranges and interrupts: see
 * DT_NUM_REGS() and the like.
 */
#define DT_PROP_LEN(node_id, prop) DT_CAT4(node_id, _P_, prop, _LEN)

/** The length of a property, or @p default_value if the node does not have it. */
#define DT_PROP_LEN_OR(node_id, prop, default_value)                                               \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_PROP_LEN(node_id, prop)), (default_value))

/** 1 if the property has an element @p idx (a number), else 0. */
#define DT_PROP_HAS_IDX(node_id, prop, idx)                                                        \
	IS_ENABLED(DT_CAT6(node_id, _P_, prop, _IDX_, idx, _EXISTS))

/** 1 if an entry of the phandle-array is called @p name in its -names property, else 0. */
#define DT_PROP_HAS_NAME(node_id, prop, name)                                                      \
	IS_ENABLED(DT_CAT6(node_id, _P_, prop, _NAME_, name, _EXISTS))

/** Element @p idx (a number) of an array; for phandles, the node pointed to. */
#define DT_PROP_BY_IDX(node_id, prop, idx) DT_CAT5(node_id, _P_, prop, _IDX_, idx)

/** @name Properties with an enum in their binding
 * @{
 */
/** Index of the value in the binding's list of allowed values, from 0. */
#define DT_ENUM_IDX(node_id, prop) DT_CAT4(node_id, _P_, prop, _ENUM_IDX)

/** The index, or @p default_idx_value if the node does not have the property. */
#define DT_ENUM_IDX_OR(node_id, prop, default_idx_value)                                           \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_ENUM_IDX(node_id, prop)), (default_idx_value))

/** 1 if the property's value is @p value (a number, or a string as a token), else 0. */
#define DT_ENUM_HAS_VALUE(node_id, prop, value)                                                    \
	IS_ENABLED(DT_CAT6(node_id, _P_, prop, _ENUM_VAL_, value, _EXISTS))
/** @} */

/** @name Strings as something else than a literal
 *
 * TOKEN: other characters than letters and digits become underscores. UPPER_TOKEN: also in upper
 * case. UNQUOTED: the text without its quotes. _BY_IDX: of a string-array's element. _OR:
 * @p default_value if the node does not have the property.
 * @{
 */
#define DT_STRING_TOKEN(node_id, prop) DT_CAT4(node_id, _P_, prop, _STRING_TOKEN)
#define DT_STRING_TOKEN_OR(node_id, prop, default_value)                                           \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_STRING_TOKEN(node_id, prop)), (default_value))

#define DT_STRING_UPPER_TOKEN(node_id, prop) DT_CAT4(node_id, _P_, prop, _STRING_UPPER_TOKEN)
#define DT_STRING_UPPER_TOKEN_OR(node_id, prop, default_value)                                     \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_STRING_UPPER_TOKEN(node_id, prop)),           \
		(default_value))

#define DT_STRING_UNQUOTED(node_id, prop) DT_CAT4(node_id, _P_, prop, _STRING_UNQUOTED)
#define DT_STRING_UNQUOTED_OR(node_id, prop, default_value)                                        \
	Z_DT_IF(DT_NODE_HAS_PROP(node_id, prop), (DT_STRING_UNQUOTED(node_id, prop)),              \
		(default_value))

#define DT_STRING_TOKEN_BY_IDX(node_id, prop, idx)                                                 \
	DT_CAT6(node_id, _P_, prop, _IDX_, idx, _STRING_TOKEN)
#define DT_STRING_UPPER_TOKEN_BY_IDX(node_id, prop, idx)                                           \
	DT_CAT6(node_id, _P_, prop, _IDX_, idx, _STRING_UPPER_TOKEN)
#define DT_STRING_UNQUOTED_BY_IDX(node_id, prop, idx)                                              \
	DT_CAT6(node_id, _P_, prop, _IDX_, idx, _STRING_UNQUOTED)
/** @} */

#endif /* ETESIAN_DEVICETREE_PROP_H_ */
