/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Translation tables: pages of 4 KiB, 39 bits of address, three levels (1: 1 GiB an entry, 2:
 * 2 MiB, 3: a page). mmu.c makes the kernel's, user.c one for each memory domain.
 */
#ifndef ETESIAN_ARCH_ARM64_MMU_H_
#define ETESIAN_ARCH_ARM64_MMU_H_

#include <stdint.h>
#include <zephyr/sys/util.h>
#include <zephyr/toolchain.h>

#define ENTRIES    512U
#define PAGE_SHIFT 12U
#define PAGE_SIZE  BIT64(PAGE_SHIFT)
#define VA_BITS    39

#define DESC_VALID   0x1UL
#define DESC_TABLE   0x3UL /* a table, or on the last level a page */
#define DESC_AF      BIT64(10)
#define DESC_INNER   (3UL << 8) /* shared between CPUs */
#define DESC_USER    BIT64(6)
#define DESC_RO      BIT64(7)
#define DESC_PXN     BIT64(53)
#define DESC_UXN     BIT64(54)
#define DESC_NX      (DESC_PXN | DESC_UXN)
#define DESC_ATTR(i) ((uint64_t)(i) << 2)
#define DESC_ADDRESS 0x0000fffffffff000UL

/*
 * What differs between domains is tagged with the number of the domain in the TLB; so it has to be
 * everywhere, as an entry for all would hide it.
 */
#define DESC_TAGGED (IS_ENABLED(CONFIG_USERSPACE) ? BIT64(11) : 0UL)

/* Kinds of memory: device without and with early acknowledgement, not cached, cached. */
#define MAIR (0x00UL | 0x04UL << 8 | 0x44UL << 16 | 0xffUL << 24)
#define ATTR_NORMAL 3

#define RAM        (DESC_AF | DESC_INNER | DESC_ATTR(ATTR_NORMAL))
#define RAM_CODE   (RAM | DESC_RO | DESC_UXN)
#define RAM_CONST  (RAM | DESC_RO | DESC_NX)
#define RAM_DATA   (RAM | DESC_NX | DESC_TAGGED)
#define USER_CODE  (RAM | DESC_RO | DESC_USER) /* kernel threads call it too */
#define USER_CONST (RAM_CONST | DESC_USER)
#define USER_DATA  (RAM_DATA | DESC_USER)

typedef uint64_t table_t[ENTRIES];

/** The kernel's, the one of level 1 first: reserved by the linker script, filled at boot. */
extern table_t z_arm64_tables[];
extern char z_arm64_tables_end[];

/* Bits of the address below what an entry of @p level stands for. */
static inline unsigned int shift_of(unsigned int level)
{
	return PAGE_SHIFT + 9U * (3U - level);
}

static inline uint64_t *entry_of(uint64_t *table, uintptr_t addr, unsigned int level)
{
	return &table[(addr >> shift_of(level)) % ENTRIES];
}

static inline uint64_t *table_behind(uint64_t entry)
{
	return (uint64_t *)(entry & DESC_ADDRESS);
}

/* The kernel's entry for the page at @p addr; NULL: it is in a larger block, or not mapped. */
static inline uint64_t *kernel_page(uintptr_t addr)
{
	uint64_t *table = z_arm64_tables[0];

	for (unsigned int level = 1; level < 3; level++) {
		uint64_t entry = *entry_of(table, addr, level);

		if ((entry & DESC_TABLE) != DESC_TABLE) {
			return NULL;
		}
		table = table_behind(entry);
	}
	return entry_of(table, addr, 3);
}

#ifdef CONFIG_USERSPACE
/** @brief Write @p entry for the page at @p addr in the kernel's tables and in all domains'. */
void z_arm64_page_set(uintptr_t addr, uint64_t entry);
#else
static inline void z_arm64_page_set(uintptr_t addr, uint64_t entry)
{
	*kernel_page(addr) = entry;
}
#endif

#endif /* ETESIAN_ARCH_ARM64_MMU_H_ */
