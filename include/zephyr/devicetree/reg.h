/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Devicetree addresses: the properties reg and ranges.
 */
#ifndef ETESIAN_DEVICETREE_REG_H_
#define ETESIAN_DEVICETREE_REG_H_

/** @name Register blocks
 *
 * Addresses are those of the root's address space: ranges properties on the way are applied. ADDR
 * and SIZE are numbers (bytes) without a suffix, _U64 the same as 64-bit constants. The block is
 * the first one, or the one with index @p idx, or the one called @p name in reg-names.
 * @{
 */
#define DT_NUM_REGS(node_id)		DT_CAT(node_id, _REG_NUM)
#define DT_REG_HAS_IDX(node_id, idx)	IS_ENABLED(DT_CAT4(node_id, _REG_IDX_, idx, _EXISTS))
#define DT_REG_HAS_NAME(node_id, name)	IS_ENABLED(DT_CAT4(node_id, _REG_NAME_, name, _EXISTS))
#define DT_REG_ADDR_BY_IDX(node_id, idx) DT_CAT4(node_id, _REG_IDX_, idx, _VAL_ADDRESS)
#define DT_REG_SIZE_BY_IDX(node_id, idx) DT_CAT4(node_id, _REG_IDX_, idx, _VAL_SIZE)
#define DT_REG_ADDR(node_id)		DT_REG_ADDR_BY_IDX(node_id, 0)
#define DT_REG_ADDR_U64(node_id)	DT_U64_C(DT_REG_ADDR(node_id))
#define DT_REG_SIZE(node_id)		DT_REG_SIZE_BY_IDX(node_id, 0)

#define DT_REG_ADDR_BY_NAME(node_id, name) DT_CAT4(node_id, _REG_NAME_, name, _VAL_ADDRESS)
#define DT_REG_ADDR_BY_NAME_OR(node_id, name, default_value)                                       \
	Z_DT_IF(DT_REG_HAS_NAME(node_id, name), (DT_REG_ADDR_BY_NAME(node_id, name)),              \
		(default_value))
#define DT_REG_ADDR_BY_NAME_U64(node_id, name) DT_U64_C(DT_REG_ADDR_BY_NAME(node_id, name))
#define DT_REG_SIZE_BY_NAME(node_id, name)     DT_CAT4(node_id, _REG_NAME_, name, _VAL_SIZE)
#define DT_REG_SIZE_BY_NAME_OR(node_id, name, default_value)                                       \
	Z_DT_IF(DT_REG_HAS_NAME(node_id, name), (DT_REG_SIZE_BY_NAME(node_id, name)),              \
		(default_value))
/** @} */

/** @name Translations of a bus: the property ranges
 *
 * FLAGS is the first cell of a PCIe bus address; it exists on nodes whose binding says bus: pcie.
 * @{
 */
#define DT_NUM_RANGES(node_id)		DT_CAT(node_id, _RANGES_NUM)
#define DT_RANGES_HAS_IDX(node_id, idx) IS_ENABLED(DT_CAT4(node_id, _RANGES_IDX_, idx, _EXISTS))
#define DT_RANGES_HAS_CHILD_BUS_FLAGS_AT_IDX(node_id, idx)                                         \
	IS_ENABLED(DT_CAT4(node_id, _RANGES_IDX_, idx, _VAL_CHILD_BUS_FLAGS_EXISTS))
#define DT_RANGES_CHILD_BUS_FLAGS_BY_IDX(node_id, idx)                                             \
	DT_CAT4(node_id, _RANGES_IDX_, idx, _VAL_CHILD_BUS_FLAGS)
#define DT_RANGES_CHILD_BUS_ADDRESS_BY_IDX(node_id, idx)                                           \
	DT_CAT4(node_id, _RANGES_IDX_, idx, _VAL_CHILD_BUS_ADDRESS)
#define DT_RANGES_PARENT_BUS_ADDRESS_BY_IDX(node_id, idx)                                          \
	DT_CAT4(node_id, _RANGES_IDX_, idx, _VAL_PARENT_BUS_ADDRESS)
#define DT_RANGES_LENGTH_BY_IDX(node_id, idx) DT_CAT4(node_id, _RANGES_IDX_, idx, _VAL_LENGTH)

/** Calls fn(node_id, idx) for each translation. */
#define DT_FOREACH_RANGE(node_id, fn) DT_CAT(node_id, _FOREACH_RANGE)(fn)
/** @} */

#endif /* ETESIAN_DEVICETREE_REG_H_ */
