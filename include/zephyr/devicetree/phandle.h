/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree properties that point to other nodes: phandle, phandles, phandle-array.
 */
#ifndef ETESIAN_DEVICETREE_PHANDLE_H_
#define ETESIAN_DEVICETREE_PHANDLE_H_

/*
 * In gpios = <&gpio0 3 0>, <&gpio1 5 1>; the property holds two entries, each a node (the
 * controller) and cells, whose names come from the controller's binding: here pin and flags.
 */

/** The node that entry @p idx (a number) of @p prop points to. */
#define DT_PHANDLE_BY_IDX(node_id, prop, idx) DT_CAT6(node_id, _P_, prop, _IDX_, idx, _PH)

/** The node that the first entry of @p prop points to. */
#define DT_PHANDLE(node_id, prop) DT_PHANDLE_BY_IDX(node_id, prop, 0)

/** The node that the entry called @p name in the -names property points to. */
#define DT_PHANDLE_BY_NAME(node_id, pha, name)                                                     \
	DT_PHANDLE_BY_IDX(node_id, pha, Z_DT_PHA_IDX(node_id, pha, name))

/** @name A cell of an entry of a phandle-array: a number
 *
 * The entry is the first one, or the one with index @p idx, or the one called @p name. _OR:
 * @p default_value if there is no such entry or no such cell.
 * @{
 */
#define DT_PHA_BY_IDX(node_id, pha, idx, cell)                                                     \
	DT_CAT7(node_id, _P_, pha, _IDX_, idx, _VAL_, cell)
#define DT_PHA_BY_IDX_OR(node_id, pha, idx, cell, default_value)                                   \
	Z_DT_IF(DT_PHA_HAS_CELL_AT_IDX(node_id, pha, idx, cell),                                   \
		(DT_PHA_BY_IDX(node_id, pha, idx, cell)), (default_value))

#define DT_PHA(node_id, pha, cell) DT_PHA_BY_IDX(node_id, pha, 0, cell)
#define DT_PHA_OR(node_id, pha, cell, default_value)                                               \
	DT_PHA_BY_IDX_OR(node_id, pha, 0, cell, default_value)

#define DT_PHA_BY_NAME(node_id, pha, name, cell)                                                   \
	DT_PHA_BY_IDX(node_id, pha, Z_DT_PHA_IDX(node_id, pha, name), cell)
#define DT_PHA_BY_NAME_OR(node_id, pha, name, cell, default_value)                                 \
	Z_DT_IF(DT_PROP_HAS_NAME(node_id, pha, name),                                              \
		(DT_PHA_BY_IDX_OR(node_id, pha, Z_DT_PHA_IDX(node_id, pha, name), cell,            \
				  default_value)),                                                 \
		(default_value))
/** @} */

/** 1 if entry @p idx exists and has the cell @p cell, else 0. */
#define DT_PHA_HAS_CELL_AT_IDX(node_id, pha, idx, cell)                                            \
	IS_ENABLED(DT_CAT8(node_id, _P_, pha, _IDX_, idx, _VAL_, cell, _EXISTS))

/** 1 if the first entry exists and has the cell @p cell, else 0. */
#define DT_PHA_HAS_CELL(node_id, pha, cell) DT_PHA_HAS_CELL_AT_IDX(node_id, pha, 0, cell)

/** Property @p prop of the node that entry @p idx of @p phs points to. */
#define DT_PROP_BY_PHANDLE_IDX(node_id, phs, idx, prop)                                            \
	DT_PROP(DT_PHANDLE_BY_IDX(node_id, phs, idx), prop)

/** Like DT_PROP_BY_PHANDLE_IDX(), or @p default_value if that node does not have the property. */
#define DT_PROP_BY_PHANDLE_IDX_OR(node_id, phs, idx, prop, default_value)                          \
	DT_PROP_OR(DT_PHANDLE_BY_IDX(node_id, phs, idx), prop, default_value)

/** Property @p prop of the node that @p ph points to. */
#define DT_PROP_BY_PHANDLE(node_id, ph, prop) DT_PROP_BY_PHANDLE_IDX(node_id, ph, 0, prop)

/** @cond INTERNAL_HIDDEN */
#define Z_DT_PHA_IDX(node_id, pha, name) DT_CAT6(node_id, _P_, pha, _NAME_, name, _IDX)
/** @endcond */

#endif /* ETESIAN_DEVICETREE_PHANDLE_H_ */
