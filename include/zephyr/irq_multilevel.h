/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Numbers of interrupts that pass through several controllers
 *
 * A number has a field for each level: the line at the first controller in the lowest bits; above,
 * if not 0, the line at the second plus one; then the third. CONFIG_1ST_LEVEL_INTERRUPT_BITS and so
 * on are the widths of the fields, 8 where nothing says otherwise.
 */
#ifndef ZEPHYR_INCLUDE_IRQ_MULTILEVEL_H_
#define ZEPHYR_INCLUDE_IRQ_MULTILEVEL_H_

#ifndef _ASMLANGUAGE

#include <zephyr/sys/__assert.h>
#include <zephyr/sys/util.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_1ST_LEVEL_INTERRUPT_BITS
#define Z_IRQ_L1_BITS CONFIG_1ST_LEVEL_INTERRUPT_BITS
#else
#define Z_IRQ_L1_BITS 8
#endif
#ifdef CONFIG_2ND_LEVEL_INTERRUPT_BITS
#define Z_IRQ_L2_BITS CONFIG_2ND_LEVEL_INTERRUPT_BITS
#else
#define Z_IRQ_L2_BITS 8
#endif
#ifdef CONFIG_3RD_LEVEL_INTERRUPT_BITS
#define Z_IRQ_L3_BITS CONFIG_3RD_LEVEL_INTERRUPT_BITS
#else
#define Z_IRQ_L3_BITS 8
#endif

#define Z_IRQ_L1(irq) ((irq) & BIT_MASK(Z_IRQ_L1_BITS))
#define Z_IRQ_L2(irq) (((irq) >> Z_IRQ_L1_BITS) & BIT_MASK(Z_IRQ_L2_BITS))
#define Z_IRQ_L3(irq) (((irq) >> (Z_IRQ_L1_BITS + Z_IRQ_L2_BITS)) & BIT_MASK(Z_IRQ_L3_BITS))

/** Line @p irq of a controller of the second level, in its field. */
#define IRQ_TO_L2(irq) ((irq + 1) << Z_IRQ_L1_BITS)

/** Line @p irq of a controller of the third level, in its field. */
#define IRQ_TO_L3(irq) ((irq + 1) << (Z_IRQ_L1_BITS + Z_IRQ_L2_BITS))

/** @brief Level of an interrupt: 1 to 3. */
static inline unsigned int irq_get_level(unsigned int irq)
{
	return (Z_IRQ_L3(irq) != 0) ? 3 : (Z_IRQ_L2(irq) != 0) ? 2 : 1;
}

/** @brief Line at the controller of the second level. */
static inline unsigned int irq_from_level_2(unsigned int irq)
{
	return (irq_get_level(irq) == 3) ? Z_IRQ_L2(irq) - 1 : (irq >> Z_IRQ_L1_BITS) - 1;
}

/** @brief A line of the second level, in its field. */
static inline unsigned int irq_to_level_2(unsigned int irq)
{
	return IRQ_TO_L2(irq);
}

/** @brief The line at the first controller that an interrupt comes through. */
static inline unsigned int irq_parent_level_2(unsigned int irq)
{
	return Z_IRQ_L1(irq);
}

/** @brief Line at the controller of the third level. */
static inline unsigned int irq_from_level_3(unsigned int irq)
{
	return (irq >> (Z_IRQ_L1_BITS + Z_IRQ_L2_BITS)) - 1;
}

/** @brief A line of the third level, in its field. */
static inline unsigned int irq_to_level_3(unsigned int irq)
{
	return IRQ_TO_L3(irq);
}

/** @brief The line at the second controller that an interrupt comes through. */
static inline unsigned int irq_parent_level_3(unsigned int irq)
{
	return Z_IRQ_L2(irq) - 1;
}

/** @brief Line at the controller of @p level, 1 to 3. */
static inline unsigned int irq_from_level(unsigned int irq, unsigned int level)
{
	__ASSERT(level >= 1 && level <= 3, "no level %u", level);
	return (level == 1) ? irq : (level == 2) ? irq_from_level_2(irq) : irq_from_level_3(irq);
}

/** @brief A line of @p level, 1 to 3, in its field. */
static inline unsigned int irq_to_level(unsigned int irq, unsigned int level)
{
	__ASSERT(level >= 1 && level <= 3, "no level %u", level);
	return (level == 1) ? irq : (level == 2) ? irq_to_level_2(irq) : irq_to_level_3(irq);
}

/** @brief The line one level up that an interrupt of @p level, 2 or 3, comes through. */
static inline unsigned int irq_parent_level(unsigned int irq, unsigned int level)
{
	__ASSERT(level == 2 || level == 3, "level %u has no parent", level);
	return (level == 2) ? irq_parent_level_2(irq) : irq_parent_level_3(irq);
}

/** @brief The number of the line that the interrupt's controller itself is connected to. */
static inline unsigned int irq_get_intc_irq(unsigned int irq)
{
	unsigned int level = irq_get_level(irq);

	return irq & ((level == 3) ? BIT_MASK(Z_IRQ_L1_BITS + Z_IRQ_L2_BITS)
				   : BIT_MASK(Z_IRQ_L1_BITS));
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_IRQ_MULTILEVEL_H_ */
