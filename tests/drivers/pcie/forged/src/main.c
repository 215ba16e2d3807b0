/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Functions that no maker of hardware would build: lists without end, windows that are not theirs,
 * bridges that lead back. Whatever they say, calls come to an end, ask for no word outside of the
 * configuration space (the host fails the test), and give no address outside of the host's windows.
 */
#include <zephyr/drivers/pcie/ptm.h>
#include <zephyr/ztest.h>

#include "host.h"

#define ID    PCIE_ID(0x1234, 0x5678)
#define PLACE PCIE_BDF(0, 3, 0)

static bool add(pcie_bdf_t bdf, pcie_id_t id, void *data)
{
	ARG_UNUSED(bdf);
	ARG_UNUSED(id);
	(*(unsigned int *)data)++;
	return true;
}

static unsigned int count(uint32_t flags)
{
	unsigned int n = 0;
	struct pcie_scan_opt opt = {.cb = add, .cb_data = &n, .flags = flags};

	zassert_ok(pcie_scan(&opt));
	return n;
}

static uint32_t bus_numbers(const struct function *bridge)
{
	return bridge->words[PCIE_BUS_NUMBER] & 0xffffffU;
}

/* ---- enumeration ------------------------------------------------------------------------ */

ZTEST(pcie_forged, test_addresses_and_bus_numbers)
{
	struct function *bridge = host_add(PCIE_BDF(0, 1, 0), ID, 1);
	struct function *behind = host_add(PCIE_BDF(1, 0, 0), ID, 0);
	struct function *second = host_add(PCIE_BDF(0, 2, 0), ID, 0);
	struct pcie_bar bar, other;

	host_add_bar(behind, 0, 0x2000, 0x4); /* 64 bits */
	host_add_bar(behind, 2, 0x100, 0x1);  /* ports */
	host_add_bar(second, 5, 0x10000, 0);
	pcie_generic_ctrl_enumerate(host, PCIE_BDF(0, 0, 0));

	zassert_equal(bus_numbers(bridge), PCIE_BUS_NUMBER_VAL(0U, 1U, 1U, 0U));
	zassert_equal(bridge->words[PCIE_MEM_BASE_LIMIT],
		      PCIE_MEM_BASE_LIMIT_VAL(MEM_BUS >> 16, MEM_BUS >> 16));
	zassert_equal(bridge->words[PCIE_IO_SEC_STATUS] & 0xffffU, 0x1010);
	zassert_true(PCIE_PREFETCH_BASE(bridge->words[PCIE_PREFETCH_BASE_LIMIT]) >
			     PCIE_PREFETCH_LIMIT(bridge->words[PCIE_PREFETCH_BASE_LIMIT]),
		     "closed");
	zassert_true(pcie_get_mbar(PCIE_BDF(1, 0, 0), 0, &bar));
	zassert_equal(bar.phys_addr, (uintptr_t)host_memory);
	zassert_equal(bar.size, 0x2000);
	zassert_true(pcie_get_mbar(PCIE_BDF(0, 2, 0), 5, &other));
	zassert_equal(other.phys_addr, (uintptr_t)host_memory + 0x100000, "not in the bridge's");
	zassert_true(pcie_get_iobar(PCIE_BDF(1, 0, 0), 2, &bar));
	zassert_equal(bar.phys_addr, IO_BUS);
	zassert_equal(behind->words[PCIE_CONF_CMDSTAT],
		      PCIE_CONF_CMDSTAT_MEM | PCIE_CONF_CMDSTAT_IO);
	zassert_equal(second->words[PCIE_CONF_CMDSTAT], PCIE_CONF_CMDSTAT_MEM);
}

ZTEST(pcie_forged, test_more_than_the_window)
{
	struct function *big = host_add(PCIE_BDF(0, 1, 0), ID, 0);
	struct function *small = host_add(PCIE_BDF(0, 2, 0), ID, 0);
	struct pcie_bar bar;

	host_add_bar(big, 0, MEM_SIZE * 2ULL, 0);
	host_add_bar(big, 2, BIT64(40), 0x4);
	host_add_bar(small, 0, 0x1000, 0);
	pcie_generic_ctrl_enumerate(host, PCIE_BDF(0, 0, 0));
	zassert_false(pcie_probe_mbar(PCIE_BDF(0, 1, 0), 0, &bar));
	zassert_equal(big->words[PCIE_CONF_CMDSTAT], 0, "decodes what it has not");
	zassert_true(pcie_get_mbar(PCIE_BDF(0, 2, 0), 0, &bar));
}

ZTEST(pcie_forged, test_bridges_without_end)
{
	/* each bus has a bridge */
	for (unsigned int bus = 0; bus < 30U; bus++) {
		host_add(PCIE_BDF(bus, 0, 0), ID, 1);
	}
	pcie_generic_ctrl_enumerate(host, PCIE_BDF(0, 0, 0));
	zassert_equal(count(PCIE_SCAN_RECURSIVE | PCIE_SCAN_CB_ALL), 9, "eight and where it ends");
	zassert_equal(count(PCIE_SCAN_RECURSIVE), 0);
}

/* ---- scan ------------------------------------------------------------------------------ */

ZTEST(pcie_forged, test_bridges_that_lead_back)
{
	struct function *first = host_add(PCIE_BDF(0, 0, 0), ID, 1);
	struct function *second = host_add(PCIE_BDF(5, 0, 0), ID, 1);

	first->words[PCIE_BUS_NUMBER] = PCIE_BUS_NUMBER_VAL(0U, 5U, 5U, 0U);
	for (uint32_t back = 0; back <= 5U; back++) {
		second->words[PCIE_BUS_NUMBER] = PCIE_BUS_NUMBER_VAL(5U, back, 255U, 0U);
		host_reads = 0;
		zassert_equal(count(PCIE_SCAN_RECURSIVE | PCIE_SCAN_CB_ALL), 2);
		zassert_true(host_reads < 100U);
	}
}

ZTEST(pcie_forged, test_functions)
{
	host_add(PCIE_BDF(0, 4, 0), ID, 0x80);
	host_add(PCIE_BDF(0, 4, 7), ID, 0);
	host_add(PCIE_BDF(0, 6, 0), ID, 0);
	host_add(PCIE_BDF(0, 6, 1), ID, 0); /* but function 0 says that it is the only one */
	zassert_equal(count(0), 3);
}

/* ---- capabilities ---------------------------------------------------------------------- */

ZTEST(pcie_forged, test_capability_lists)
{
	struct function *function = host_add(PLACE, ID, 0);

	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_MSI), 0, "no list");
	host_add_cap(function, 20, PCI_CAP_ID_PM, 40);
	host_add_cap(function, 40, PCI_CAP_ID_MSI, 63);
	host_add_cap(function, 63, PCI_CAP_ID_EXP, 0);
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_PM), 20);
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_EXP), 63);
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_MSIX), 0);
	/* in circles; at itself; into the header, which holds all kinds of things */
	host_add_cap(function, 63, PCI_CAP_ID_EXP, 20);
	host_reads = 0;
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_MSIX), 0);
	zassert_true(host_reads <= 50U);
	host_add_cap(function, 40, PCI_CAP_ID_MSI, 40);
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_MSIX), 0);
	host_add_cap(function, 40, PCI_CAP_ID_MSI, 9);
	function->words[9] = PCI_CAP_ID_MSIX;
	zassert_equal(pcie_get_cap(PLACE, PCI_CAP_ID_MSIX), 0);
}

ZTEST(pcie_forged, test_extended_capability_lists)
{
	struct function *function = host_add(PLACE, ID, 0);

	function->words[64] = PCIE_EXT_CAP_ID_ERR | BIT(16) | (0x200U << 20);
	function->words[128] = PCIE_EXT_CAP_ID_DSN | BIT(16) | (0xffcU << 20);
	function->words[1023] = PCIE_EXT_CAP_ID_PTM | BIT(16);
	zassert_equal(pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_ERR), 64);
	zassert_equal(pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_PTM), 1023);
	zassert_equal(pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_ACS), 0);
	function->words[1023] = PCIE_EXT_CAP_ID_VNDR | BIT(16) | (0x100U << 20);
	host_reads = 0;
	zassert_equal(pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_ACS), 0, "in circles");
	zassert_true(host_reads < 1000U);
	function->words[128] = PCIE_EXT_CAP_ID_DSN | BIT(16) | (0x10U << 20);
	zassert_equal(pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_ACS), 0, "into the header");
}

ZTEST(pcie_forged, test_time_measurement)
{
	struct function *function = host_add(PLACE, ID, 0);

	zassert_false(pcie_ptm_enable(PLACE));
	function->words[64] = PCIE_EXT_CAP_ID_PTM | BIT(16);
	function->writable[66] = 1;
	zassert_false(pcie_ptm_enable(PLACE), "it can not ask");
	function->words[65] = 1;
	zassert_true(pcie_ptm_enable(PLACE));
	zassert_equal(function->words[66], 1);
	/* a capability that begins with the last word has no others */
	function->words[64] = PCIE_EXT_CAP_ID_ERR | BIT(16) | (0xffcU << 20);
	function->words[1023] = PCIE_EXT_CAP_ID_PTM | BIT(16);
	zassert_false(pcie_ptm_enable(PLACE));
}

/* ---- addresses ------------------------------------------------------------------------- */

static void bar_is(struct function *function, uint32_t value, uint32_t writable)
{
	function->words[PCIE_CONF_BAR0] = value;
	function->writable[PCIE_CONF_BAR0] = writable;
}

ZTEST(pcie_forged, test_addresses_of_others)
{
	static const struct {
		uint32_t value, writable;
	} bad[] = {
		{0, 0xfffff000},			  /* nobody gave it one */
		{MEM_BUS - 0x1000, 0xfffff000},		  /* before the window */
		{MEM_BUS + MEM_SIZE, 0xfffff000},	  /* behind */
		{MEM_BUS, ~(2U * MEM_SIZE - 1U) & ~0xfU}, /* larger than the window */
		{MEM_BUS, 0xff0ff000},			  /* a size with holes */
		{MEM_BUS, 0},				  /* none */
		{0xffffffff, 0},			  /* nothing answers */
		{IO_BUS + IO_SIZE + 1U, 0xffffff00},	  /* ports behind the window */
		{MEM_BUS + 7U, 0xfffff000},		  /* flags that there are not */
	};
	struct function *function = host_add(PLACE, ID, 0);
	struct pcie_bar bar;

	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		bar_is(function, bad[i].value, bad[i].writable);
		zassert_false(pcie_get_mbar(PLACE, 0, &bar), "%zu", i);
		zassert_false(pcie_get_iobar(PLACE, 0, &bar), "%zu", i);
	}
	bar_is(function, MEM_BUS + MEM_SIZE - 0x1000, 0xfffff000);
	zassert_true(pcie_get_mbar(PLACE, 0, &bar), "the last page of the window");
	/* 64 bits that go around, or whose second half does not exist */
	host_add_bar(function, 0, 0x1000, 0x4);
	function->words[PCIE_CONF_BAR0] = 0xfffff004;
	function->words[PCIE_CONF_BAR1] = 0xffffffff;
	zassert_false(pcie_get_mbar(PLACE, 0, &bar));
	host_add_bar(function, 5, 0x1000, 0x4);
	zassert_false(pcie_get_mbar(PLACE, 5, &bar));
}

/* ---- anything at all ------------------------------------------------------------------- */

static void check_bar(const struct pcie_bar *bar)
{
	zassert_true(bar->phys_addr >= (uintptr_t)host_memory && bar->size <= MEM_SIZE &&
		     bar->phys_addr + bar->size <= (uintptr_t)host_memory + MEM_SIZE);
}

static void random_function(bool mirror)
{
	struct function *function = host_add(PLACE, ID, 0);
	msi_vector_t vectors[40];
	struct pcie_bar bar;
	uint8_t n;

	for (unsigned int i = 1; i < WORDS; i++) {
		function->words[i] = host_random() & ((host_random() & 1U) ? UINT32_MAX : 0xffU);
		function->writable[i] = host_random();
	}
	function->words[PCIE_CONF_CMDSTAT] |= PCIE_CONF_CMDSTAT_CAPS;
	for (unsigned int i = 0; i < 6U; i++) { /* some are in the window */
		function->words[PCIE_CONF_BAR0 + i] = MEM_BUS + (host_random() & 0x3ff000U);
		function->writable[PCIE_CONF_BAR0 + i] = ~0xfffU << (host_random() % 8U);
	}
	function->words[16 + host_random() % 40U] = PCI_CAP_ID_MSIX | (host_random() & ~0xffU);
	function->mirror = mirror;
	for (unsigned int i = 0; i < 7U; i++) {
		if (pcie_get_mbar(PLACE, i, &bar)) {
			check_bar(&bar);
		}
		if (pcie_probe_mbar(PLACE, i, &bar)) {
			check_bar(&bar);
		}
	}
	(void)pcie_get_ext_cap(PLACE, PCIE_EXT_CAP_ID_ACS);
	(void)pcie_ptm_enable(PLACE);
	n = pcie_msi_vectors_allocate(PLACE, 1, vectors, ARRAY_SIZE(vectors));
	zassert_true(n <= ARRAY_SIZE(vectors));
	(void)pcie_msi_enable(PLACE, vectors, n, 0);
	(void)pcie_msi_enable(PLACE, NULL, 1, 0);
	(void)count(PCIE_SCAN_RECURSIVE);
	pcie_generic_ctrl_enumerate(host, PCIE_BDF(0, 0, 0));
}

ZTEST(pcie_forged, test_random_functions)
{
	for (unsigned int i = 0; i < 2000U; i++) {
		host_reset();
		random_function((i & 1U) != 0U);
	}
}

static void before(void *fixture)
{
	ARG_UNUSED(fixture);
	host_reset();
}

ZTEST_SUITE(pcie_forged, NULL, NULL, before, NULL, NULL);
