/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The MMU of a Cortex-A: every address is itself. Sections of 1 MiB (Armv7-A, short descriptors),
 * tables of pages where that is too coarse:
 *
 *   code               read, executed
 *   constants          read
 *   the rest of RAM    read, written
 *   devices            those that the SoC names
 *
 * and of the first two users may have what lies between __user_text_start and __user_rodata_end.
 * Nothing else is mapped. The first page of memory is never there, so null pointers fault.
 *
 * There is a fixed number of tables of pages; a stack for which none is left has no guard.
 */
#include "guard.h"
#include "mmu.h"

#include <zephyr/arch/arm/mmu/arm_mmu.h>
#include <zephyr/linker/linker-defs.h>

#define DOMAIN_0_CLIENT 1U /* permissions are checked */

uint32_t z_arm_l1[4096] __aligned(16384) __attribute__((section(".bss.l1")));
static uint32_t l2[CONFIG_ARM_MMU_NUM_L2_TABLES][N_PAGES] __aligned(1024);
static unsigned int l2_used;

/* Attributes as the first level has them, and back. */
static uint32_t section_of(uint32_t page)
{
	return L1_SECTION | (page & (L2_B | L2_C)) | ((page & L2_XN) << 4) | ((page & 0xff0U) << 6);
}

static uint32_t page_of(uint32_t section)
{
	return L2_PAGE | (section & (L2_B | L2_C)) | ((section >> 4) & L2_XN) |
	       ((section >> 6) & 0xff0U);
}

uint32_t *z_arm_mmu_page(uint32_t address)
{
	uint32_t *section = &z_arm_l1[address >> SECTION_SHIFT];
	uint32_t base = address & ~(SECTION_SIZE - 1U);
	uint32_t *table;

	if ((*section & L1_TYPE) == L1_SECTION) {
		if (l2_used == CONFIG_ARM_MMU_NUM_L2_TABLES) {
			return NULL;
		}
		table = l2[l2_used++];
		for (unsigned int i = 0; i < N_PAGES; i++) {
			table[i] = (base + i * PAGE_SIZE) | page_of(*section & 0xfffffU);
		}
		*section = (uint32_t)table | L1_TABLE;
		z_arm_mmu_section_changed(address, *section);
	} else if ((*section & L1_TYPE) == L1_TABLE) {
		table = table_behind(*section);
	} else {
		return NULL;
	}
	return entry_in(table, address);
}

static void map_sections(uint32_t start, uint64_t end, uint32_t attributes)
{
	for (uint64_t at = start; at < end; at += SECTION_SIZE) {
		z_arm_l1[at >> SECTION_SHIFT] = (uint32_t)at | section_of(attributes);
	}
}

/*
 * What is RAM already becomes something else, from one page to another. Tables do not run out here:
 * there are more than the four ends that this takes, and the first page.
 */
static void map_image(const char *start, const char *end, uint32_t attributes)
{
	uint32_t last = ROUND_UP((uint32_t)end, PAGE_SIZE);

	for (uint32_t at = ROUND_DOWN((uint32_t)start, PAGE_SIZE); at < last;) {
		if (at % SECTION_SIZE == 0 && last - at >= SECTION_SIZE) {
			map_sections(at, (uint64_t)at + SECTION_SIZE, attributes);
			at += SECTION_SIZE;
		} else {
			*z_arm_mmu_page(at) = at | attributes;
			at += PAGE_SIZE;
		}
	}
}

static void map_all(void)
{
	map_sections(0, RAM_END, RAM_DATA);
	for (unsigned int i = 0; i < mmu_config.num_regions; i++) {
		const struct arm_mmu_region *device = &mmu_config.mmu_regions[i];

		map_sections(device->base, (uint64_t)device->base + device->size, DEVICE);
	}
#ifdef CONFIG_USERSPACE
	map_image(__rom_region_start, __user_text_start, RAM_CODE);
	map_image(__user_text_start, __rodata_region_start, USER_CODE);
	map_image(__rodata_region_start, z_arm_writable_start, USER_CONST);
#else
	map_image(__rom_region_start, __rodata_region_start, RAM_CODE);
	map_image(__rodata_region_start, z_arm_writable_start, RAM_CONST);
#endif
	*z_arm_mmu_page(0) = 0;
}

void z_arm_protection_init(void)
{
	map_all();
	CP15_WRITE(0, c2, c0, 2, TTBCR_N);
	CP15_WRITE(0, c2, c0, 0, (uint32_t)z_arm_l1 | TTBR_CACHED); /* TTBR0 */
	CP15_WRITE(0, c2, c0, 1, (uint32_t)z_arm_l1 | TTBR_CACHED); /* TTBR1 */
	CP15_WRITE(0, c3, c0, 0, DOMAIN_0_CLIENT);
	z_arm_mmu_forget();
	CP15_WRITE(0, c1, c0, 0, CP15_READ(0, c1, c0, 0) | SCTLR_M | SCTLR_C);
	z_arm_barrier();
}

#ifdef CONFIG_MMU_STACK_GUARD
/* An entry that is no page: the processor ignores all of it. */
static void set_guard(void *stack, struct k_thread *owner)
{
	uint32_t *entry = z_arm_mmu_page((uint32_t)stack);

	if (entry != NULL) {
		*entry = (uint32_t)owner;
		z_arm_mmu_page_changed((uint32_t)stack, *entry);
		z_arm_mmu_forget();
	}
}

void z_arm_guard_init(void)
{
	set_guard(z_interrupt_stacks, NULL);
}

static void drop_guard(struct k_thread *thread)
{
	uint32_t stack = (uint32_t)thread->arch.guarded;

	if (stack != 0) {
		uint32_t *entry = z_arm_mmu_page(stack);

		if (entry != NULL && *entry == (uint32_t)thread) {
			*entry = stack | RAM_DATA;
			z_arm_mmu_page_changed(stack, *entry);
			z_arm_mmu_forget();
		}
	}
	thread->arch.guarded = NULL;
}

void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	unsigned int key = arch_irq_lock();

	__ASSERT((uintptr_t)stack % Z_ARM_GUARD_SIZE == 0, "stack %p: must be aligned to %d", stack,
		 Z_ARM_GUARD_SIZE);
	thread->arch.guarded = stack;
	set_guard(stack, thread);
	arch_irq_unlock(key);
}

void z_arm_guard_thread_gone(struct k_thread *thread)
{
	unsigned int key = arch_irq_lock();

	drop_guard(thread);
	arch_irq_unlock(key);
}

bool z_arm_guard_hit(uint32_t address, struct k_thread **owner)
{
	uint32_t section = z_arm_l1[address >> SECTION_SHIFT];
	uint32_t entry;

	if ((section & L1_TYPE) != L1_TABLE || address < PAGE_SIZE) {
		return false;
	}
	entry = *entry_in(table_behind(section), address);
	*owner = (struct k_thread *)entry;
	return (entry & (L2_PAGE | L2_XN)) == 0;
}
#endif
