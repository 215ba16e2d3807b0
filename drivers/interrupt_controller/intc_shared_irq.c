/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Lines that several devices share: see <zephyr/shared_irq.h>. An interrupt asks the enabled
 * devices in the order of their registration; all of them, as several may have interrupted.
 */
#define DT_DRV_COMPAT shared_irq

#include <errno.h>
#include <zephyr/irq.h>
#include <zephyr/shared_irq.h>
#include <zephyr/sys/util.h>

/* Lock: all interrupts. */
struct client {
	const struct device *dev; /* NULL from the first free one on */
	isr_t isr;
	bool enabled;
};

struct config {
	struct client *clients;
	unsigned int irq;
	unsigned int count;
};

static struct client *find(const struct config *config, const struct device *isr_dev)
{
	for (unsigned int i = 0; i < config->count; i++) {
		if (config->clients[i].dev == isr_dev) {
			return &config->clients[i];
		}
	}
	return NULL;
}

static int isr_register(const struct device *dev, isr_t isr_func, const struct device *isr_dev)
{
	unsigned int key = irq_lock();
	struct client *client = find(dev->config, NULL);

	if (client != NULL) {
		*client = (struct client){.dev = isr_dev, .isr = isr_func};
	}
	irq_unlock(key);
	return (client != NULL) ? 0 : -EIO;
}

static bool any_enabled(const struct config *config)
{
	bool any = false;

	for (unsigned int i = 0; i < config->count; i++) {
		any |= config->clients[i].enabled;
	}
	return any;
}

static int set_enabled(const struct device *dev, const struct device *isr_dev, bool enabled)
{
	const struct config *config = dev->config;
	unsigned int key = irq_lock();
	struct client *client = find(config, isr_dev);

	if (client != NULL) {
		client->enabled = enabled;
		if (any_enabled(config)) {
			irq_enable(config->irq);
		} else {
			irq_disable(config->irq);
		}
	}
	irq_unlock(key);
	return (client != NULL) ? 0 : -EIO;
}

static int enable(const struct device *dev, const struct device *isr_dev)
{
	return set_enabled(dev, isr_dev, true);
}

static int disable(const struct device *dev, const struct device *isr_dev)
{
	return set_enabled(dev, isr_dev, false);
}

static void isr(const struct device *dev)
{
	const struct config *config = dev->config;

	for (unsigned int i = 0; i < config->count; i++) {
		struct client *client = &config->clients[i];

		if (client->enabled) {
			(void)client->isr(client->dev, config->irq);
		}
	}
}

static const struct shared_irq_driver_api api = {
	.isr_register = isr_register,
	.enable = enable,
	.disable = disable,
};

#define LINE(n)                                                                                    \
	BUILD_ASSERT(DT_CHILD_NUM(DT_DRV_INST(n)) > 0, "a child for each device that registers");  \
	static struct client clients_##n[DT_CHILD_NUM(DT_DRV_INST(n))];                            \
	static const struct config config_##n = {.clients = clients_##n,                           \
						 .irq = DT_INST_IRQN(n),                           \
						 .count = ARRAY_SIZE(clients_##n)};                \
	static int init_##n(const struct device *dev)                                              \
	{                                                                                          \
		ARG_UNUSED(dev);                                                                   \
		IRQ_CONNECT(DT_INST_IRQN(n), DT_INST_IRQ(n, priority), isr, DEVICE_DT_INST_GET(n), \
			    0);                                                                    \
		return 0;                                                                          \
	}                                                                                          \
	DEVICE_DT_INST_DEFINE(n, init_##n, NULL, NULL, &config_##n, PRE_KERNEL_1,                  \
			      CONFIG_SHARED_IRQ_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(LINE)
