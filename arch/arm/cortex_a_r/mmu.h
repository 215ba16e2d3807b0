/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Translation tables of Armv7-A, short descriptors: the first level has an entry for each section
 * of 1 MiB, which is mapped as a whole or leads to a table of 256 pages. mmu.c makes the kernel's,
 * mmu_user.c one for each memory domain.
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_MMU_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_MMU_H_

#include "cpu.h"

#define SECTION_SHIFT 20
#define SECTION_SIZE  BIT(SECTION_SHIFT)
#define PAGE_SHIFT    12
#define PAGE_SIZE     BIT(PAGE_SHIFT)
#define N_PAGES       (SECTION_SIZE / PAGE_SIZE)

/* First level. */
#define L1_TYPE    3U
#define L1_TABLE   1U
#define L1_SECTION 2U

/* Second level. */
#define L2_XN   BIT(0)
#define L2_PAGE BIT(1)
#define L2_B    BIT(2)
#define L2_C    BIT(3)
#define L2_PRIV BIT(4) /* with L2_USER or L2_RO; L2_USER alone: users read, the kernel writes */
#define L2_USER BIT(5)
#define L2_TEX0 BIT(6)
#define L2_RO   BIT(9)
#define L2_NG   BIT(11)

/*
 * What differs between domains is tagged with the number of the domain in the TLB; so it has to be
 * everywhere, as an entry for all would hide it.
 */
#define TAGGED (IS_ENABLED(CONFIG_USERSPACE) ? L2_NG : 0U)

#define NORMAL     (L2_PAGE | L2_TEX0 | L2_C | L2_B) /* write back, allocate */
#define DEVICE     (L2_PAGE | L2_B | L2_PRIV | L2_XN)
#define RAM_CODE   (NORMAL | L2_PRIV | L2_RO)
#define RAM_CONST  (RAM_CODE | L2_XN)
#define RAM_DATA   (NORMAL | L2_PRIV | L2_XN | TAGGED)
#define USER_CODE  (RAM_CODE | L2_USER)
#define USER_CONST (RAM_CONST | L2_USER)
#define USER_DATA  (RAM_DATA | L2_USER)
#define USER_READ  (NORMAL | L2_USER | L2_XN | TAGGED)

/* The lowest 2^(32 - N) bytes are translated by TTBR0, the others by TTBR1: RAM is in the first. */
#define RAM_END (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024ULL)
#define TTBCR_N (RAM_END <= BIT64(30) ? 2U : RAM_END <= BIT64(31) ? 1U : 0U)
#define N_LOW   BIT(12U - TTBCR_N) /* entries of the first level */

#define TTBR_CACHED (BIT(6) | BIT(3)) /* walks look into the cache, as tables are written there */

/** The kernel's table of the first level. */
extern uint32_t z_arm_l1[4096];
/** What is written begins here, at a section of its own. */
extern char z_arm_writable_start[];

static inline uint32_t *table_behind(uint32_t l1_entry)
{
	return (uint32_t *)(l1_entry & ~1023U);
}

static inline uint32_t *entry_in(uint32_t *table, uint32_t address)
{
	return &table[(address >> PAGE_SHIFT) % N_PAGES];
}

/**
 * @brief The kernel's entry of the page at @p address; its section becomes a table of pages if it
 * is none. NULL: nothing is there, or no table is left. Lock: none at boot, then interrupts locked.
 */
uint32_t *z_arm_mmu_page(uint32_t address);

/** @brief Nothing remembered of what tables have said. */
static inline void z_arm_mmu_forget(void)
{
	z_arm_barrier();
	CP15_WRITE(0, c8, c7, 0, 0); /* TLB: all */
	CP15_WRITE(0, c7, c5, 6, 0); /* branch prediction */
	z_arm_barrier();
}

#ifdef CONFIG_USERSPACE
/** @brief The kernel's entry of the section or page at @p address has become @p entry. */
void z_arm_mmu_section_changed(uint32_t address, uint32_t entry);
void z_arm_mmu_page_changed(uint32_t address, uint32_t entry);
#else
#define z_arm_mmu_section_changed(address, entry) ((void)0)
#define z_arm_mmu_page_changed(address, entry)    ((void)0)
#endif

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_MMU_H_ */
