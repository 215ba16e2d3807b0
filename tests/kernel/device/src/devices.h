/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The devices of the test, and the order in which they were initialized.
 */
#ifndef TEST_DEVICES_H_
#define TEST_DEVICES_H_

#include <zephyr/device.h>
#include <zephyr/init.h>

#define PORT	 DT_NODELABEL(test_port)
#define I2C	 DT_NODELABEL(test_i2c)
#define A	 DT_NODELABEL(dev_a)
#define B	 DT_NODELABEL(dev_b)
#define EXPANDER DT_NODELABEL(expander)
#define FAILS	 DT_NODELABEL(dev_fails)
#define WAITS	 DT_NODELABEL(dev_waits)
#define LAST	 DT_NODELABEL(dev_last)
#define MIDDLE	 DT_NODELABEL(dev_middle)

/* Place of a device's initialization in the order of all, from 1; 0: it has not run. */
int order_of(const struct device *dev);
extern int init_calls;

#endif
