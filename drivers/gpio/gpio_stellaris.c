/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Ports of TI Stellaris, relatives of Arm's PL061 (LM3S6965 data sheet, chapter 8). The data
 * register has 256 addresses: bits 9 to 2 of the address say which pins an access is about, so pins
 * are changed without reading, and no lock is needed.
 */
#define DT_DRV_COMPAT ti_stellaris_gpio

#include <errno.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_utils.h>
#include <zephyr/irq.h>
#include <zephyr/kernel.h>

struct gpio_regs {
	volatile uint32_t data[256];
	volatile uint32_t dir;
	volatile uint32_t is;
	volatile uint32_t ibe;
	volatile uint32_t iev;
	volatile uint32_t im;
	volatile uint32_t ris;
	volatile uint32_t mis;
	volatile uint32_t icr;
	volatile uint32_t afsel;
	uint32_t reserved0[55];
	volatile uint32_t dr2r;
	volatile uint32_t dr4r;
	volatile uint32_t dr8r;
	volatile uint32_t odr;
	volatile uint32_t pur;
	volatile uint32_t pdr;
	volatile uint32_t slr;
	volatile uint32_t den;
};

BUILD_ASSERT(offsetof(struct gpio_regs, dr2r) == 0x500 && offsetof(struct gpio_regs, den) == 0x51c,
	     "register distances");

struct config {
	struct gpio_driver_config common;
	struct gpio_regs *regs;
	void (*connect)(void);
};

struct data {
	struct gpio_driver_data common;
	sys_slist_t callbacks;
};

static ALWAYS_INLINE struct gpio_regs *regs_of(const struct device *port)
{
	return ((const struct config *)port->config)->regs;
}

static void put(volatile uint32_t *reg, uint32_t mask, bool set)
{
	unsigned int key = irq_lock();

	*reg = set ? (*reg | mask) : (*reg & ~mask);
	irq_unlock(key);
}

static int pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags)
{
	struct gpio_regs *regs = regs_of(port);
	uint32_t mask = BIT(pin);

	if ((flags & GPIO_SINGLE_ENDED) != 0 && (flags & GPIO_LINE_OPEN_DRAIN) == 0) {
		return -ENOTSUP; /* an open source output */
	}
	if ((flags & GPIO_OUTPUT_INIT_HIGH) != 0) {
		regs->data[mask] = mask;
	} else if ((flags & GPIO_OUTPUT_INIT_LOW) != 0) {
		regs->data[mask] = 0;
	}
	put(&regs->odr, mask, (flags & GPIO_SINGLE_ENDED) != 0);
	put(&regs->pur, mask, (flags & GPIO_PULL_UP) != 0);
	put(&regs->pdr, mask, (flags & GPIO_PULL_DOWN) != 0);
	put(&regs->afsel, mask, false);
	put(&regs->dir, mask, (flags & GPIO_OUTPUT) != 0);
	put(&regs->den, mask, (flags & (GPIO_INPUT | GPIO_OUTPUT)) != 0);
	return 0;
}

#ifdef CONFIG_GPIO_GET_CONFIG
static int pin_get_config(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags)
{
	struct gpio_regs *regs = regs_of(port);
	uint32_t mask = BIT(pin);

	*flags = 0;
	if ((regs->den & mask) == 0) {
		return 0;
	}
	if ((regs->dir & mask) != 0) {
		*flags |= (regs->data[mask] != 0) ? GPIO_OUTPUT_HIGH : GPIO_OUTPUT_LOW;
	} else {
		*flags |= GPIO_INPUT;
	}
	*flags |= ((regs->odr & mask) != 0) ? GPIO_OPEN_DRAIN : 0;
	*flags |= ((regs->pur & mask) != 0) ? GPIO_PULL_UP : 0;
	*flags |= ((regs->pdr & mask) != 0) ? GPIO_PULL_DOWN : 0;
	return 0;
}
#endif

#ifdef CONFIG_GPIO_GET_DIRECTION
static int port_get_direction(const struct device *port, gpio_port_pins_t map,
			      gpio_port_pins_t *inputs, gpio_port_pins_t *outputs)
{
	struct gpio_regs *regs = regs_of(port);
	uint32_t used = regs->den & map;

	if (inputs != NULL) {
		*inputs = used & ~regs->dir;
	}
	if (outputs != NULL) {
		*outputs = used & regs->dir;
	}
	return 0;
}
#endif

static int port_get_raw(const struct device *port, gpio_port_value_t *value)
{
	*value = regs_of(port)->data[0xff];
	return 0;
}

static int port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
			       gpio_port_value_t value)
{
	regs_of(port)->data[mask & 0xff] = value;
	return 0;
}

static int port_set_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return port_set_masked_raw(port, pins, pins);
}

static int port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return port_set_masked_raw(port, pins, 0);
}

static int port_toggle_bits(const struct device *port, gpio_port_pins_t pins)
{
	unsigned int key = irq_lock();
	volatile uint32_t *data = &regs_of(port)->data[pins & 0xff];

	*data = ~*data;
	irq_unlock(key);
	return 0;
}

static int pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
				   enum gpio_int_mode mode, enum gpio_int_trig trig)
{
	struct gpio_regs *regs = regs_of(port);
	uint32_t mask = BIT(pin);

	put(&regs->im, mask, false);
	if (mode == GPIO_INT_MODE_DISABLED) {
		return 0;
	}
	if (mode == GPIO_INT_MODE_LEVEL && trig == GPIO_INT_TRIG_BOTH) {
		return -EINVAL;
	}
	put(&regs->is, mask, mode == GPIO_INT_MODE_LEVEL);
	put(&regs->ibe, mask, trig == GPIO_INT_TRIG_BOTH);
	put(&regs->iev, mask, trig == GPIO_INT_TRIG_HIGH);
	regs->icr = mask;
	put(&regs->im, mask, true);
	return 0;
}

static int manage_callback(const struct device *port, struct gpio_callback *cb, bool set)
{
	struct data *data = port->data;
	unsigned int key = irq_lock();
	int ret = gpio_manage_callback(&data->callbacks, cb, set);

	irq_unlock(key);
	return ret;
}

static uint32_t get_pending_int(const struct device *port)
{
	return regs_of(port)->mis;
}

static void isr(const struct device *port)
{
	struct data *data = port->data;
	struct gpio_regs *regs = regs_of(port);
	uint32_t pins = regs->mis;

	regs->icr = pins;
	gpio_fire_callbacks(&data->callbacks, port, pins);
}

static int init(const struct device *port)
{
	const struct config *config = port->config;

	config->connect();
	return 0;
}

static const struct gpio_driver_api api = {
	.pin_configure = pin_configure,
#ifdef CONFIG_GPIO_GET_CONFIG
	.pin_get_config = pin_get_config,
#endif
	.port_get_raw = port_get_raw,
	.port_set_masked_raw = port_set_masked_raw,
	.port_set_bits_raw = port_set_bits_raw,
	.port_clear_bits_raw = port_clear_bits_raw,
	.port_toggle_bits = port_toggle_bits,
	.pin_interrupt_configure = pin_interrupt_configure,
	.manage_callback = manage_callback,
	.get_pending_int = get_pending_int,
#ifdef CONFIG_GPIO_GET_DIRECTION
	.port_get_direction = port_get_direction,
#endif
};

#define PORT(n)                                                                                    \
	static void connect_##n(void)                                                              \
	{                                                                                          \
		IRQ_CONNECT(DT_INST_IRQN(n), DT_INST_IRQ(n, priority), isr,                        \
			    DEVICE_DT_INST_GET(n), 0);                                             \
		irq_enable(DT_INST_IRQN(n));                                                       \
	}                                                                                          \
	static struct data data_##n;                                                               \
	static const struct config config_##n = {                                                  \
		.common = {.port_pin_mask = GPIO_PORT_PIN_MASK_FROM_DT_INST(n)},                   \
		.regs = (struct gpio_regs *)DT_INST_REG_ADDR(n),                                   \
		.connect = connect_##n,                                                            \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data_##n, &config_##n, POST_KERNEL,                  \
			      CONFIG_GPIO_INIT_PRIORITY, &api);

DT_INST_FOREACH_STATUS_OKAY(PORT)
