/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Caches. Ranges go by address, to the point where all observers agree; whole caches by set and
 * way, level by level, which other CPUs' caches do not notice.
 */
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/cache.h>

#define SCTLR_C BIT(2)
#define SCTLR_I BIT(12)

static size_t line_size(unsigned int bit)
{
	uint64_t ctr;

	__asm__("mrs %0, ctr_el0" : "=r"(ctr));
	return 4U << ((ctr >> bit) & 0xf);
}

size_t arch_dcache_line_size_get(void)
{
	return line_size(16);
}

size_t arch_icache_line_size_get(void)
{
	return line_size(0);
}

static void sctlr_change(uint64_t clear, uint64_t set)
{
	uint64_t sctlr;

	__asm__ volatile("mrs %0, sctlr_el1" : "=r"(sctlr));
	sctlr = (sctlr & ~clear) | set;
	__asm__ volatile("dsb sy\n\tmsr sctlr_el1, %0\n\tisb" : : "r"(sctlr) : "memory");
}

#define BY_ADDRESS(name, op, size_of_line)                                                         \
	int arch_##name##_range(void *addr, size_t size)                                           \
	{                                                                                          \
		size_t line = size_of_line();                                                      \
		uintptr_t end = (uintptr_t)addr + size;                                            \
                                                                                                   \
		for (uintptr_t at = (uintptr_t)addr & ~(line - 1); at < end; at += line) {         \
			__asm__ volatile(op ", %0" : : "r"(at) : "memory");                        \
		}                                                                                  \
		__asm__ volatile("dsb sy\n\tisb" : : : "memory");                                  \
		return 0;                                                                          \
	}

BY_ADDRESS(dcache_flush, "dc cvac", arch_dcache_line_size_get)
BY_ADDRESS(dcache_flush_and_invd, "dc civac", arch_dcache_line_size_get)
BY_ADDRESS(icache_invd, "ic ivau", arch_icache_line_size_get)

/* A line that reaches beyond the range keeps what others wrote there. */
int arch_dcache_invd_range(void *addr, size_t size)
{
	size_t line = arch_dcache_line_size_get();
	uintptr_t end = (uintptr_t)addr + size;

	for (uintptr_t at = (uintptr_t)addr & ~(line - 1); at < end; at += line) {
		if (at < (uintptr_t)addr || at + line > end) {
			__asm__ volatile("dc civac, %0" : : "r"(at) : "memory");
		} else {
			__asm__ volatile("dc ivac, %0" : : "r"(at) : "memory");
		}
	}
	__asm__ volatile("dsb sy" : : : "memory");
	return 0;
}

enum set_way { CLEAN, BOTH };

static void one(enum set_way what, uint64_t way)
{
	if (what == CLEAN) {
		__asm__ volatile("dc csw, %0" : : "r"(way) : "memory");
	} else {
		__asm__ volatile("dc cisw, %0" : : "r"(way) : "memory");
	}
}

static void level_by_set_way(enum set_way what, unsigned int level)
{
	uint64_t ccsidr;
	unsigned int way_shift;

	__asm__ volatile("msr csselr_el1, %1\n\tisb\n\tmrs %0, ccsidr_el1"
			 : "=r"(ccsidr)
			 : "r"((uint64_t)level << 1));
	unsigned int ways = (ccsidr >> 3) & 0x3ff;
	unsigned int sets = (ccsidr >> 13) & 0x7fff;

	way_shift = (ways == 0) ? 0 : (unsigned int)__builtin_clz(ways);
	for (unsigned int way = 0; way <= ways; way++) {
		for (unsigned int set = 0; set <= sets; set++) {
			one(what, (uint64_t)way << way_shift |
					  (uint64_t)set << ((ccsidr & 7) + 4) | level << 1);
		}
	}
}

static int all_by_set_way(enum set_way what)
{
	uint64_t clidr;

	__asm__ volatile("dsb sy\n\tmrs %0, clidr_el1" : "=r"(clidr));
	for (unsigned int level = 0; level < ((clidr >> 24) & 7); level++) {
		if (((clidr >> (3 * level)) & 7) >= 2) { /* has data in it */
			level_by_set_way(what, level);
		}
	}
	__asm__ volatile("dsb sy\n\tisb" : : : "memory");
	return 0;
}

int arch_dcache_flush_all(void)
{
	return all_by_set_way(CLEAN);
}

/* Forgetting all of it, one's own stack too, is never meant. */
int arch_dcache_invd_all(void)
{
	return -ENOTSUP;
}

int arch_dcache_flush_and_invd_all(void)
{
	return all_by_set_way(BOTH);
}

void arch_dcache_enable(void)
{
	sctlr_change(0, SCTLR_C);
}

void arch_dcache_disable(void)
{
	unsigned int key = arch_irq_lock();

	sctlr_change(SCTLR_C, 0);
	(void)all_by_set_way(BOTH);
	arch_irq_unlock(key);
}

/* Instructions are never written back. */
int arch_icache_flush_all(void)
{
	return -ENOTSUP;
}

int arch_icache_flush_range(void *addr, size_t size)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(size);
	return -ENOTSUP;
}

int arch_icache_flush_and_invd_all(void)
{
	return -ENOTSUP;
}

int arch_icache_flush_and_invd_range(void *addr, size_t size)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(size);
	return -ENOTSUP;
}

int arch_icache_invd_all(void)
{
	__asm__ volatile("dsb ish\n\tic ialluis\n\tdsb ish\n\tisb" : : : "memory");
	return 0;
}

void arch_icache_enable(void)
{
	sctlr_change(0, SCTLR_I);
}

void arch_icache_disable(void)
{
	sctlr_change(SCTLR_I, 0);
}
