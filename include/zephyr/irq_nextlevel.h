/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What an interrupt controller below another one offers to the code that dispatches interrupts.
 * @p dev is the controller, @p irq one of its lines, not counted through the levels.
 */
#ifndef ZEPHYR_INCLUDE_IRQ_NEXTLEVEL_H_
#define ZEPHYR_INCLUDE_IRQ_NEXTLEVEL_H_

#include <stdint.h>
#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void (*irq_next_level_func_t)(const struct device *dev, unsigned int irq);
typedef unsigned int (*irq_next_level_get_state_t)(const struct device *dev);
typedef void (*irq_next_level_set_priority_t)(const struct device *dev, unsigned int irq,
					      unsigned int prio, uint32_t flags);
typedef int (*irq_next_level_get_line_state_t)(const struct device *dev, unsigned int line);

/** Operations of such a controller; the last two may be NULL. */
struct irq_next_level_api {
	irq_next_level_func_t intr_enable;
	irq_next_level_func_t intr_disable;
	irq_next_level_get_state_t intr_get_state;
	irq_next_level_set_priority_t intr_set_priority;
	irq_next_level_get_line_state_t intr_get_line_state;
};

static inline const struct irq_next_level_api *z_irq_next_level_api(const struct device *dev)
{
	return (const struct irq_next_level_api *)dev->api;
}

/** @brief Let line @p irq of @p dev interrupt. Context: any. */
static inline void irq_enable_next_level(const struct device *dev, uint32_t irq)
{
	z_irq_next_level_api(dev)->intr_enable(dev, irq);
}

/** @brief Keep line @p irq of @p dev from interrupting. Context: any. */
static inline void irq_disable_next_level(const struct device *dev, uint32_t irq)
{
	z_irq_next_level_api(dev)->intr_disable(dev, irq);
}

/** @brief Non-zero where some line of @p dev may interrupt. Context: any. */
static inline unsigned int irq_is_enabled_next_level(const struct device *dev)
{
	return z_irq_next_level_api(dev)->intr_get_state(dev);
}

/** @brief Priority and flags, the controller's own, of line @p irq. Context: any. */
static inline void irq_set_priority_next_level(const struct device *dev, uint32_t irq,
					       uint32_t prio, uint32_t flags)
{
	const struct irq_next_level_api *api = z_irq_next_level_api(dev);

	if (api->intr_set_priority != NULL) {
		api->intr_set_priority(dev, irq, prio, flags);
	}
}

/** @brief Non-zero where line @p irq of @p dev may interrupt; 0 if it can not say. Context: any. */
static inline unsigned int irq_line_is_enabled_next_level(const struct device *dev,
							  unsigned int irq)
{
	const struct irq_next_level_api *api = z_irq_next_level_api(dev);

	return (api->intr_get_line_state != NULL) ? (unsigned int)api->intr_get_line_state(dev, irq)
						  : 0;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_IRQ_NEXTLEVEL_H_ */
