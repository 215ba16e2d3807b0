/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Numbers of interrupts that pass through several controllers: every field at its ends, and back.
 */
#include <zephyr/irq_multilevel.h>
#include <zephyr/irq_nextlevel.h>
#include <zephyr/ztest.h>

#define L1_MAX BIT_MASK(Z_IRQ_L1_BITS)
#define L2_MAX (BIT_MASK(Z_IRQ_L2_BITS) - 1) /* one value of a field says: not this level */
#define L3_MAX (BIT_MASK(Z_IRQ_L3_BITS) - 1)

static const unsigned int l1_lines[] = {0, 1, L1_MAX / 2, L1_MAX};
static const unsigned int l2_lines[] = {0, 1, L2_MAX / 2, L2_MAX};
static const unsigned int l3_lines[] = {0, 1, L3_MAX / 2, L3_MAX};

static void check_third(unsigned int l1, unsigned int l2, unsigned int l3)
{
	unsigned int irq = irq_to_level_3(l3) | irq_to_level_2(l2) | l1;

	zassert_equal(irq, IRQ_TO_L3(l3) | IRQ_TO_L2(l2) | l1);
	zassert_equal(irq_to_level(l3, 3), irq_to_level_3(l3));
	zassert_equal(irq_get_level(irq), 3);
	zassert_equal(irq_from_level_3(irq), l3);
	zassert_equal(irq_from_level(irq, 3), l3);
	zassert_equal(irq_from_level_2(irq), l2);
	zassert_equal(irq_parent_level_3(irq), l2);
	zassert_equal(irq_parent_level(irq, 3), l2);
	zassert_equal(irq_parent_level_2(irq), l1);
	zassert_equal(irq_get_intc_irq(irq), irq_to_level_2(l2) | l1);
}

static void check_second(unsigned int l1, unsigned int l2)
{
	unsigned int irq = irq_to_level_2(l2) | l1;

	zassert_equal(irq_to_level(l2, 2), irq_to_level_2(l2));
	zassert_equal(irq_get_level(irq), 2);
	zassert_equal(irq_from_level_2(irq), l2);
	zassert_equal(irq_from_level(irq, 2), l2);
	zassert_equal(irq_parent_level_2(irq), l1);
	zassert_equal(irq_parent_level(irq, 2), l1);
	zassert_equal(irq_get_intc_irq(irq), l1);
}

ZTEST(interrupt_levels, test_numbers)
{
	for (size_t i = 0; i < ARRAY_SIZE(l1_lines); i++) {
		zassert_equal(irq_get_level(l1_lines[i]), 1);
		zassert_equal(irq_from_level(l1_lines[i], 1), l1_lines[i]);
		zassert_equal(irq_to_level(l1_lines[i], 1), l1_lines[i]);
		for (size_t j = 0; j < ARRAY_SIZE(l2_lines); j++) {
			check_second(l1_lines[i], l2_lines[j]);
			for (size_t k = 0; k < ARRAY_SIZE(l3_lines); k++) {
				check_third(l1_lines[i], l2_lines[j], l3_lines[k]);
			}
		}
	}
}

/* A controller of 32 lines that remembers what it was told. */
static uint32_t lines_on;
static unsigned int last_prio;

static void fake_enable(const struct device *dev, unsigned int irq)
{
	lines_on |= BIT(irq);
}

static void fake_disable(const struct device *dev, unsigned int irq)
{
	lines_on &= ~BIT(irq);
}

static unsigned int fake_state(const struct device *dev)
{
	return lines_on != 0;
}

static void fake_priority(const struct device *dev, unsigned int irq, unsigned int prio,
			  uint32_t flags)
{
	last_prio = irq * 100 + prio * 10 + flags;
}

static int fake_line_state(const struct device *dev, unsigned int irq)
{
	return (lines_on & BIT(irq)) != 0;
}

static const struct irq_next_level_api whole = {fake_enable, fake_disable, fake_state,
						fake_priority, fake_line_state};
static const struct irq_next_level_api least = {fake_enable, fake_disable, fake_state, NULL, NULL};

ZTEST(interrupt_levels, test_next_level)
{
	const struct device dev = {.api = &whole};
	const struct device small = {.api = &least};

	zassert_equal(irq_is_enabled_next_level(&dev), 0);
	irq_enable_next_level(&dev, 5);
	zassert_not_equal(irq_is_enabled_next_level(&dev), 0);
	zassert_not_equal(irq_line_is_enabled_next_level(&dev, 5), 0);
	zassert_equal(irq_line_is_enabled_next_level(&dev, 4), 0);
	zassert_equal(irq_line_is_enabled_next_level(&small, 5), 0);
	irq_set_priority_next_level(&dev, 5, 3, 1);
	irq_set_priority_next_level(&small, 1, 1, 1);
	zassert_equal(last_prio, 531);
	irq_disable_next_level(&dev, 5);
	zassert_equal(irq_is_enabled_next_level(&dev), 0);
}

ZTEST_SUITE(interrupt_levels, NULL, NULL, NULL, NULL, NULL);
