/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Emulators: finding them, and hanging them on their bus.
 */
#include <string.h>
#include <zephyr/drivers/emul.h>
#include <zephyr/toolchain.h>

/* Of buses without an emulated controller in the build. */
__weak int i2c_emul_register(const struct device *dev, struct i2c_emul *emul)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(emul);
	return -EINVAL;
}

__weak int spi_emul_register(const struct device *dev, struct spi_emul *emul)
{
	ARG_UNUSED(dev);
	ARG_UNUSED(emul);
	return -EINVAL;
}

const struct emul *emul_get_binding(const char *name)
{
	STRUCT_SECTION_FOREACH(emul, emul) {
		if (strcmp(emul->dev->name, name) == 0) {
			return emul;
		}
	}
	return NULL;
}

static const struct emul *emul_of(const struct device *dev)
{
	STRUCT_SECTION_FOREACH(emul, emul) {
		if (emul->dev == dev) {
			return emul;
		}
	}
	return NULL;
}

static int hang_on(const struct device *bus, const struct emul *emul)
{
	switch (emul->bus_type) {
	case EMUL_BUS_TYPE_I2C:
		emul->bus.i2c->target = emul;
		return i2c_emul_register(bus, emul->bus.i2c);
	case EMUL_BUS_TYPE_SPI:
		emul->bus.spi->target = emul;
		return spi_emul_register(bus, emul->bus.spi);
	case EMUL_BUS_TYPE_NONE:
		return 0;
	default:
		return -EINVAL;
	}
}

int emul_init_for_bus(const struct device *dev)
{
	const struct emul_list_for_bus *list = dev->config;

	for (unsigned int i = 0; i < list->num_children; i++) {
		const struct emul *emul = emul_of(list->children[i].dev);
		int rc = 0;

		if (emul == NULL) {
			return -ENODEV;
		}
		if (emul->init != NULL) {
			rc = emul->init(emul, dev);
		}
		if (rc == 0) {
			rc = hang_on(dev, emul);
		}
		if (rc != 0) {
			return rc;
		}
	}
	return 0;
}
