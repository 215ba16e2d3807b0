/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include <zephyr/shared_irq.h>
#include <zephyr/ztest.h>
#include <zephyr/interrupt_util.h>

static const struct device *const line = DEVICE_DT_GET(DT_NODELABEL(shared));
static const struct device first, second, third;
static int calls_first, calls_second;

static int isr_first(const struct device *dev, unsigned int irq)
{
	zassert_equal_ptr(dev, &first);
	zassert_equal(irq, DT_IRQN(DT_NODELABEL(shared)));
	calls_first++;
	return 0;
}

static int isr_second(const struct device *dev, unsigned int irq)
{
	zassert_equal_ptr(dev, &second);
	calls_second++;
	return (irq != 0) ? 1 : 0;
}

static void interrupt(int expect_first, int expect_second)
{
	calls_first = 0;
	calls_second = 0;
	trigger_irq(DT_IRQN(DT_NODELABEL(shared)));
	zassert_equal(calls_first, expect_first);
	zassert_equal(calls_second, expect_second);
}

ZTEST(shared_irq, test_two_devices)
{
	zassert_true(device_is_ready(line));
	zassert_equal(shared_irq_enable(line, &first), -EIO, "not registered");
	zassert_ok(shared_irq_isr_register(line, isr_first, &first));
	zassert_ok(shared_irq_isr_register(line, isr_second, &second));
	zassert_equal(shared_irq_isr_register(line, isr_first, &third), -EIO, "no third child");

	zassert_ok(shared_irq_enable(line, &first));
	interrupt(1, 0);
	zassert_ok(shared_irq_enable(line, &second));
	interrupt(1, 1);
	zassert_ok(shared_irq_disable(line, &first));
	interrupt(0, 1);
	zassert_ok(shared_irq_disable(line, &second));
	zassert_false(irq_is_enabled(DT_IRQN(DT_NODELABEL(shared))));
	zassert_equal(shared_irq_disable(line, &third), -EIO);
}

ZTEST_SUITE(shared_irq, NULL, NULL, NULL, NULL, NULL);
