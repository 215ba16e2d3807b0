/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where PCI configuration space is in memory, from the firmware's ACPI tables (ACPI Specification
 * 6.5, chapter 5.2; PCI Firmware Specification 3.2, chapter 4.1.2): a mark in the BIOS' area leads
 * to a list of tables, one of which is MCFG. No other table is looked at, and no byte outside of
 * RAM.
 */
#include "acpi_mcfg.h"

#include <stdbool.h>
#include <string.h>
#include <zephyr/autoconf.h>
#include <zephyr/sys/byteorder.h>
#include <zephyr/sys/util.h>

#define RAM_END (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024UL)

#define AREA	 0xe0000U
#define AREA_END 0x100000U

#define RSDP_SIZE  20U
#define RSDP_RSDT  16U /* address of the list */
#define HEADER	   36U /* of every table: name, length, ... */
#define LENGTH	   4U
#define MCFG_ENTRY (HEADER + 8U)
#define MCFG_SIZE  (MCFG_ENTRY + 16U)

static bool sum_is_zero(const uint8_t *bytes, size_t n)
{
	uint8_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		sum += bytes[i];
	}
	return sum == 0U;
}

static const uint8_t *bytes_at(uintptr_t addr)
{
	const uint8_t *bytes = (const uint8_t *)addr;

	__asm__("" : "+r"(bytes)); /* the compiler takes small addresses for no object at all */
	return bytes;
}

/* The table at @p addr if it has that name; its length in *length. */
static const uint8_t *table_at(uint32_t addr, const char *name, uint32_t *length)
{
	const uint8_t *table = bytes_at(addr);

	if (addr == 0U || addr > RAM_END - HEADER || memcmp(table, name, 4) != 0) {
		return NULL;
	}
	*length = sys_get_le32(&table[LENGTH]);
	return *length >= HEADER && *length <= RAM_END - addr && sum_is_zero(table, *length) ? table
											     : NULL;
}

/* Address of the list of tables, 0 if there is no ACPI. */
static uint32_t list_find(void)
{
	for (uintptr_t addr = AREA; addr < AREA_END; addr += 16U) {
		const uint8_t *mark = bytes_at(addr);

		if (memcmp(mark, "RSD PTR ", 8) == 0 && sum_is_zero(mark, RSDP_SIZE)) {
			return sys_get_le32(&mark[RSDP_RSDT]);
		}
	}
	return 0;
}

/* The first segment only. */
static void read_entry(struct z_acpi_mcfg *mcfg, const uint8_t *entry, uintptr_t start,
		       uintptr_t end)
{
	uint64_t base = sys_get_le64(entry);
	uint64_t first = base + ((uint64_t)entry[10] << 20);
	uint64_t last = base + (((uint64_t)entry[11] + 1U) << 20);

	if (sys_get_le16(&entry[8]) == 0U && base < end && first >= start && first < last &&
	    last <= end) {
		mcfg->base = (uintptr_t)base;
		mcfg->first_bus = entry[10];
		mcfg->last_bus = entry[11];
	}
}

void z_acpi_mcfg_find(struct z_acpi_mcfg *mcfg, uintptr_t start, uintptr_t end)
{
	uint32_t list_length, length;
	const uint8_t *list = table_at(list_find(), "RSDT", &list_length);
	const uint8_t *table;

	for (uint32_t i = HEADER; list != NULL && i + 4U <= list_length; i += 4U) {
		table = table_at(sys_get_le32(&list[i]), "MCFG", &length);
		if (table != NULL && length >= MCFG_SIZE) {
			read_entry(mcfg, &table[MCFG_ENTRY], start, end);
			break;
		}
	}
}
