/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Buses, interrupts, flash partitions.
 */
#include <zephyr/devicetree.h>
#include <zephyr/irq_multilevel.h>
#include <zephyr/ztest.h>

#define RAISER DT_NODELABEL(raiser)

#ifdef CONFIG_MULTI_LEVEL_INTERRUPTS
#define LINE(irq) irq_from_level_2(irq)
#else
#define LINE(irq) (irq)
#endif

#if !DT_ON_BUS(DT_NODELABEL(i2c_dev), i2c) || DT_ON_BUS(DT_NODELABEL(i2c_dev), spi)
#error DT_ON_BUS
#endif
#if DT_IRQ(RAISER, irq) != 30 || DT_IRQ_BY_NAME(RAISER, all_done, priority) != 80
#error irq
#endif

#define DT_DRV_COMPAT vnd_gpio_expander

ZTEST(devicetree_api, test_bus)
{
	zassert_true(DT_SAME_NODE(DT_BUS(DT_NODELABEL(spi_dev)), DT_NODELABEL(spi)));
	zassert_false(DT_ON_BUS(DT_NODELABEL(i2c), i2c));
	zassert_true(DT_ON_BUS(DT_NODELABEL(i2c_on_i3c), i2c));
	zassert_true(DT_ON_BUS(DT_NODELABEL(i3c_dev), i3c));
	zassert_true(DT_HAS_COMPAT_ON_BUS_STATUS_OKAY(vnd_gpio_expander, i2c));
	zassert_true(DT_ANY_INST_ON_BUS_STATUS_OKAY(spi));
	zassert_false(DT_ANY_INST_ON_BUS_STATUS_OKAY(can));
	zassert_false(DT_HAS_COMPAT_ON_BUS_STATUS_OKAY(vnd_gpio_device, i2c));
	zassert_equal(DT_REG_ADDR(DT_NODELABEL(i2c_dev)), 0x10);
	zassert_equal(DT_INST_ON_BUS(0, i2c) + DT_INST_ON_BUS(1, i2c), 1);
}

ZTEST(devicetree_api, test_spi_chip_selects)
{
	zassert_true(DT_SPI_HAS_CS_GPIOS(DT_NODELABEL(spi)));
	zassert_false(DT_SPI_HAS_CS_GPIOS(DT_NODELABEL(spi_bare)));
	zassert_equal(DT_SPI_NUM_CS_GPIOS(DT_NODELABEL(spi)), 2);
	zassert_equal(DT_SPI_NUM_CS_GPIOS(DT_NODELABEL(spi_bare)), 0);
	zassert_true(DT_SPI_DEV_HAS_CS_GPIOS(DT_NODELABEL(spi_port)));
	zassert_false(DT_SPI_DEV_HAS_CS_GPIOS(DT_NODELABEL(spi_bare_dev)));
	zassert_true(DT_SAME_NODE(DT_SPI_DEV_CS_GPIOS_CTLR(DT_NODELABEL(spi_port)),
				  DT_NODELABEL(port_b)));
	zassert_equal(DT_SPI_DEV_CS_GPIOS_PIN(DT_NODELABEL(spi_port)), 0x30);
	zassert_equal(DT_SPI_DEV_CS_GPIOS_FLAGS(DT_NODELABEL(spi_port)), 0x40);
	zassert_equal(DT_SPI_DEV_CS_GPIOS_PIN(DT_NODELABEL(spi_dev)), 0x10);
}

ZTEST(devicetree_api, test_interrupts)
{
	zassert_equal(DT_NUM_IRQS(RAISER), 3);
	zassert_equal(DT_NUM_IRQS(DT_NODELABEL(port_a)), 0);
	zassert_true(DT_IRQ_HAS_IDX(RAISER, 2));
	zassert_false(DT_IRQ_HAS_IDX(RAISER, 3));
	zassert_true(DT_IRQ_HAS_CELL(RAISER, irq));
	zassert_false(DT_IRQ_HAS_CELL_AT_IDX(RAISER, 1, other));
	zassert_true(DT_IRQ_HAS_NAME(RAISER, stat));
	zassert_false(DT_IRQ_HAS_NAME(RAISER, nothing));
	zassert_equal(DT_IRQ(RAISER, priority), 40);
	zassert_equal(DT_IRQ_BY_IDX(RAISER, 2, irq), 70);
	zassert_equal(DT_IRQ_BY_NAME(RAISER, stat, irq), 50);
	zassert_equal(LINE(DT_IRQN(RAISER)), 30);
	zassert_equal(LINE(DT_IRQN_BY_IDX(RAISER, 1)), 50);
	zassert_true(DT_SAME_NODE(DT_IRQ_INTC(RAISER), DT_NODELABEL(irqs)));
	zassert_true(DT_SAME_NODE(DT_IRQ_INTC_BY_NAME(RAISER, err), DT_NODELABEL(irqs)));
	zassert_equal(DT_NUM_IRQS(DT_NODELABEL(far_raiser)), 2);
	zassert_equal(DT_IRQ_BY_IDX(DT_NODELABEL(far_raiser), 0, priority), 7);
	zassert_equal(DT_IRQ_BY_IDX(DT_NODELABEL(far_raiser), 1, irq), 42);
	zassert_true(DT_SAME_NODE(DT_IRQ_INTC_BY_IDX(DT_NODELABEL(far_raiser), 1),
				  DT_NODELABEL(core_irqs)));
	zassert_equal(DT_IRQ_LEVEL(RAISER), 2);
	zassert_equal(DT_IRQ_LEVEL(DT_NODELABEL(irqs)), 1);
	zassert_equal(DT_IRQ_LEVEL(DT_NODELABEL(core_irqs)), 0);
	zassert_equal(DT_INTC_GET_AGGREGATOR_LEVEL(DT_NODELABEL(irqs)), 2);
}

/* as native_sim has them; other boards have other partitions */
#if DT_NODE_EXISTS(DT_NODELABEL(slot0_partition)) && DT_NODE_EXISTS(DT_NODELABEL(flashcontroller0))
ZTEST(devicetree_api, test_partitions)
{
#define SLOT0 DT_NODELABEL(slot0_partition)
	zassert_true(DT_HAS_FIXED_PARTITION_LABEL(image_0));
	zassert_false(DT_HAS_FIXED_PARTITION_LABEL(image_9));
	zassert_true(DT_SAME_NODE(DT_NODE_BY_FIXED_PARTITION_LABEL(image_0), SLOT0));
	zassert_true(DT_FIXED_PARTITION_EXISTS(SLOT0));
	zassert_false(DT_FIXED_PARTITION_EXISTS(DT_NODELABEL(flash0)));
	zassert_not_equal(DT_FIXED_PARTITION_ID(SLOT0),
			  DT_FIXED_PARTITION_ID(DT_NODELABEL(slot1_partition)));
	zassert_true(DT_SAME_NODE(DT_MEM_FROM_FIXED_PARTITION(SLOT0), DT_NODELABEL(flash0)));
	zassert_true(DT_SAME_NODE(DT_MTD_FROM_FIXED_PARTITION(SLOT0),
				  DT_NODELABEL(flashcontroller0)));
	zassert_equal(DT_FIXED_PARTITION_ADDR(SLOT0), 0xc000);
}
#endif
