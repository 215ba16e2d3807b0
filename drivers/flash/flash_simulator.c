/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Simulated flash memory (zephyr,sim-flash).
 *
 * Sizes come from the controller's only child (soc-nv-flash). Writing moves bits away from the
 * erase value, never back: new = erase ^ ((old ^ erase) | (data ^ erase)), which is AND for 0xff
 * and OR for 0x00. A write block that is not erased any more can not be written at all, unless
 * CONFIG_FLASH_SIMULATOR_DOUBLE_WRITES; a memory like RAM (no
 * CONFIG_FLASH_SIMULATOR_EXPLICIT_ERASE) just takes the data. A write that fails changes nothing.
 *
 * The bytes are RAM, erased at boot; on native_sim the host gives them: for the first memory a file
 * (arch/posix/runner/flash.c), which outlives the process.
 *
 * There is no lock: operations on ranges that do not touch each other do not disturb each other.
 */
#define DT_DRV_COMPAT zephyr_sim_flash

#include <errno.h>
#include <string.h>
#include <zephyr/device.h>
#include <zephyr/drivers/flash.h>
#include <zephyr/drivers/flash/flash_simulator.h>
#include <zephyr/kernel.h>

#if defined(CONFIG_ARCH_POSIX)
#include <nsi_flash.h>
#define RAM_BYTES(size) 1
#else
#define RAM_BYTES(size) (size)
#endif

struct sim_config {
	struct flash_parameters parameters;
	struct flash_pages_layout layout;
	size_t size;
	uint8_t *ram;
	int index; /* of the instance */
};

struct sim_data {
	uint8_t *memory;
};

static uint8_t *bytes_at(const struct device *dev, off_t offset)
{
	const struct sim_data *data = dev->data;

	return data->memory + offset;
}

/* Whether the range lies in the memory and both its ends on multiples of @p unit. */
static bool is_valid(const struct device *dev, off_t offset, size_t len, size_t unit)
{
	const struct sim_config *config = dev->config;

	return offset >= 0 && (size_t)offset < config->size &&
	       len <= config->size - (size_t)offset && (size_t)offset % unit == 0U &&
	       len % unit == 0U;
}

static bool is_erased(const uint8_t *bytes, size_t len, uint8_t erase_value)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] != erase_value) {
			return false;
		}
	}
	return true;
}

static int sim_read(const struct device *dev, off_t offset, void *data, size_t len)
{
	const struct sim_config *config = dev->config;
	size_t unit = IS_ENABLED(CONFIG_FLASH_SIMULATOR_UNALIGNED_READ)
			      ? 1U
			      : config->parameters.write_block_size;

	if (!is_valid(dev, offset, len, unit)) {
		return -EINVAL;
	}
	memcpy(data, bytes_at(dev, offset), len);
	IF_ENABLED(CONFIG_FLASH_SIMULATOR_SIMULATE_TIMING,
		   (k_busy_wait(CONFIG_FLASH_SIMULATOR_MIN_READ_TIME_US);))
	return 0;
}

static int sim_write(const struct device *dev, off_t offset, const void *data, size_t len)
{
	const struct sim_config *config = dev->config;
	const uint8_t erase_value = config->parameters.erase_value;
	const uint8_t *from = data;
	uint8_t *to = bytes_at(dev, offset);

	if (!is_valid(dev, offset, len, config->parameters.write_block_size)) {
		return -EINVAL;
	}
	if (!IS_ENABLED(CONFIG_FLASH_SIMULATOR_DOUBLE_WRITES) && !is_erased(to, len, erase_value)) {
		return -EIO;
	}
	if (IS_ENABLED(CONFIG_FLASH_SIMULATOR_RAMLIKE)) {
		memcpy(to, from, len);
	} else {
		for (size_t i = 0; i < len; i++) {
			to[i] = erase_value ^ ((to[i] ^ erase_value) | (from[i] ^ erase_value));
		}
	}
	IF_ENABLED(CONFIG_FLASH_SIMULATOR_SIMULATE_TIMING,
		   (k_busy_wait(CONFIG_FLASH_SIMULATOR_MIN_WRITE_TIME_US);))
	return 0;
}

static int sim_erase(const struct device *dev, off_t offset, size_t size)
{
	const struct sim_config *config = dev->config;

	if (!is_valid(dev, offset, size, config->layout.pages_size)) {
		return -EINVAL;
	}
	memset(bytes_at(dev, offset), config->parameters.erase_value, size);
	IF_ENABLED(CONFIG_FLASH_SIMULATOR_SIMULATE_TIMING,
		   (k_busy_wait(CONFIG_FLASH_SIMULATOR_MIN_ERASE_TIME_US);))
	return 0;
}

static const struct flash_parameters *sim_get_parameters(const struct device *dev)
{
	const struct sim_config *config = dev->config;

	return &config->parameters;
}

#if defined(CONFIG_FLASH_PAGE_LAYOUT)
static void sim_page_layout(const struct device *dev, const struct flash_pages_layout **layout,
			    size_t *layout_size)
{
	const struct sim_config *config = dev->config;

	*layout = &config->layout;
	*layout_size = 1;
}
#endif

static const struct flash_driver_api sim_api = {
	.read = sim_read,
	.write = sim_write,
	.erase = sim_erase,
	.get_parameters = sim_get_parameters,
#if defined(CONFIG_FLASH_PAGE_LAYOUT)
	.page_layout = sim_page_layout,
#endif
};

void *z_impl_flash_simulator_get_memory(const struct device *dev, size_t *mock_size)
{
	const struct device *sim = dev != NULL ? dev : DEVICE_DT_INST_GET(0);
	const struct sim_config *config = sim->config;

	*mock_size = config->size;
	return bytes_at(sim, 0);
}

static int sim_init(const struct device *dev)
{
	const struct sim_config *config = dev->config;
	struct sim_data *data = dev->data;

#if defined(CONFIG_ARCH_POSIX)
	data->memory =
		nsi_flash_memory(config->index, config->size, config->parameters.erase_value);
#else
	data->memory = config->ram;
	memset(data->memory, config->parameters.erase_value, config->size);
#endif
	return 0;
}

#define SIM_MEMORY(node)                                                                          \
	BUILD_ASSERT(DT_REG_SIZE(node) % DT_PROP(node, erase_block_size) == 0 &&                  \
			     DT_PROP(node, erase_block_size) % DT_PROP(node, write_block_size) == \
				     0,                                                           \
		     "the size of a simulated flash memory has to be a multiple of its "          \
		     "erase-block-size, and that one of its write-block-size");                   \
	static uint8_t UTIL_CAT(node, _ram)[RAM_BYTES(DT_REG_SIZE(node))] __noinit;

#define SIM_CONFIG(node)                                                           \
	.parameters.write_block_size = DT_PROP(node, write_block_size),            \
	.layout.pages_size = DT_PROP(node, erase_block_size),                      \
	.layout.pages_count = DT_REG_SIZE(node) / DT_PROP(node, erase_block_size), \
	.size = DT_REG_SIZE(node), .ram = UTIL_CAT(node, _ram),

#define SIM_DEVICE(n)                                                                          \
	BUILD_ASSERT(DT_INST_CHILD_NUM_STATUS_OKAY(n) == 1,                                    \
		     "a zephyr,sim-flash node needs one child, with compatible soc-nv-flash"); \
	DT_INST_FOREACH_CHILD_STATUS_OKAY(n, SIM_MEMORY)                                       \
	static const struct sim_config sim_config_##n = {                                      \
		DT_INST_FOREACH_CHILD_STATUS_OKAY(n, SIM_CONFIG).parameters.erase_value =      \
			DT_INST_PROP(n, erase_value),                                          \
		.parameters.caps.no_explicit_erase =                                           \
			!IS_ENABLED(CONFIG_FLASH_SIMULATOR_EXPLICIT_ERASE),                    \
		.index = n,                                                                    \
	};                                                                                     \
	static struct sim_data sim_data_##n;                                                   \
	DEVICE_DT_INST_DEFINE(n, sim_init, NULL, &sim_data_##n, &sim_config_##n, POST_KERNEL,  \
			      CONFIG_FLASH_INIT_PRIORITY, &sim_api);

DT_INST_FOREACH_STATUS_OKAY(SIM_DEVICE)
