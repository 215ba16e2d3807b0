/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Doing something for each of many devicetree things.
 */
#ifndef ETESIAN_DEVICETREE_FOREACH_H_
#define ETESIAN_DEVICETREE_FOREACH_H_

/*
 * fn is a function-like macro, called once for each item with the item as its first argument(s).
 *   _SEP    puts sep between the calls; sep is in parentheses: (,) or (;) or ()
 *   _VARGS  hands the further arguments on to fn, after the item
 */

/** @name All nodes, or all enabled nodes, of the tree: fn(node_id, ...)
 * @{
 */
#define DT_FOREACH_NODE(fn)				Z_DT_NODES_EACH(fn, ())
#define DT_FOREACH_NODE_VARGS(fn, ...)			Z_DT_NODES_EACHV(fn, (), __VA_ARGS__)
#define DT_FOREACH_STATUS_OKAY_NODE(fn)		Z_DT_OKAY_NODES_EACH(fn, ())
#define DT_FOREACH_STATUS_OKAY_NODE_VARGS(fn, ...) Z_DT_OKAY_NODES_EACHV(fn, (), __VA_ARGS__)
/** @} */

/** @name Children, or enabled children, of a node: fn(child_node_id, ...)
 * @{
 */
#define DT_FOREACH_CHILD(node_id, fn)		DT_CAT(node_id, _CHILD_EACH)(fn, ())
#define DT_FOREACH_CHILD_SEP(node_id, fn, sep)	DT_CAT(node_id, _CHILD_EACH)(fn, sep)
#define DT_FOREACH_CHILD_VARGS(node_id, fn, ...)                                                   \
	DT_CAT(node_id, _CHILD_EACHV)(fn, (), __VA_ARGS__)
#define DT_FOREACH_CHILD_SEP_VARGS(node_id, fn, sep, ...)                                          \
	DT_CAT(node_id, _CHILD_EACHV)(fn, sep, __VA_ARGS__)
#define DT_FOREACH_CHILD_STATUS_OKAY(node_id, fn)	    DT_CAT(node_id, _OKAY_EACH)(fn, ())
#define DT_FOREACH_CHILD_STATUS_OKAY_SEP(node_id, fn, sep) DT_CAT(node_id, _OKAY_EACH)(fn, sep)
#define DT_FOREACH_CHILD_STATUS_OKAY_VARGS(node_id, fn, ...)                                       \
	DT_CAT(node_id, _OKAY_EACHV)(fn, (), __VA_ARGS__)
#define DT_FOREACH_CHILD_STATUS_OKAY_SEP_VARGS(node_id, fn, sep, ...)                              \
	DT_CAT(node_id, _OKAY_EACHV)(fn, sep, __VA_ARGS__)
/** @} */

/** @name Elements of a property that has a DT_PROP_LEN(): fn(node_id, prop, idx, ...)
 * @{
 */
#define DT_FOREACH_PROP_ELEM(node_id, prop, fn)                                                    \
	Z_DT_ELEMS(Z_DT_ELEM_, DT_PROP_LEN(node_id, prop))(fn, (), node_id, prop)
#define DT_FOREACH_PROP_ELEM_SEP(node_id, prop, fn, sep)                                           \
	Z_DT_ELEMS(Z_DT_ELEMS_, DT_PROP_LEN(node_id, prop))(fn, sep, node_id, prop)
#define DT_FOREACH_PROP_ELEM_VARGS(node_id, prop, fn, ...)                                         \
	Z_DT_ELEMS(Z_DT_ELEMV_, DT_PROP_LEN(node_id, prop))(fn, (), node_id, prop, __VA_ARGS__)
#define DT_FOREACH_PROP_ELEM_SEP_VARGS(node_id, prop, fn, sep, ...)                                \
	Z_DT_ELEMS(Z_DT_ELEMSV_, DT_PROP_LEN(node_id, prop))(fn, sep, node_id, prop, __VA_ARGS__)
/** @} */

/** @name Enabled nodes with a compatible: fn(node_id, ...). Nothing if there are none.
 * @{
 */
#define DT_FOREACH_STATUS_OKAY(compat, fn)                                                         \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat), (DT_CAT3(DT_COMPAT_, compat, _EACH)),           \
		(Z_DT_NOTHING))(fn, ())
#define DT_FOREACH_STATUS_OKAY_VARGS(compat, fn, ...)                                              \
	Z_DT_IF(DT_HAS_COMPAT_STATUS_OKAY(compat), (DT_CAT3(DT_COMPAT_, compat, _EACHV)),          \
		(Z_DT_NOTHING))(fn, (), __VA_ARGS__)
/** @} */

/** @name Labels of a node, as tokens: fn(label, ...)
 * @{
 */
#define DT_FOREACH_NODELABEL(node_id, fn) DT_CAT(node_id, _NODELABEL_EACH)(fn, ())
#define DT_FOREACH_NODELABEL_VARGS(node_id, fn, ...)                                               \
	DT_CAT(node_id, _NODELABEL_EACHV)(fn, (), __VA_ARGS__)
/** @} */

/** @cond INTERNAL_HIDDEN */
#define Z_DT_ELEMS(form, length)  Z_DT_ELEMS_CAT(form, length)
#define Z_DT_ELEMS_CAT(form, length) form##length
/** @endcond */

#endif /* ETESIAN_DEVICETREE_FOREACH_H_ */
