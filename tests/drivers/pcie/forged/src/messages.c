/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts by message: what is written to a function, and tables that it does not have.
 */
#include <zephyr/ztest.h>

#include "host.h"

#define ID    PCIE_ID(0x1234, 0x5678)
#define PLACE PCIE_BDF(0, 3, 0)
#define CAP   20U

static unsigned int interrupts;

static void isr(const void *arg)
{
	zassert_equal(arg, &interrupts);
	interrupts++;
}

/* log: of the vectors that it says to have. */
static struct function *with_msi(unsigned int log, bool is_64)
{
	struct function *function = host_add(PLACE, ID, 0);

	function->words[CAP] = (log << PCIE_MSI_MCR_MMC_SHIFT) | (is_64 ? PCIE_MSI_MCR_64 : 0U);
	function->writable[CAP] = PCIE_MSI_MCR_EN | PCIE_MSI_MCR_MME;
	function->writable[CAP + 1U] = ~3U;
	function->writable[CAP + 2U] = UINT32_MAX;
	function->writable[CAP + 3U] = 0xffff;
	host_add_cap(function, CAP, PCI_CAP_ID_MSI, 0);
	return function;
}

ZTEST(pcie_messages, test_msi)
{
	for (unsigned int is_64 = 0; is_64 < 2U; is_64++) {
		struct function *function = with_msi(2, is_64 != 0U);
		msi_vector_t vectors[3];

		zassert_true(pcie_is_msi(PLACE));
		zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 3), 2, "a power of two");
		zassert_true(pcie_msi_vector_connect(PLACE, &vectors[0], isr, &interrupts, 0));
		zassert_true(pcie_msi_enable(PLACE, vectors, 2, 0));
		zassert_equal(function->words[CAP] & 0x00710000U,
			      PCIE_MSI_MCR_EN | (1U << PCIE_MSI_MCR_MME_SHIFT));
		zassert_equal(function->words[CAP + PCIE_MSI_MAP0], 0xfee00000);
		zassert_equal(function->words[CAP + (is_64 ? PCIE_MSI_MDR_64 : PCIE_MSI_MDR_32)],
			      0x40);
		zassert_not_equal(function->words[PCIE_CONF_CMDSTAT] & PCIE_CONF_CMDSTAT_MASTER, 0);
		host_reset();
	}
}

ZTEST(pcie_messages, test_msi_vectors_that_there_are_not)
{
	msi_vector_t vectors[40];

	with_msi(7, false); /* reserved: 128 */
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 40), 32);
	host_vectors = 5; /* the host has no more */
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 40), 4);
	host_vectors = 0;
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 40), 0);
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 0), 0);
}

ZTEST(pcie_messages, test_no_messages)
{
	msi_vector_t vector;

	host_add(PLACE, ID, 0);
	zassert_false(pcie_is_msi(PLACE));
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, &vector, 1), 0);
	zassert_false(pcie_msi_enable(PLACE, NULL, 1, 5));
}

ZTEST(pcie_messages, test_capabilities_that_end_too_late)
{
	struct function *function = with_msi(0, true);

	function->words[PCIE_CONF_CAPPTR] = 0;
	host_add_cap(function, 61, PCI_CAP_ID_MSI, 62);
	host_add_cap(function, 62, PCI_CAP_ID_MSIX, 0);
	zassert_false(pcie_is_msi(PLACE));
	zassert_false(pcie_msi_enable(PLACE, NULL, 1, 5));
}

ZTEST(pcie_messages, test_connect_at_run_time)
{
	struct function *function = with_msi(0, true);
	unsigned int irq = pcie_alloc_irq(PLACE);

	zassert_not_equal(irq, PCIE_CONF_INTR_IRQ_NONE);
	zassert_true(pcie_connect_dynamic_irq(PLACE, irq, 1, isr, &interrupts, 0));
	zassert_equal(function->words[CAP] & PCIE_MSI_MCR_EN, 0, "too early");
	pcie_irq_enable(PLACE, irq);
	zassert_equal(function->words[CAP] & PCIE_MSI_MCR_EN, PCIE_MSI_MCR_EN);
	zassert_equal(function->words[CAP + PCIE_MSI_MDR_64], 0x40, "written over");
}

static struct function *with_table(uint32_t entries, uint32_t place, uint64_t size)
{
	struct function *function = host_add(PLACE, ID, 0);

	function->words[CAP] = (entries - 1U) << PCIE_MSIX_MCR_TSIZE_SHIFT;
	function->writable[CAP] = PCIE_MSIX_MCR_EN | PCIE_MSIX_MCR_FMASK;
	function->words[CAP + PCIE_MSIX_TR] = place;
	host_add_cap(function, CAP, PCI_CAP_ID_MSIX, 0);
	host_add_bar(function, 2, size, 0);
	function->words[PCIE_CONF_BAR2] = MEM_BUS;
	return function;
}

ZTEST(pcie_messages, test_table)
{
	struct function *function = with_table(4, 0x800 | 2, 0x1000);
	const uint32_t *table = (const uint32_t *)&host_memory[0x800];
	msi_vector_t vectors[8];

	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 8), 4);
	zassert_equal((uintptr_t)vectors[3].msix_vector, (uintptr_t)&table[12]);
	zassert_true(pcie_msi_enable(PLACE, vectors, 3, 0));
	for (unsigned int i = 0; i < 3U; i++) {
		zassert_equal(table[4U * i], 0xfee00000 + i);
		zassert_equal(table[4U * i + 1U], 0);
		zassert_equal(table[4U * i + 2U], 0x40 + i);
		zassert_equal(table[4U * i + 3U], 0);
	}
	zassert_equal(table[15], 1, "the last one is masked");
	zassert_equal(table[16], 0, "behind the table");
	zassert_equal(function->words[CAP] & (PCIE_MSIX_MCR_EN | PCIE_MSIX_MCR_FMASK),
		      PCIE_MSIX_MCR_EN);
	zassert_false(pcie_msi_enable(PLACE, vectors, 5, 0), "more than there are");
}

ZTEST(pcie_messages, test_tables_elsewhere)
{
	static const struct {
		uint32_t entries, place;
	} bad[] = {
		{4, 0xfc8 | 2},	     /* its last entry is outside */
		{4, 0x1000 | 2},     /* all of it */
		{4, 0xfffffff8 | 2}, /* goes around */
		{2048, 0 | 2},	     /* larger than the memory */
		{4, 0 | 3},	     /* in memory that it has not */
		{4, 0 | 7},	     /* in a register that there is not */
	};
	msi_vector_t vectors[4];

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		with_table(bad[i].entries, bad[i].place, 0x1000);
		zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 4), 0, "%zu", i);
		zassert_false(pcie_msi_enable(PLACE, vectors, 4, 0), "%zu", i);
		host_reset();
	}
	with_table(4, 0xfc0 | 2, 0x1000);
	zassert_equal(pcie_msi_vectors_allocate(PLACE, 1, vectors, 4), 4, "at the very end");
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	host_reset();
}

ZTEST_SUITE(pcie_messages, NULL, NULL, before, NULL, NULL);
