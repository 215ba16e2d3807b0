/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "figure.h"
#include <zephyr/kernel.h>

void figure_add(struct figure *figure, uint32_t start, uint32_t end)
{
	uint32_t cost = insn_between(start, end);

	figure->min = (figure->count == 0) ? cost : MIN(figure->min, cost);
	figure->max = MAX(figure->max, cost);
	figure->sum += cost;
	figure->count++;
}

void figure_print(const struct figure *figure)
{
	printk("figure %u %u %u %u %s\n", figure->sum, figure->count, figure->min, figure->max,
	       figure->name);
}
