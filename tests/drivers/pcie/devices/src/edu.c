/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * QEMU's device for teaching (docs/specs/edu.txt of QEMU): a driver of it and what it does. Its
 * interrupt is a message or, without CONFIG_PCIE_MSI, a wire.
 */
#define DT_DRV_COMPAT test_edu

#include <zephyr/device.h>
#include <zephyr/drivers/pcie/cap.h>
#include <zephyr/drivers/pcie/msi.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/device_mmio.h>
#include <zephyr/ztest.h>

#include "found.h"

#define IDENT	   0x00
#define LIVENESS   0x04
#define FACTORIAL  0x08
#define STATUS	   0x20
#define COMPUTING  BIT(0)
#define INTERRUPT  BIT(7) /* when done */
#define IRQ_STATUS 0x24
#define IRQ_RAISE  0x60
#define IRQ_ACK	   0x64
#define DMA_FROM   0x80
#define DMA_TO	   0x88
#define DMA_COUNT  0x90
#define DMA_CMD	   0x98
#define DMA_RUN	   BIT(0)
#define DMA_OUT	   BIT(1) /* from the device */
#define DMA_IRQ	   BIT(2)
#define DMA_BUFFER 0x40000 /* its own, 4 KiB */
#define DMA_CAUSE  0x100

#ifndef CONFIG_PCIE_CONTROLLER
#include <zephyr/dt-bindings/interrupt-controller/intel-ioapic.h>
#define INTERRUPTS true
#define FLAGS	   IRQ_TYPE_LOWEST_LEVEL_LOW
#else
#define INTERRUPTS false /* wires lead nowhere there */
#define FLAGS	   0
#endif

struct config {
	struct pcie_dev *pcie;
};

struct data {
	DEVICE_MMIO_RAM;
	unsigned int irq;
	struct k_sem done;
	uint32_t causes;
};

static void isr(const void *arg)
{
	const struct device *dev = arg;
	struct data *data = dev->data;
	uint32_t causes = sys_read32(DEVICE_MMIO_GET(dev) + IRQ_STATUS);

	sys_write32(causes, DEVICE_MMIO_GET(dev) + IRQ_ACK);
	data->causes |= causes;
	k_sem_give(&data->done);
}

static int init(const struct device *dev)
{
	const struct config *config = dev->config;
	struct data *data = dev->data;
	pcie_bdf_t bdf = config->pcie->bdf;
	struct pcie_bar bar;

	if (bdf == PCIE_BDF_NONE || !pcie_probe_mbar(bdf, 0, &bar)) {
		return -ENODEV;
	}
	device_map(DEVICE_MMIO_RAM_PTR(dev), bar.phys_addr, bar.size, K_MEM_CACHE_NONE);
	pcie_set_cmd(bdf, PCIE_CONF_CMDSTAT_MEM | PCIE_CONF_CMDSTAT_MASTER, true);
	k_sem_init(&data->done, 0, K_SEM_MAX_LIMIT);
	if (!INTERRUPTS) {
		return 0;
	}
	data->irq = pcie_alloc_irq(bdf);
	if (data->irq == PCIE_CONF_INTR_IRQ_NONE ||
	    !pcie_connect_dynamic_irq(bdf, data->irq, 3, isr, dev, FLAGS)) {
		return -EIO;
	}
	pcie_irq_enable(bdf, data->irq);
	return 0;
}

#define EDU(n)                                                                   \
	DEVICE_PCIE_INST_DECLARE(n);                                             \
	static struct data data##n;                                              \
	static const struct config config##n = {DEVICE_PCIE_INST_INIT(n, pcie)}; \
	DEVICE_DT_INST_DEFINE(n, init, NULL, &data##n, &config##n, POST_KERNEL, 50, NULL);

DT_INST_FOREACH_STATUS_OKAY(EDU)

static const struct device *const edu = DEVICE_DT_GET(DT_NODELABEL(edu));
static const struct device *const absent = DEVICE_DT_GET(DT_NODELABEL(absent));

pcie_bdf_t edu_bdf(void)
{
	return ((const struct config *)edu->config)->pcie->bdf;
}

pcie_bdf_t absent_bdf(void)
{
	return ((const struct config *)absent->config)->pcie->bdf;
}

static uint32_t get(unsigned int reg)
{
	return sys_read32(DEVICE_MMIO_GET(edu) + reg);
}

static void set(unsigned int reg, uint32_t value)
{
	sys_write32(value, DEVICE_MMIO_GET(edu) + reg);
}

/* One interrupt for that cause, no other. */
static void expect_interrupt(uint32_t cause)
{
	struct data *data = edu->data;

	if (!INTERRUPTS) {
		k_sleep(K_MSEC(500));
		zassert_equal(get(IRQ_STATUS), cause);
		set(IRQ_ACK, cause);
		return;
	}
	zassert_ok(k_sem_take(&data->done, K_SECONDS(10)), "no interrupt");
	zassert_equal(data->causes, cause);
	data->causes = 0;
	zassert_equal(k_sem_take(&data->done, K_MSEC(20)), -EAGAIN, "one more interrupt");
}

ZTEST(pcie_edu, test_ready)
{
	zassert_true(device_is_ready(edu));
	zassert_false(device_is_ready(absent));
}

ZTEST(pcie_edu, test_message_or_wire)
{
	uint32_t cap = pcie_get_cap(edu_bdf(), PCI_CAP_ID_MSI);
	uint32_t control = pcie_conf_read(edu_bdf(), cap + PCIE_MSI_MCR);

	zassert_equal((control & PCIE_MSI_MCR_EN) != 0U, IS_ENABLED(CONFIG_PCIE_MSI));
}

ZTEST(pcie_edu, test_registers)
{
	zassert_equal(get(IDENT) & 0xffU, 0xed);
	set(LIVENESS, 0x12345678);
	zassert_equal(get(LIVENESS), ~0x12345678U);
}

/* QEMU computes in a thread of the host: time of ours flies by meanwhile. */
static void wait_by_host_time(void)
{
	struct data *data = edu->data;

	for (unsigned int i = 0; i < 100000U && k_sem_count_get(&data->done) == 0U; i++) {
		if ((get(STATUS) & COMPUTING) == 0U && !INTERRUPTS) {
			break;
		}
		k_sleep(K_MSEC(1));
	}
}

ZTEST(pcie_edu, test_factorial)
{
	set(STATUS, INTERRUPT);
	set(FACTORIAL, 10);
	wait_by_host_time();
	expect_interrupt(1);
	zassert_equal(get(STATUS) & COMPUTING, 0);
	zassert_equal(get(FACTORIAL), 3628800);
	set(STATUS, 0);
}

ZTEST(pcie_edu, test_interrupts)
{
	for (uint32_t cause = 1; cause < 100; cause++) {
		set(IRQ_RAISE, cause << 8);
		expect_interrupt(cause << 8);
	}
}

static void transfer(uint32_t from, uint32_t to, uint32_t size, uint32_t command)
{
	set(DMA_FROM, from);
	set(DMA_TO, to);
	set(DMA_COUNT, size);
	set(DMA_CMD, DMA_RUN | DMA_IRQ | command);
	expect_interrupt(DMA_CAUSE);
}

ZTEST(pcie_edu, test_dma)
{
	static uint8_t out[256], in[256];

	for (size_t i = 0; i < sizeof(out); i++) {
		out[i] = (uint8_t)(i * 7U + 1U);
	}
	transfer((uintptr_t)out, DMA_BUFFER, sizeof(out), 0);
	transfer(DMA_BUFFER, (uintptr_t)in, sizeof(in), DMA_OUT);
	zassert_mem_equal(in, out, sizeof(in));
}

ZTEST_SUITE(pcie_edu, NULL, NULL, NULL, NULL, NULL);
