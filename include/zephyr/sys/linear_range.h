/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

/**
 * @file
 * @brief Values in equal steps with an index each, as in registers of regulators and chargers.
 *
 * Index min_idx stands for the value min, each further one for @p step more, up to max_idx. A
 * group is an array of ranges by rising index and value. Pure functions: any context.
 */

#ifndef ZEPHYR_INCLUDE_SYS_LINEAR_RANGE_H_
#define ZEPHYR_INCLUDE_SYS_LINEAR_RANGE_H_

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

struct linear_range {
	int32_t min;
	uint32_t step;
	uint16_t min_idx;
	uint16_t max_idx;
};

/** Initialiser of a range. */
#define LINEAR_RANGE_INIT(_min, _step, _min_idx, _max_idx)                                         \
	{                                                                                          \
		.min = (_min), .step = (_step), .min_idx = (_min_idx), .max_idx = (_max_idx),      \
	}

/** @brief Number of values of a range; of a group. */
static inline uint32_t linear_range_values_count(const struct linear_range *r)
{
	return (uint32_t)r->max_idx - r->min_idx + 1U;
}

static inline uint32_t linear_range_group_values_count(const struct linear_range *r, size_t r_cnt)
{
	uint32_t count = 0;

	for (size_t i = 0; i < r_cnt; i++) {
		count += linear_range_values_count(&r[i]);
	}
	return count;
}

/** @brief The highest value of a range. */
static inline int32_t linear_range_get_max_value(const struct linear_range *r)
{
	return r->min + (int32_t)(r->step * (uint32_t)(r->max_idx - r->min_idx));
}

/** @brief The value of an index. @retval -EINVAL no such index. */
static inline int linear_range_get_value(const struct linear_range *r, uint16_t idx, int32_t *val)
{
	if (idx < r->min_idx || idx > r->max_idx) {
		return -EINVAL;
	}
	*val = r->min + (int32_t)(r->step * (uint32_t)(idx - r->min_idx));
	return 0;
}

static inline int linear_range_group_get_value(const struct linear_range *r, size_t r_cnt,
					       uint16_t idx, int32_t *val)
{
	int ret = -EINVAL;

	for (size_t i = 0; i < r_cnt && ret != 0; i++) {
		ret = linear_range_get_value(&r[i], idx, val);
	}
	return ret;
}

/**
 * @brief The index of the lowest value that is not below @p val.
 * @retval -ERANGE @p val lies outside; @p idx is that of the nearest value.
 */
static inline int linear_range_get_index(const struct linear_range *r, int32_t val, uint16_t *idx)
{
	if (val < r->min) {
		*idx = r->min_idx;
		return -ERANGE;
	}
	if (val > linear_range_get_max_value(r)) {
		*idx = r->max_idx;
		return -ERANGE;
	}
	*idx = r->min_idx;
	if (r->step != 0U) {
		*idx += (uint16_t)DIV_ROUND_UP((uint32_t)val - (uint32_t)r->min, r->step);
	}
	return 0;
}

/**
 * @brief The same in a group: in the first range that reaches up to @p val.
 * @retval -EINVAL the group is empty.
 */
static inline int linear_range_group_get_index(const struct linear_range *r, size_t r_cnt,
					       int32_t val, uint16_t *idx)
{
	if (r_cnt == 0) {
		return -EINVAL;
	}
	for (; r_cnt > 1 && val > linear_range_get_max_value(r); r_cnt--) {
		r++;
	}
	return linear_range_get_index(r, val, idx);
}

/**
 * @brief The index of the lowest value in the window from @p val_min to @p val_max.
 *
 * @retval -EINVAL there is none.
 * @retval -ERANGE part of the window lies outside; @p idx is that of the value at that end.
 */
static inline int linear_range_get_win_index(const struct linear_range *r, int32_t val_min,
					     int32_t val_max, uint16_t *idx)
{
	int32_t r_max = linear_range_get_max_value(r);
	int32_t val;

	if (r->min > val_max || r_max < val_min) {
		return -EINVAL;
	}
	if (val_min < r->min) {
		*idx = r->min_idx;
		return -ERANGE;
	}
	if (val_max > r_max) {
		*idx = r->max_idx;
		return -ERANGE;
	}
	(void)linear_range_get_index(r, val_min, idx);
	(void)linear_range_get_value(r, *idx, &val);
	return val > val_max ? -EINVAL : 0;
}

/** @brief The same in a group: the first range that has such a value. */
static inline int linear_range_group_get_win_index(const struct linear_range *r, size_t r_cnt,
						   int32_t val_min, int32_t val_max, uint16_t *idx)
{
	int ret = -EINVAL;

	for (size_t i = 0; i < r_cnt && ret != 0; i++) {
		ret = linear_range_get_win_index(&r[i], val_min, val_max, idx);
	}
	return ret;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_LINEAR_RANGE_H_ */
