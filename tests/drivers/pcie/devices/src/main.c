/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A PC's PCI Express: what is found, and where. edu.c and nic.c use what was found.
 */
#include <errno.h>
#include <zephyr/drivers/pcie/cap.h>
#include <zephyr/drivers/pcie/msi.h>
#include <zephyr/ztest.h>

#include "found.h"

#define EDU	  PCIE_ID(0x1234, 0x11e8)
#define NIC	  PCIE_ID(0x8086, 0x10d3)
#define ROOT_PORT PCIE_ID(0x1b36, 0x000c)

static struct {
	unsigned int calls, edu, nic, root_port;
	bool stop;
} seen;

static bool see(pcie_bdf_t bdf, pcie_id_t id, void *data)
{
	zassert_equal(data, &seen);
	zassert_equal(pcie_conf_read(bdf, PCIE_CONF_ID), id);
	seen.calls++;
	seen.edu += (id == EDU) ? 1U : 0U;
	seen.nic += (id == NIC) ? 1U : 0U;
	seen.root_port += (id == ROOT_PORT) ? 1U : 0U;
	return !seen.stop;
}

static void scan(uint32_t flags, bool stop)
{
	const struct pcie_scan_opt opt = {.cb = see, .cb_data = &seen, .flags = flags};

	memset(&seen, 0, sizeof(seen));
	seen.stop = stop;
	zassert_ok(pcie_scan(&opt));
}

ZTEST(pcie, test_scan)
{
	unsigned int flat;

	scan(0, false);
	flat = seen.calls;
	zassert_equal(seen.edu, 1);
	zassert_equal(seen.nic + seen.root_port, 0);
	scan(PCIE_SCAN_RECURSIVE, false);
	zassert_equal(seen.calls, flat + 1U);
	zassert_equal(seen.nic, 1);
	scan(PCIE_SCAN_RECURSIVE | PCIE_SCAN_CB_ALL, false);
	zassert_equal(seen.calls, flat + 2U);
	zassert_equal(seen.root_port, 1);
	scan(PCIE_SCAN_RECURSIVE | PCIE_SCAN_CB_ALL, true);
	zassert_equal(seen.calls, 1);
}

ZTEST(pcie, test_scan_without_callback)
{
	const struct pcie_scan_opt opt = {0};

	zassert_equal(pcie_scan(&opt), -EINVAL);
	zassert_equal(pcie_scan(NULL), -EINVAL);
}

ZTEST(pcie, test_nobody_answers)
{
	pcie_bdf_t nobody = PCIE_BDF(0, 30, 5);
	struct pcie_bar bar;

	zassert_equal(pcie_conf_read(nobody, PCIE_CONF_ID), UINT32_MAX);
	pcie_conf_write(nobody, PCIE_CONF_BAR0, 0);
	zassert_false(pcie_probe_mbar(nobody, 0, &bar));
	zassert_false(pcie_probe_iobar(nobody, 0, &bar));
	zassert_equal(pcie_get_ext_cap(nobody, PCIE_EXT_CAP_ID_ERR), 0);
}

ZTEST(pcie, test_named_by_devicetree)
{
	zassert_equal(pcie_conf_read(edu_bdf(), PCIE_CONF_ID), EDU);
	zassert_equal(pcie_conf_read(nic_bdf(), PCIE_CONF_ID), NIC);
	zassert_not_equal(PCIE_BDF_TO_BUS(nic_bdf()), 0, "not behind the bridge");
	zassert_equal(absent_bdf(), PCIE_BDF_NONE);
}

ZTEST(pcie, test_capabilities)
{
	zassert_not_equal(pcie_get_cap(edu_bdf(), PCI_CAP_ID_MSI), 0);
	zassert_equal(pcie_get_cap(edu_bdf(), PCI_CAP_ID_MSIX), 0);
	zassert_not_equal(pcie_get_cap(nic_bdf(), PCI_CAP_ID_EXP), 0);
	zassert_not_equal(pcie_get_cap(nic_bdf(), PCI_CAP_ID_MSIX), 0);
	zassert_equal(pcie_get_cap(nic_bdf(), PCI_CAP_ID_AGP), 0);
	zassert_true(!IS_ENABLED(CONFIG_PCIE_MSI) || pcie_is_msi(edu_bdf()));
}

ZTEST(pcie, test_extended_capabilities)
{
	uint32_t cap = pcie_get_ext_cap(nic_bdf(), PCIE_EXT_CAP_ID_DSN);

	zassert_equal(pcie_get_ext_cap(nic_bdf(), PCIE_EXT_CAP_ID_PTM), 0);
	zassert_equal(pcie_get_ext_cap(edu_bdf(), PCIE_EXT_CAP_ID_ERR), 0);
	if (!IS_ENABLED(CONFIG_PCIE_MMIO_CFG) && !IS_ENABLED(CONFIG_PCIE_ECAM)) {
		zassert_equal(cap, 0, "ports do not reach that far");
		return;
	}
	zassert_true(cap > PCIE_CONF_EXT_CAPPTR);
	zassert_equal(PCIE_CONF_EXT_CAP_ID(pcie_conf_read(nic_bdf(), cap)), PCIE_EXT_CAP_ID_DSN);
	zassert_not_equal(pcie_get_ext_cap(nic_bdf(), PCIE_EXT_CAP_ID_ERR), 0);
}

ZTEST(pcie, test_memory_and_ports)
{
	uint32_t before = pcie_conf_read(nic_bdf(), PCIE_CONF_BAR0);
	struct pcie_bar first, second, ports;

	zassert_true(pcie_get_mbar(edu_bdf(), 0, &first));
	zassert_equal(first.size, 0x100000);
	zassert_false(pcie_get_mbar(edu_bdf(), 1, &first));
	zassert_false(pcie_get_mbar(edu_bdf(), 6, &first));

	/* two times memory, ports, memory */
	zassert_true(pcie_get_mbar(nic_bdf(), 0, &first));
	zassert_true(pcie_get_mbar(nic_bdf(), 1, &second));
	zassert_equal(first.size, 0x20000);
	zassert_equal(second.size, 0x20000);
	zassert_not_equal(first.phys_addr, second.phys_addr);
	zassert_false(pcie_get_mbar(nic_bdf(), 2, &first));
	zassert_true(pcie_get_iobar(nic_bdf(), 2, &ports));
	zassert_equal(ports.size, 32);
	zassert_equal(ports.phys_addr < 0x10000, !IS_ENABLED(CONFIG_PCIE_CONTROLLER));
	zassert_true(pcie_probe_iobar(nic_bdf(), 0, &ports));
	zassert_false(pcie_probe_iobar(nic_bdf(), 1, &ports));
	zassert_true(pcie_probe_mbar(nic_bdf(), 2, &first));
	zassert_true(pcie_get_mbar(nic_bdf(), 3, &second));
	zassert_equal(first.phys_addr, second.phys_addr);
	zassert_false(pcie_probe_mbar(nic_bdf(), 3, &first));
	zassert_equal(pcie_conf_read(nic_bdf(), PCIE_CONF_BAR0), before, "not put back");
}

ZTEST(pcie, test_command)
{
	uint32_t bits = PCIE_CONF_CMDSTAT_MASTER;

	pcie_set_cmd(nic_bdf(), bits, false);
	zassert_equal(pcie_conf_read(nic_bdf(), PCIE_CONF_CMDSTAT) & bits, 0);
	pcie_set_cmd(nic_bdf(), bits, true);
	zassert_equal(pcie_conf_read(nic_bdf(), PCIE_CONF_CMDSTAT) & bits, bits);
}

ZTEST_SUITE(pcie, NULL, NULL, NULL, NULL, NULL);
