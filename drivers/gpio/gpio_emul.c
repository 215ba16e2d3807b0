/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Emulated GPIO ports (zephyr,gpio-emul).
 *
 * Each pin has a level put on it from outside (gpio_emul_input_set()) and one it drives itself.
 * Reading the port gives the driven level of output pins and the outside level of the others. A
 * change of what an input sees raises the interrupts configured for it; a level interrupt is raised
 * again as long as its level lasts and it is enabled. Callbacks run in the context of the call that
 * made the change.
 */
#define DT_DRV_COMPAT zephyr_gpio_emul

#include <errno.h>
#include <zephyr/device.h>
#include <zephyr/drivers/gpio.h>
#include <zephyr/drivers/gpio/gpio_emul.h>
#include <zephyr/drivers/gpio/gpio_utils.h>
#include <zephyr/kernel.h>

/* Kinds of interrupts that the devicetree grants a port. */
#define CAN_RISING  BIT(0)
#define CAN_FALLING BIT(1)
#define CAN_HIGH    BIT(2)
#define CAN_LOW     BIT(3)

struct gpio_emul_config {
	struct gpio_driver_config common; /* first */
	uint8_t can_interrupt;
};

struct gpio_emul_data {
	struct gpio_driver_data common; /* first */
	gpio_flags_t *flags;            /* of each pin, as configured */
	struct k_spinlock lock;         /* for all below */
	gpio_port_pins_t is_input;
	gpio_port_pins_t is_output;
	gpio_port_value_t outside; /* levels put on pins */
	gpio_port_value_t driven;  /* levels pins drive, if they are outputs */
	gpio_port_pins_t enabled_ints;
	gpio_port_pins_t on_rising;
	gpio_port_pins_t on_falling;
	gpio_port_pins_t on_high;
	gpio_port_pins_t on_low;
	sys_slist_t callbacks;
};

static gpio_port_value_t seen(const struct gpio_emul_data *data)
{
	return (data->driven & data->is_output) |
	       (data->outside & data->is_input & ~data->is_output);
}

static gpio_port_pins_t level_ints(const struct gpio_emul_data *data)
{
	gpio_port_value_t now = seen(data);

	return data->enabled_ints & data->is_input &
	       ((data->on_high & now) | (data->on_low & ~now));
}

/*
 * Raise what follows from a change of levels from @p before, then the level interrupts until their
 * handlers have removed the cause.
 */
static void raise_ints(const struct device *port, gpio_port_value_t before)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);
	gpio_port_value_t now = seen(data);
	gpio_port_pins_t ints = data->enabled_ints & data->is_input &
				((data->on_rising & ~before & now) |
				 (data->on_falling & before & ~now));

	ints |= level_ints(data);
	k_spin_unlock(&data->lock, key);
	while (ints != 0U) {
		gpio_fire_callbacks(&data->callbacks, port, ints);
		key = k_spin_lock(&data->lock);
		ints = level_ints(data);
		k_spin_unlock(&data->lock, key);
	}
}

static bool has_pins(const struct device *port, gpio_port_pins_t pins)
{
	const struct gpio_emul_config *config = port->config;

	return (pins & ~config->common.port_pin_mask) == 0U;
}

/*
 * ---- from outside ------------------------------------------------------------------------------
 */

int gpio_emul_input_set_masked(const struct device *port, gpio_port_pins_t pins,
			       gpio_port_value_t values)
{
	struct gpio_emul_data *data = port->data;
	gpio_port_value_t before;
	k_spinlock_key_t key;

	if (!has_pins(port, pins)) {
		return -EINVAL;
	}
	key = k_spin_lock(&data->lock);
	if ((pins & ~data->is_input) != 0U) {
		k_spin_unlock(&data->lock, key);
		return -EINVAL;
	}
	before = seen(data);
	data->outside = (data->outside & ~pins) | (values & pins);
	k_spin_unlock(&data->lock, key);
	raise_ints(port, before);
	return 0;
}

int gpio_emul_output_get_masked(const struct device *port, gpio_port_pins_t pins,
				gpio_port_value_t *values)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key;

	if (!has_pins(port, pins)) {
		return -EINVAL;
	}
	key = k_spin_lock(&data->lock);
	*values = data->driven & data->is_output & pins;
	k_spin_unlock(&data->lock, key);
	return 0;
}

int gpio_emul_flags_get(const struct device *port, gpio_pin_t pin, gpio_flags_t *flags)
{
	struct gpio_emul_data *data = port->data;

	if (pin >= GPIO_MAX_PINS_PER_PORT || !has_pins(port, BIT(pin))) {
		return -EINVAL;
	}
	*flags = data->flags[pin];
	return 0;
}

/*
 * ---- driver API --------------------------------------------------------------------------------
 */

static gpio_port_pins_t with_pin(gpio_port_pins_t pins, gpio_port_pins_t pin, bool set)
{
	return set ? pins | pin : pins & ~pin;
}

static void configure(struct gpio_emul_data *data, gpio_port_pins_t pin, gpio_flags_t flags)
{
	data->is_input = with_pin(data->is_input, pin, (flags & GPIO_INPUT) != 0U);
	data->is_output = with_pin(data->is_output, pin, (flags & GPIO_OUTPUT) != 0U);
	if ((flags & (GPIO_OUTPUT_INIT_HIGH | GPIO_OUTPUT_INIT_LOW)) != 0U) {
		data->driven = with_pin(data->driven, pin, (flags & GPIO_OUTPUT_INIT_HIGH) != 0U);
	}
	if ((flags & (GPIO_PULL_UP | GPIO_PULL_DOWN)) != 0U) {
		data->outside = with_pin(data->outside, pin, (flags & GPIO_PULL_UP) != 0U);
	}
}

static int gpio_emul_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags)
{
	struct gpio_emul_data *data = port->data;
	gpio_port_value_t before;
	k_spinlock_key_t key;

	if ((flags & GPIO_SINGLE_ENDED) != 0U) {
		return -ENOTSUP;
	}
	if (!has_pins(port, BIT(pin))) {
		return -EINVAL;
	}
	key = k_spin_lock(&data->lock);
	before = seen(data);
	configure(data, BIT(pin), flags);
	data->flags[pin] = flags;
	k_spin_unlock(&data->lock, key);
	raise_ints(port, before);
	return 0;
}

static int gpio_emul_port_get_raw(const struct device *port, gpio_port_value_t *values)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);

	*values = seen(data);
	k_spin_unlock(&data->lock, key);
	return 0;
}

/* driven = (driven & ~clear) ^ toggle */
static int change_outputs(const struct device *port, gpio_port_pins_t clear,
			  gpio_port_pins_t toggle)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);
	gpio_port_value_t before = seen(data);

	data->driven = (data->driven & ~(clear & data->is_output)) ^ (toggle & data->is_output);
	k_spin_unlock(&data->lock, key);
	raise_ints(port, before);
	return 0;
}

static int gpio_emul_port_set_masked_raw(const struct device *port, gpio_port_pins_t mask,
					 gpio_port_value_t values)
{
	return change_outputs(port, mask, values & mask);
}

static int gpio_emul_port_set_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return change_outputs(port, pins, pins);
}

static int gpio_emul_port_clear_bits_raw(const struct device *port, gpio_port_pins_t pins)
{
	return change_outputs(port, pins, 0);
}

static int gpio_emul_port_toggle_bits(const struct device *port, gpio_port_pins_t pins)
{
	return change_outputs(port, 0, pins);
}

/* What a port must be able to do for an interrupt of this kind. */
static uint8_t needed(enum gpio_int_mode mode, enum gpio_int_trig trig)
{
	bool is_edge = mode == GPIO_INT_MODE_EDGE;
	uint8_t high = (trig & GPIO_INT_TRIG_HIGH) != 0 ? (is_edge ? CAN_RISING : CAN_HIGH) : 0U;
	uint8_t low = (trig & GPIO_INT_TRIG_LOW) != 0 ? (is_edge ? CAN_FALLING : CAN_LOW) : 0U;

	return high | low;
}

static int gpio_emul_pin_interrupt_configure(const struct device *port, gpio_pin_t pin,
					     enum gpio_int_mode mode, enum gpio_int_trig trig)
{
	const struct gpio_emul_config *config = port->config;
	struct gpio_emul_data *data = port->data;
	uint8_t kinds = needed(mode, trig);
	gpio_port_value_t before;
	k_spinlock_key_t key;

	if (!has_pins(port, BIT(pin))) {
		return -EINVAL;
	}
	if (mode != GPIO_INT_MODE_DISABLED && (kinds & ~config->can_interrupt) != 0U) {
		return -ENOTSUP;
	}
	key = k_spin_lock(&data->lock);
	before = seen(data);
	if (mode == GPIO_INT_MODE_DISABLED) {
		kinds = 0U;
	}
	data->flags[pin] = (data->flags[pin] & ~GPIO_INT_MASK) | (gpio_flags_t)mode |
			   (gpio_flags_t)trig;
	data->on_rising = with_pin(data->on_rising, BIT(pin), (kinds & CAN_RISING) != 0U);
	data->on_falling = with_pin(data->on_falling, BIT(pin), (kinds & CAN_FALLING) != 0U);
	data->on_high = with_pin(data->on_high, BIT(pin), (kinds & CAN_HIGH) != 0U);
	data->on_low = with_pin(data->on_low, BIT(pin), (kinds & CAN_LOW) != 0U);
	data->enabled_ints = with_pin(data->enabled_ints, BIT(pin), kinds != 0U);
	k_spin_unlock(&data->lock, key);
	raise_ints(port, before);
	return 0;
}

#ifdef CONFIG_GPIO_ENABLE_DISABLE_INTERRUPT
static int pin_interrupt_enable(const struct device *port, gpio_pin_t pin, bool enable)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);
	gpio_port_value_t before = seen(data);

	data->enabled_ints = with_pin(data->enabled_ints, BIT(pin), enable);
	k_spin_unlock(&data->lock, key);
	raise_ints(port, before);
	return 0;
}

static int interrupt_configure(const struct device *port, gpio_pin_t pin, enum gpio_int_mode mode,
			       enum gpio_int_trig trig)
{
	if (mode == GPIO_INT_MODE_DISABLE_ONLY || mode == GPIO_INT_MODE_ENABLE_ONLY) {
		return pin_interrupt_enable(port, pin, mode == GPIO_INT_MODE_ENABLE_ONLY);
	}
	return gpio_emul_pin_interrupt_configure(port, pin, mode, trig);
}
#else
#define interrupt_configure gpio_emul_pin_interrupt_configure
#endif

static int gpio_emul_manage_callback(const struct device *port, struct gpio_callback *cb, bool set)
{
	struct gpio_emul_data *data = port->data;

	return gpio_manage_callback(&data->callbacks, cb, set);
}

static uint32_t gpio_emul_get_pending_int(const struct device *port)
{
	ARG_UNUSED(port);
	return 0U;
}

#ifdef CONFIG_GPIO_GET_DIRECTION
static int gpio_emul_port_get_direction(const struct device *port, gpio_port_pins_t map,
					gpio_port_pins_t *inputs, gpio_port_pins_t *outputs)
{
	const struct gpio_emul_config *config = port->config;
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);

	map &= config->common.port_pin_mask;
	if (inputs != NULL) {
		*inputs = map & data->is_input;
	}
	if (outputs != NULL) {
		*outputs = map & data->is_output;
	}
	k_spin_unlock(&data->lock, key);
	return 0;
}
#endif

#ifdef CONFIG_GPIO_GET_CONFIG
/* As it would have to be given to configure the pin like it is now. */
static int gpio_emul_pin_get_config(const struct device *port, gpio_pin_t pin,
				    gpio_flags_t *out_flags)
{
	struct gpio_emul_data *data = port->data;
	k_spinlock_key_t key = k_spin_lock(&data->lock);

	*out_flags = data->flags[pin] & ~(GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH);
	if ((data->is_output & BIT(pin)) != 0U) {
		*out_flags |= (data->driven & BIT(pin)) != 0U ? GPIO_OUTPUT_INIT_HIGH
							     : GPIO_OUTPUT_INIT_LOW;
	}
	k_spin_unlock(&data->lock, key);
	return 0;
}
#endif

static const struct gpio_driver_api gpio_emul_api = {
	.pin_configure = gpio_emul_pin_configure,
#ifdef CONFIG_GPIO_GET_CONFIG
	.pin_get_config = gpio_emul_pin_get_config,
#endif
	.port_get_raw = gpio_emul_port_get_raw,
	.port_set_masked_raw = gpio_emul_port_set_masked_raw,
	.port_set_bits_raw = gpio_emul_port_set_bits_raw,
	.port_clear_bits_raw = gpio_emul_port_clear_bits_raw,
	.port_toggle_bits = gpio_emul_port_toggle_bits,
	.pin_interrupt_configure = interrupt_configure,
	.manage_callback = gpio_emul_manage_callback,
	.get_pending_int = gpio_emul_get_pending_int,
#ifdef CONFIG_GPIO_GET_DIRECTION
	.port_get_direction = gpio_emul_port_get_direction,
#endif
};

#define GPIO_EMUL_CAN(inst)                                                                        \
	((DT_INST_PROP(inst, rising_edge) ? CAN_RISING : 0) |                                      \
	 (DT_INST_PROP(inst, falling_edge) ? CAN_FALLING : 0) |                                    \
	 (DT_INST_PROP(inst, high_level) ? CAN_HIGH : 0) |                                         \
	 (DT_INST_PROP(inst, low_level) ? CAN_LOW : 0))

#define GPIO_EMUL_DEVICE(inst)                                                                     \
	static const struct gpio_emul_config gpio_emul_config_##inst = {                           \
		.common = {.port_pin_mask = GPIO_PORT_PIN_MASK_FROM_DT_INST(inst)},                \
		.can_interrupt = GPIO_EMUL_CAN(inst),                                              \
	};                                                                                         \
	static gpio_flags_t gpio_emul_flags_##inst[DT_INST_PROP(inst, ngpios)];                    \
	static struct gpio_emul_data gpio_emul_data_##inst = {                                     \
		.flags = gpio_emul_flags_##inst,                                                   \
	};                                                                                         \
	DEVICE_DT_INST_DEFINE(inst, NULL, NULL, &gpio_emul_data_##inst, &gpio_emul_config_##inst,  \
			      POST_KERNEL, CONFIG_GPIO_INIT_PRIORITY, &gpio_emul_api);

DT_INST_FOREACH_STATUS_OKAY(GPIO_EMUL_DEVICE)
