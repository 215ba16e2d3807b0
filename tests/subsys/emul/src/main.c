/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The framework of emulators, with controllers that are played here.
 */
#include <errno.h>
#include <zephyr/drivers/emul.h>
#include <zephyr/drivers/emul_stub_device.h>
#include <zephyr/ztest.h>

#define NODE(label) DT_NODELABEL(label)

/* What the test's controllers got. */
static sys_slist_t on_i2c, on_spi;

int i2c_emul_register(const struct device *dev, struct i2c_emul *emul)
{
	zassert_equal_ptr(dev, DEVICE_DT_GET(NODE(test_i2c)));
	sys_slist_append(&on_i2c, &emul->node);
	return 0;
}

int spi_emul_register(const struct device *dev, struct spi_emul *emul)
{
	zassert_equal_ptr(dev, DEVICE_DT_GET(NODE(test_spi)));
	sys_slist_append(&on_spi, &emul->node);
	return 0;
}

#define LINK(node_id) {.dev = DEVICE_DT_GET(node_id)},
#define BUS(label)                                                                                 \
	static const struct emul_link_for_bus links_##label[] = {                                  \
		DT_FOREACH_CHILD_STATUS_OKAY(NODE(label), LINK)};                                  \
	static const struct emul_list_for_bus config_##label = {links_##label,                     \
								ARRAY_SIZE(links_##label)};        \
	DEVICE_DT_DEFINE(NODE(label), emul_init_for_bus, NULL, NULL, &config_##label, POST_KERNEL, \
			 10, NULL)
BUS(test_i2c);
BUS(test_spi);
BUS(lone_bus);
BUS(bad_bus);

#define STUB(n) EMUL_STUB_DEVICE(n);
#define DT_DRV_COMPAT vnd_i2c_device
DT_INST_FOREACH_STATUS_OKAY(STUB)
#undef DT_DRV_COMPAT
#define DT_DRV_COMPAT vnd_spi_device
DT_INST_FOREACH_STATUS_OKAY(STUB)
#undef DT_DRV_COMPAT
#define DT_DRV_COMPAT vnd_lone
DT_INST_FOREACH_STATUS_OKAY(STUB)
#undef DT_DRV_COMPAT
#define DT_DRV_COMPAT vnd_failing
DT_INST_FOREACH_STATUS_OKAY(STUB)
#undef DT_DRV_COMPAT
#define DT_DRV_COMPAT vnd_bare
DT_INST_FOREACH_STATUS_OKAY(STUB)

static int transfer(const struct emul *target, struct i2c_msg *msgs, int num_msgs, int addr)
{
	ARG_UNUSED(msgs);
	ARG_UNUSED(num_msgs);
	return *(int *)target->data + addr;
}

static int io(const struct emul *target, const struct spi_config *config,
	      const struct spi_buf_set *tx_bufs, const struct spi_buf_set *rx_bufs)
{
	ARG_UNUSED(config);
	ARG_UNUSED(tx_bufs);
	ARG_UNUSED(rx_bufs);
	return *(const int *)target->cfg;
}

static const struct i2c_emul_api i2c_api = {.transfer = transfer};
static const struct spi_emul_api spi_api = {.io = io};
static const int backend;

static const struct device *parents[4];
static int inits;

static int init(const struct emul *emul, const struct device *parent)
{
	ARG_UNUSED(emul);
	parents[inits++] = parent;
	return 0;
}

static int fail(const struct emul *emul, const struct device *parent)
{
	ARG_UNUSED(emul);
	ARG_UNUSED(parent);
	return -EIO;
}

static int data_one = 100, data_two = 200;
static const int config_three = 300;

EMUL_DT_DEFINE(NODE(one), init, &data_one, NULL, &i2c_api, &backend)
EMUL_DT_DEFINE(NODE(two), init, &data_two, NULL, &i2c_api, NULL)
EMUL_DT_DEFINE(NODE(three), init, NULL, &config_three, &spi_api, NULL)
EMUL_DT_DEFINE(NODE(lone), NULL, NULL, NULL, NULL, NULL)
EMUL_DT_DEFINE(NODE(failing), fail, NULL, NULL, NULL, NULL)

ZTEST_SUITE(emul, NULL, NULL, NULL, NULL, NULL);

ZTEST(emul, test_members)
{
	const struct emul *one = EMUL_DT_GET(NODE(one));

	zassert_equal_ptr(one->dev, DEVICE_DT_GET(NODE(one)));
	zassert_equal_ptr(one->data, &data_one);
	zassert_is_null(one->cfg);
	zassert_equal_ptr(one->backend_api, &backend);
	zassert_equal(one->bus_type, EMUL_BUS_TYPE_I2C);
	zassert_equal(one->bus.i2c->addr, 0x10);
	zassert_equal(EMUL_DT_GET(NODE(three))->bus_type, EMUL_BUS_TYPE_SPI);
	zassert_equal(EMUL_DT_GET(NODE(three))->bus.spi->chipsel, 1);
	zassert_equal(EMUL_DT_GET(NODE(lone))->bus_type, EMUL_BUS_TYPE_NONE);
	zassert_equal_ptr(EMUL_DT_GET_OR_NULL(NODE(one)), one);
	zassert_is_null(EMUL_DT_GET_OR_NULL(NODE(nowhere)));
}

ZTEST(emul, test_binding)
{
	zassert_equal_ptr(emul_get_binding("one@10"), EMUL_DT_GET(NODE(one)));
	zassert_equal_ptr(emul_get_binding("lone"), EMUL_DT_GET(NODE(lone)));
	zassert_is_null(emul_get_binding("one"));
	zassert_is_null(emul_get_binding("bare"));
}

/* Each emulator was prepared by its controller and handed to its bus. */
ZTEST(emul, test_on_their_buses)
{
	struct i2c_emul *i2c;
	struct spi_emul *spi;
	int found = 0;

	zassert_true(device_is_ready(DEVICE_DT_GET(NODE(test_i2c))));
	zassert_true(device_is_ready(DEVICE_DT_GET(NODE(test_spi))));
	zassert_true(device_is_ready(DEVICE_DT_GET(NODE(lone_bus))));
	zassert_equal(inits, 3);
	SYS_SLIST_FOR_EACH_CONTAINER(&on_i2c, i2c, node) {
		int expected = (i2c->addr == 0x10) ? 110 : 210;

		zassert_equal(i2c->api->transfer(i2c->target, NULL, 0, 10), expected);
		zassert_is_null(i2c->mock_api);
		found++;
	}
	zassert_equal(found, 2);
	spi = CONTAINER_OF(sys_slist_peek_head(&on_spi), struct spi_emul, node);
	zassert_equal(spi->api->io(spi->target, NULL, NULL, NULL), 300);
	zassert_equal_ptr(parents[0], DEVICE_DT_GET(NODE(test_i2c)));
	zassert_equal_ptr(parents[1], DEVICE_DT_GET(NODE(test_i2c)));
	zassert_equal_ptr(parents[2], DEVICE_DT_GET(NODE(test_spi)));
}

/* A controller whose devices lack their emulators is not ready. */
ZTEST(emul, test_failures)
{
	static const struct emul_link_for_bus links[] = {{DEVICE_DT_GET(NODE(bare))}};
	static const struct emul_list_for_bus bare = {links, 1};
	const struct device bus = {.config = &bare};

	zassert_false(device_is_ready(DEVICE_DT_GET(NODE(bad_bus))));
	zassert_equal(DEVICE_DT_GET(NODE(bad_bus))->state->init_res, EIO);
	zassert_equal(emul_init_for_bus(&bus), -ENODEV);
}
