/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The areas: all partitions of all fixed-partitions nodes, in the order of the devicetree, in
 * which they are numbered too.
 */
#include <zephyr/storage/flash_map.h>

#if defined(CONFIG_FLASH_MAP_LABELS)
#define LABEL(node) .fa_label = DT_PROP_OR(node, label, NULL),
#else
#define LABEL(node)
#endif

#define AREA(node)                                                           \
	{.fa_id = DT_FIXED_PARTITION_ID(node),                               \
	 .fa_off = DT_REG_ADDR(node),                                        \
	 .fa_size = DT_REG_SIZE(node),                                       \
	 .fa_dev = DEVICE_DT_GET_OR_NULL(DT_MTD_FROM_FIXED_PARTITION(node)), \
	 LABEL(node)},

#define AREAS(node) DT_FOREACH_CHILD_STATUS_OKAY(node, AREA)

static const struct flash_area areas[] = {DT_FOREACH_STATUS_OKAY(fixed_partitions, AREAS)};

const struct flash_area *flash_map = areas;
const int flash_map_entries = ARRAY_SIZE(areas);
