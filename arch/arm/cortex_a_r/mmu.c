/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The MMU of a Cortex-A: every address is itself. Sections of 1 MiB (Armv7-A, short descriptors):
 * RAM, of which the image's code and constants are not written and the rest is not executed; the
 * devices that the SoC names; nothing else. The first page of memory is never there, so null
 * pointers fault.
 *
 * A section that has to be told apart, for the first page or for stack guards, becomes a table of
 * pages. There is a fixed number of these; a stack for which none is left has no guard.
 */
#include "cpu.h"
#include "guard.h"

#include <zephyr/arch/arm/mmu/arm_mmu.h>
#include <zephyr/linker/linker-defs.h>

#define SECTION_SHIFT 20
#define SECTION_SIZE  BIT(SECTION_SHIFT)
#define PAGE_SHIFT    12
#define PAGE_SIZE     BIT(PAGE_SHIFT)
#define N_PAGES       (SECTION_SIZE / PAGE_SIZE)

/* First level. */
#define L1_TYPE    3U
#define L1_TABLE   1U
#define L1_SECTION 2U
#define L1_B       BIT(2)
#define L1_C       BIT(3)
#define L1_XN      BIT(4)
#define L1_AP_PRIV BIT(10)
#define L1_TEX0    BIT(12)
#define L1_RO      BIT(15)

#define L1_NORMAL (L1_SECTION | L1_AP_PRIV | L1_TEX0 | L1_C | L1_B) /* write back, allocate */
#define L1_DEVICE (L1_SECTION | L1_AP_PRIV | L1_B | L1_XN)

/* Second level. */
#define L2_XN      BIT(0)
#define L2_PAGE    BIT(1)
#define L2_B       BIT(2)
#define L2_C       BIT(3)
#define L2_AP_PRIV BIT(4)
#define L2_TEX0    BIT(6)
#define L2_RO      BIT(9)

#define L2_RAM (L2_PAGE | L2_XN | L2_AP_PRIV | L2_TEX0 | L2_C | L2_B)

#define DOMAIN_0_CLIENT 1U /* permissions are checked */

static uint32_t l1[4096] __aligned(16384) __attribute__((section(".bss.l1")));
static uint32_t l2[CONFIG_ARM_MMU_NUM_L2_TABLES][N_PAGES] __aligned(1024);
static unsigned int l2_used;

static void map(uint32_t start, uint64_t end, uint32_t attributes)
{
	for (uint64_t at = start; at < end; at += SECTION_SIZE) {
		l1[at >> SECTION_SHIFT] = (uint32_t)at | attributes;
	}
}

/* The entry of the page at @p address; NULL if its section is no RAM, or no table is left. */
static uint32_t *page_entry(uint32_t address)
{
	uint32_t *section = &l1[address >> SECTION_SHIFT];
	uint32_t base = address & ~(SECTION_SIZE - 1U);
	uint32_t *table;

	if ((*section & L1_TYPE) == L1_SECTION) {
		if ((*section & L1_RO) != 0 || l2_used == CONFIG_ARM_MMU_NUM_L2_TABLES) {
			return NULL;
		}
		table = l2[l2_used++];
		for (unsigned int i = 0; i < N_PAGES; i++) {
			table[i] = (base + i * PAGE_SIZE) | L2_RAM;
		}
		*section = (uint32_t)table | L1_TABLE;
	} else if ((*section & L1_TYPE) == L1_TABLE) {
		table = (uint32_t *)(*section & ~1023U);
	} else {
		return NULL;
	}
	return &table[(address / PAGE_SIZE) % N_PAGES];
}

static void forget_translations(void)
{
	z_arm_barrier();
	CP15_WRITE(0, c8, c7, 0, 0); /* TLB: all */
	z_arm_barrier();
}

void z_arm_protection_init(void)
{
	uint32_t ram = CONFIG_SRAM_BASE_ADDRESS;

	map(0, (uint64_t)ram + CONFIG_SRAM_SIZE * 1024ULL, L1_NORMAL | L1_XN);
	map((uint32_t)__rom_region_start & ~(SECTION_SIZE - 1U), (uint32_t)__rodata_region_end,
	    L1_NORMAL | L1_RO);
	for (unsigned int i = 0; i < mmu_config.num_regions; i++) {
		const struct arm_mmu_region *device = &mmu_config.mmu_regions[i];

		map(device->base, (uint64_t)device->base + device->size, L1_DEVICE);
	}
	*page_entry(0) = 0;

	CP15_WRITE(0, c2, c0, 2, 0);  /* TTBCR: one table for all */
	CP15_WRITE(0, c2, c0, 0, l1); /* TTBR0 */
	CP15_WRITE(0, c3, c0, 0, DOMAIN_0_CLIENT);
	forget_translations();
	CP15_WRITE(0, c1, c0, 0, CP15_READ(0, c1, c0, 0) | SCTLR_M | SCTLR_C);
	z_arm_barrier();
}

#ifdef CONFIG_MMU_STACK_GUARD
/* An entry that is no page: the processor ignores all of it. */
static void set_guard(void *stack, struct k_thread *owner)
{
	uint32_t *entry = page_entry((uint32_t)stack);

	if (entry != NULL) {
		*entry = (uint32_t)owner;
		forget_translations();
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
		uint32_t *entry = page_entry(stack);

		if (entry != NULL && *entry == (uint32_t)thread) {
			*entry = stack | L2_RAM;
			forget_translations();
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
	uint32_t section = l1[address >> SECTION_SHIFT];
	uint32_t entry;

	if ((section & L1_TYPE) != L1_TABLE || address < PAGE_SIZE) {
		return false;
	}
	entry = ((uint32_t *)(section & ~1023U))[(address / PAGE_SIZE) % N_PAGES];
	*owner = (struct k_thread *)entry;
	return (entry & (L2_PAGE | L2_XN)) == 0;
}
#endif
