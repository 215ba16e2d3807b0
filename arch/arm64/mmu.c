/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Address translation: every address is itself, 39 bits, pages of 4 KiB. It is there for what may
 * be done with memory:
 *
 *   code                      read, execute
 *   constants                 read
 *   the rest of RAM           read, write
 *   devices (of the SoC's mmu_config)
 *
 * for the kernel, and of these users may read and execute code behind __user_text_start and read
 * the constants. That nothing can be written and executed is also a rule of the processor (WXN).
 *
 * Nothing else is mapped: the first page, where NULL points to, least of all. The image is mapped
 * page by page, so that the one below a stack can be taken out; the rest in blocks as large as fit.
 *
 * The linker script reserves the tables, z_arm64_tables, behind the image: as many as this takes.
 * This runs before .bss is cleared and with translation off: no variables, no unaligned accesses.
 */
#include "context.h"
#include "mmu.h"

#include <zephyr/arch/arm64/arm_mmu.h>
#include <zephyr/linker/linker-defs.h>

#define TCR_WALKS_CACHED (1UL << 8 | 1UL << 10 | 3UL << 12)
#define TCR_NO_TTBR1     BIT64(23)
#define CNTKCTL_EL0VCTEN 2UL

/* Variables' memory as pages: some are taken out (guards), some users may touch. */
#define PAGES (IS_ENABLED(CONFIG_ARM64_STACK_PROTECTION) || IS_ENABLED(CONFIG_USERSPACE))

extern const struct arm_mmu_config mmu_config;

/* The next level's table behind @p entry; the first free one if there is none yet. */
static uint64_t *next_level(uint64_t *entry, table_t **free)
{
	if (*entry == 0) {
		uint64_t *table = *(*free)++;

		for (unsigned int i = 0; i < ENTRIES; i++) {
			table[i] = 0;
		}
		*entry = (uintptr_t)table | DESC_TABLE;
	}
	return table_behind(*entry);
}

/* From @p addr to @p end, in units of @p largest level (1 to 3: 1 GiB, 2 MiB, 4 KiB) or smaller. */
static void map(uintptr_t addr, uintptr_t end, uint64_t attributes, unsigned int largest,
		table_t **free)
{
	while (addr < end) {
		uint64_t *table = z_arm64_tables[0];
		unsigned int level = 1;
		uint64_t *entry = entry_of(table, addr, level);

		while (level < largest || (addr & (BIT64(shift_of(level)) - 1)) != 0 ||
		       end - addr < BIT64(shift_of(level))) {
			table = next_level(entry, free);
			level++;
			entry = entry_of(table, addr, level);
		}
		*entry = addr | attributes | ((level == 3) ? DESC_TABLE : DESC_VALID);
		addr += BIT64(shift_of(level));
	}
}

static void map_devices(table_t **free)
{
	for (unsigned int i = 0; i < mmu_config.num_regions; i++) {
		const struct arm_mmu_region *region = &mmu_config.mmu_regions[i];

		map(region->base_pa, region->base_pa + region->size,
		    DESC_AF | DESC_INNER | DESC_NX | DESC_TAGGED | DESC_ATTR(region->attrs & 3), 1,
		    free);
	}
}

void z_arm64_mmu_enable(void)
{
	uint64_t sctlr = SCTLR_RES1 | SCTLR_M | SCTLR_C | SCTLR_I | SCTLR_SA | SCTLR_SA0 |
			 SCTLR_WXN;
	uint64_t tcr = (64 - VA_BITS) | TCR_WALKS_CACHED | TCR_NO_TTBR1;
	uint64_t size;

#ifdef CONFIG_USERSPACE
	/* users may read the virtual count of the timer, and count nothing else */
	__asm__ volatile("msr cntkctl_el1, %0\n\t"
			 "msr pmuserenr_el0, xzr"
			 :
			 : "r"(CNTKCTL_EL0VCTEN));
#endif
	__asm__ volatile("mrs %0, id_aa64mmfr0_el1" : "=r"(size));
	tcr |= (size & 7) << 32; /* physical addresses as wide as there are */
	__asm__ volatile("tlbi vmalle1\n\t"
			 "ic iallu\n\t"
			 "msr mair_el1, %0\n\t"
			 "msr tcr_el1, %1\n\t"
			 "msr ttbr0_el1, %2\n\t"
			 "dsb sy\n\t"
			 "isb\n\t"
			 "msr sctlr_el1, %3\n\t"
			 "isb"
			 :
			 : "r"(MAIR), "r"(tcr), "r"(z_arm64_tables), "r"(sctlr)
			 : "memory");
}

void z_arm64_mmu_init(void)
{
	uintptr_t text = (uintptr_t)__text_region_start;
	uintptr_t rodata = (uintptr_t)__rodata_region_start;
	uintptr_t data = (uintptr_t)__data_region_start;
	uintptr_t image_end = (uintptr_t)_image_ram_end;
	uintptr_t ram_end = CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024UL;
	table_t *free = &z_arm64_tables[1];

	for (unsigned int i = 0; i < ENTRIES; i++) {
		z_arm64_tables[0][i] = 0;
	}
#ifdef CONFIG_USERSPACE
	uintptr_t user_text = (uintptr_t)__user_text_start;

	map(text, user_text, RAM_CODE, 1, &free);
	map(user_text, rodata, USER_CODE, 1, &free);
	map(rodata, data, USER_CONST, 1, &free);
#else
	map(text, rodata, RAM_CODE, 1, &free);
	map(rodata, data, RAM_CONST, 1, &free);
#endif
	map(data, image_end, RAM_DATA, PAGES ? 3 : 1, &free);
	map(image_end, ram_end, RAM_DATA, 1, &free);
	map_devices(&free);
	if ((char *)free > z_arm64_tables_end) {
		for (;;) { /* more devices than the linker script expects */
		}
	}
	z_arm64_mmu_enable();
}

#ifdef CONFIG_ARM64_STACK_PROTECTION
void z_arm64_guard(uintptr_t addr, bool on)
{
	uint64_t *entry = kernel_page(addr);
	uint64_t before;

	__ASSERT(addr % Z_ARM64_GUARD_SIZE == 0, "stack %p: must be aligned to a page",
		 (void *)addr);
	if (entry == NULL) {
		return; /* not in the image: in a block that stays whole */
	}
	before = *entry;
	z_arm64_page_set(addr, on ? 0 : (addr | RAM_DATA | DESC_TABLE));
	__asm__ volatile("dsb ishst" : : : "memory");
	if (on && before != 0) {
		__asm__ volatile("tlbi vaae1is, %0" : : "r"(addr >> PAGE_SHIFT));
	}
	__asm__ volatile("dsb ish\n\tisb" : : : "memory");
}
#endif
