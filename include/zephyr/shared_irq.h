/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupt lines that several devices share, as a device of its own: the node of a line
 * (compatible "shared-irq") has a child for each device that may register. Where all drivers use
 * IRQ_CONNECT(), CONFIG_SHARED_INTERRUPTS does the same without such a node.
 */
#ifndef ZEPHYR_INCLUDE_SHARED_IRQ_H_
#define ZEPHYR_INCLUDE_SHARED_IRQ_H_

#include <zephyr/device.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Handler of one device: @p dev is the device that it was registered with.
 *
 * Returns 1 if it was this device that interrupted, else 0. Context: ISR.
 */
typedef int (*isr_t)(const struct device *dev, unsigned int irq_number);

typedef int (*shared_irq_register_t)(const struct device *dev, isr_t isr_func,
				     const struct device *isr_dev);
typedef int (*shared_irq_enable_t)(const struct device *dev, const struct device *isr_dev);
typedef int (*shared_irq_disable_t)(const struct device *dev, const struct device *isr_dev);

__subsystem struct shared_irq_driver_api {
	shared_irq_register_t isr_register;
	shared_irq_enable_t enable;
	shared_irq_disable_t disable;
};

/**
 * @brief Enter handler @p isr_func of device @p isr_dev at the line of @p dev; it is disabled.
 *
 * Returns 0, or -EIO if the line has as many devices as its node has children. Context: any.
 */
static inline int shared_irq_isr_register(const struct device *dev, isr_t isr_func,
					  const struct device *isr_dev)
{
	return ((const struct shared_irq_driver_api *)dev->api)->isr_register(dev, isr_func,
									      isr_dev);
}

/**
 * @brief Call the handler of @p isr_dev at interrupts of @p dev, and enable the line.
 *
 * Returns 0, or -EIO if @p isr_dev is not registered there. Context: any.
 */
static inline int shared_irq_enable(const struct device *dev, const struct device *isr_dev)
{
	return ((const struct shared_irq_driver_api *)dev->api)->enable(dev, isr_dev);
}

/**
 * @brief Call the handler of @p isr_dev no longer; the last one disables the line.
 *
 * Returns 0, or -EIO if @p isr_dev is not registered there. Context: any.
 */
static inline int shared_irq_disable(const struct device *dev, const struct device *isr_dev)
{
	return ((const struct shared_irq_driver_api *)dev->api)->disable(dev, isr_dev);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SHARED_IRQ_H_ */
