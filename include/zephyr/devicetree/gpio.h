/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree properties that name GPIO lines, and GPIO hogs.
 */
#ifndef ETESIAN_DEVICETREE_GPIO_H_
#define ETESIAN_DEVICETREE_GPIO_H_

/** @name Entries of the GPIO property @p gpio_pha
 *
 * CTLR is the node of the port, PIN the cell pin, FLAGS the cell flags (0 if the binding has none).
 * The entry is the first one or the one with index @p idx.
 * @{
 */
#define DT_GPIO_CTLR_BY_IDX(node_id, gpio_pha, idx)  DT_PHANDLE_BY_IDX(node_id, gpio_pha, idx)
#define DT_GPIO_CTLR(node_id, gpio_pha)		     DT_GPIO_CTLR_BY_IDX(node_id, gpio_pha, 0)
#define DT_GPIO_PIN_BY_IDX(node_id, gpio_pha, idx)   DT_PHA_BY_IDX(node_id, gpio_pha, idx, pin)
#define DT_GPIO_PIN(node_id, gpio_pha)		     DT_GPIO_PIN_BY_IDX(node_id, gpio_pha, 0)
#define DT_GPIO_FLAGS_BY_IDX(node_id, gpio_pha, idx)                                               \
	DT_PHA_BY_IDX_OR(node_id, gpio_pha, idx, flags, 0)
#define DT_GPIO_FLAGS(node_id, gpio_pha)	     DT_GPIO_FLAGS_BY_IDX(node_id, gpio_pha, 0)
/** @} */

/** @name Lines of a GPIO hog node (a child of a port with the property gpio-hog)
 * @{
 */
#define DT_NUM_GPIO_HOGS(node_id)                                                                  \
	Z_DT_IF(IS_ENABLED(DT_CAT(node_id, _GPIO_HOGS_EXISTS)), (DT_CAT(node_id, _GPIO_HOGS_NUM)), \
		(0))
#define DT_GPIO_HOG_PIN_BY_IDX(node_id, idx) DT_CAT4(node_id, _GPIO_HOGS_IDX_, idx, _VAL_pin)
#define DT_GPIO_HOG_FLAGS_BY_IDX(node_id, idx)                                                     \
	Z_DT_IF(IS_ENABLED(DT_CAT4(node_id, _GPIO_HOGS_IDX_, idx, _VAL_flags_EXISTS)),             \
		(DT_CAT4(node_id, _GPIO_HOGS_IDX_, idx, _VAL_flags)), (0))
/** @} */

/** @name The same for instance @p inst of DT_DRV_COMPAT
 * @{
 */
#define DT_INST_GPIO_PIN_BY_IDX(inst, gpio_pha, idx)                                               \
	DT_GPIO_PIN_BY_IDX(DT_DRV_INST(inst), gpio_pha, idx)
#define DT_INST_GPIO_PIN(inst, gpio_pha) DT_GPIO_PIN(DT_DRV_INST(inst), gpio_pha)
#define DT_INST_GPIO_FLAGS_BY_IDX(inst, gpio_pha, idx)                                             \
	DT_GPIO_FLAGS_BY_IDX(DT_DRV_INST(inst), gpio_pha, idx)
#define DT_INST_GPIO_FLAGS(inst, gpio_pha) DT_GPIO_FLAGS(DT_DRV_INST(inst), gpio_pha)
/** @} */

#endif /* ETESIAN_DEVICETREE_GPIO_H_ */
