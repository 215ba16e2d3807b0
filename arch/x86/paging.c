/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Page tables, the same for all threads: every address is where it is. 64 bit: four levels; 32 bit:
 * PAE, whose lower three have the same entries (Intel's Software Developer's Manual, volume 3,
 * chapter 4).
 *
 *   RAM         pages of 4 KiB. Code can be read and executed, constants can be read, all else read
 *               and written. Not there: the first page, and guards.
 *   from 2 GiB  devices, in pages of 2 MiB: read and written, not cached
 *
 * A guard is the page below a stack. What is not there leaves its entry to us: it holds the address
 * of the thread that the stack belongs to. Nothing but an overflow touches that page, so no CPU has
 * it in its TLB and others need not be told.
 */
#include "user.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

#define PAGE	   4096U
#define LARGE	   0x200000U
#define NO_CACHE   0x10U
#define NO_EXECUTE BIT64(63)
#define GUARD	   0x2U /* with PAGE_PRESENT clear; the owner's address is above bit 3 */

#define RAM_END	     (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024UL)
#define RAM_TABLES   DIV_ROUND_UP(RAM_END, LARGE)
#define FIRST_DEVICE (0x80000000U / LARGE)

BUILD_ASSERT(RAM_END <= 0x40000000UL, "more than 1 GiB of RAM");

#ifdef CONFIG_X86_64
uint64_t z_x86_pml4[512] __aligned(PAGE);
uint64_t z_x86_pdpt[512] __aligned(PAGE);
#define TOP z_x86_pml4
#else
uint64_t z_x86_pdpt[4] __aligned(32);
#define TOP z_x86_pdpt
#endif
uint64_t z_x86_pd[4 * 512] __aligned(PAGE);
static uint64_t pages[RAM_TABLES * 512] __aligned(PAGE);

#ifdef CONFIG_USERSPACE
#define USER_TEXT_START ((uintptr_t)__user_text_start)
#else
#define USER_TEXT_START UINTPTR_MAX
#endif

static uint64_t entry_of(uintptr_t addr)
{
	if (addr == 0U) {
		return 0;
	}
	if (addr >= (uintptr_t)__text_region_start && addr < (uintptr_t)__text_region_end) {
		return addr | PAGE_PRESENT | (addr >= USER_TEXT_START ? Z_X86_USER_PAGE : 0U);
	}
	if (addr >= (uintptr_t)__rodata_region_start && addr < (uintptr_t)__rodata_region_end) {
		return addr | PAGE_PRESENT | NO_EXECUTE | Z_X86_USER_PAGE;
	}
	return addr | PAGE_PRESENT | PAGE_WRITE | NO_EXECUTE;
}

/* In 64 bits these tables are in use meanwhile, filled by boot.S with what is all right so far. */
void z_x86_paging_init(void)
{
	for (uintptr_t i = 0; i < ARRAY_SIZE(pages); i++) {
		pages[i] = entry_of(i * PAGE);
	}
	for (uintptr_t i = FIRST_DEVICE; i < ARRAY_SIZE(z_x86_pd); i++) {
		z_x86_pd[i] = (uint64_t)i * LARGE | PAGE_PRESENT | PAGE_WRITE | PAGE_LARGE |
			      NO_CACHE | NO_EXECUTE;
	}
	for (uintptr_t i = 0; i < FIRST_DEVICE; i++) {
		z_x86_pd[i] = (i < RAM_TABLES)
				      ? (uintptr_t)&pages[i * 512] | PAGE_PRESENT | PAGE_WRITE |
						Z_X86_USER_PAGE
				      : 0;
	}
#ifdef CONFIG_X86_64
	z_x86_pml4[0] |= Z_X86_USER_PAGE;
	z_x86_pdpt[0] |= Z_X86_USER_PAGE;
#else
	for (unsigned int i = 0; i < ARRAY_SIZE(z_x86_pdpt); i++) {
		z_x86_pdpt[i] = (uintptr_t)&z_x86_pd[i * 512] | PAGE_PRESENT;
	}
#endif
	z_x86_paging_use();
}

void z_x86_paging_use(void)
{
#ifndef CONFIG_X86_64
	uint32_t cr;

	wrmsr(0xc0000080, rdmsr(0xc0000080) | BIT(11)); /* EFER.NXE */
	__asm__ volatile("mov %%cr4, %0\n\t"
			 "or $0x20, %0\n\t" /* PAE */
			 "mov %0, %%cr4\n\t"
			 "mov %1, %%cr3\n\t"
			 "mov %%cr0, %0\n\t"
			 "or $0x80010000, %0\n\t" /* PG, WP */
			 "mov %0, %%cr0"
			 : "=&r"(cr)
			 : "r"(TOP)
			 : "memory");
#else
	__asm__ volatile("mov %0, %%cr3" : : "r"(TOP) : "memory");
#endif
}

static void page_set(uintptr_t addr, uint64_t entry)
{
	volatile uint64_t *page = &pages[addr / PAGE];

	*page = entry;
	z_x86_spaces_page_set(addr, entry);
	z_x86_page_forget(addr);
}

uint64_t z_x86_page(uintptr_t addr)
{
	return pages[addr / PAGE];
}

const uint64_t *z_x86_page_table(uintptr_t addr)
{
	return &pages[ROUND_DOWN(addr, LARGE) / PAGE];
}

void z_x86_guard_set(void *addr, struct k_thread *owner)
{
	BUILD_ASSERT(__alignof__(struct k_thread) >= 4, "bits below the address are free");
	page_set((uintptr_t)addr, ((uint64_t)(uintptr_t)owner << 4) | GUARD);
}

void z_x86_guard_clear(void *addr)
{
	page_set((uintptr_t)addr, entry_of((uintptr_t)addr));
}

bool z_x86_guard_hit(uintptr_t addr, struct k_thread **owner)
{
	uint64_t entry = (addr < RAM_END) ? pages[addr / PAGE] : 0;

	*owner = (struct k_thread *)(uintptr_t)(entry >> 4);
	return (entry & (PAGE_PRESENT | GUARD)) == GUARD;
}
