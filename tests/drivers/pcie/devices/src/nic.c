/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A network card with five MSI-X vectors (Intel's 82574 data sheet, chapters 7.4 and 10.2.4), of
 * which software can raise each cause.
 */
#include <zephyr/drivers/pcie/cap.h>
#include <zephyr/drivers/pcie/msi.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/device_mmio.h>
#include <zephyr/ztest.h>

#include "found.h"

#define ICR  0x00c0
#define ICS  0x00c8
#define IMS  0x00d0
#define IVAR 0x00e4

#define CAUSES		 5U
#define CAUSE(n)	 BIT(20U + (n))
#define VECTOR(cause, n) ((8U | (n)) << (4U * (cause)))

DEVICE_PCIE_DECLARE(DT_NODELABEL(nic));

static const struct {
	struct pcie_dev *pcie;
} nic = {DEVICE_PCIE_INIT(DT_NODELABEL(nic), pcie)};

pcie_bdf_t nic_bdf(void)
{
	return nic.pcie->bdf;
}

#ifdef CONFIG_PCIE_MSI
static unsigned int count[CAUSES];
static mm_reg_t regs;

static void isr(const void *arg)
{
	(*(unsigned int *)arg)++;
}

static void prepare(void)
{
	struct pcie_bar bar;

	zassert_true(pcie_get_mbar(nic_bdf(), 0, &bar));
	device_map(&regs, bar.phys_addr, bar.size, K_MEM_CACHE_NONE);
	pcie_set_cmd(nic_bdf(), PCIE_CONF_CMDSTAT_MEM | PCIE_CONF_CMDSTAT_MASTER, true);
}
#endif

#ifdef CONFIG_PCIE_MSI_MULTI_VECTOR
ZTEST(pcie_nic, test_a_vector_for_each_cause)
{
	msi_vector_t vectors[CAUSES + 3];
	uint32_t map = 0;

	prepare();
	zassert_equal(pcie_msi_vectors_allocate(nic_bdf(), 4, vectors, ARRAY_SIZE(vectors)),
		      CAUSES);
	for (unsigned int i = 0; i < CAUSES; i++) {
		zassert_true(vectors[i].msix);
		zassert_true(pcie_msi_vector_connect(nic_bdf(), &vectors[i], isr, &count[i], 0));
		map |= VECTOR(i, (i + 1U) % CAUSES); /* cause i leads to the next one's vector */
	}
	zassert_true(pcie_msi_enable(nic_bdf(), vectors, CAUSES, 0));
	sys_write32(map, regs + IVAR);
	for (unsigned int i = 0; i < CAUSES; i++) {
		sys_write32(CAUSE(i), regs + IMS);
		sys_write32(CAUSE(i), regs + ICS);
		k_sleep(K_MSEC(5));
		(void)sys_read32(regs + ICR);
		for (unsigned int k = 0; k < CAUSES; k++) {
			unsigned int wanted =
				(k <= i + 1U && k > 0U) || (k == 0U && i + 1U == CAUSES);

			zassert_equal(count[k], wanted, "cause %u: vector %u: %u", i, k, count[k]);
		}
	}
	zassert_false(pcie_msi_enable(nic_bdf(), vectors, CAUSES + 1U, 0), "more than there are");
}
#elif defined(CONFIG_PCIE_MSI)
/* It can do MSI, too: without CONFIG_PCIE_MSI_X that is used. One vector for all causes. */
ZTEST(pcie_nic, test_one_vector)
{
	msi_vector_t vectors[4];

	prepare();
	zassert_equal(pcie_msi_vectors_allocate(nic_bdf(), 4, vectors, ARRAY_SIZE(vectors)), 1);
	zassert_false(vectors[0].msix);
	zassert_true(pcie_msi_vector_connect(nic_bdf(), &vectors[0], isr, &count[0], 0));
	zassert_true(pcie_msi_enable(nic_bdf(), vectors, 1, 0));
	sys_write32(CAUSE(1), regs + IMS);
	sys_write32(CAUSE(1), regs + ICS);
	k_sleep(K_MSEC(5));
	zassert_equal(count[0], 1);
}
#endif

ZTEST(pcie_nic, test_found)
{
	zassert_not_equal(nic_bdf(), PCIE_BDF_NONE);
}

ZTEST_SUITE(pcie_nic, NULL, NULL, NULL, NULL, NULL);
