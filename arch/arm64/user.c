/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode: translation tables of memory domains, and how a thread gets there. Entry and return of
 * system calls: user.S.
 *
 * Each domain has a table of level 1 and a number (ASID). It begins as a copy of the kernel's, and
 * points to the kernel's tables of the next levels; where users may touch something, those become
 * copies too. In them are the domain's partitions and the stacks of its threads: a page of a stack
 * is one entry, written when the thread is made and when it has ended. (Tables of each thread's own
 * would keep the threads of a domain from each other's stacks, at 12 KiB and thousands of
 * instructions a thread: threads that do not trust each other need domains of their own anyway.)
 *
 * A switch between domains writes TTBR0_EL1, and kernel threads run with the kernel's tables.
 * Entries of the TLB carry the number of their domain, so nothing is flushed. A change of a domain
 * invalidates its pages on all CPUs before it returns.
 *
 * Text and constants are in the kernel's tables, hence in all.
 */
#include "context.h"
#include "mmu.h"
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/spinlock.h>

#define ASID_SHIFT 48
#define TTBR_TABLE (BIT64(ASID_SHIFT) - 1U)
#define MAX_ROOTS  MIN(CONFIG_MAX_XLAT_TABLES / 2, 255)
#define KERNEL_TTBR ((uint64_t)(uintptr_t)z_arm64_tables)

/* The n-th has number n + 1. Lock: tables. */
static struct root {
	const struct k_mem_domain *owner;
	uint64_t *table;
} roots[MAX_ROOTS];
static unsigned int num_roots;

static table_t pool[CONFIG_MAX_XLAT_TABLES] __noinit __aligned(4096);
static unsigned int pool_used;

/* All tables but those of level 1, which do not change. Taken last of all. */
static struct k_spinlock tables;

static void copy_table(uint64_t *to, const uint64_t *from)
{
	for (unsigned int i = 0; i < ENTRIES; i++) {
		to[i] = from[i];
	}
}

static uint64_t *new_copy(const uint64_t *of)
{
	uint64_t *table;

	if (pool_used == CONFIG_MAX_XLAT_TABLES) {
		return NULL;
	}
	table = pool[pool_used++];
	copy_table(table, of);
	__asm__ volatile("dsb ishst" : : : "memory");
	return table;
}

/*
 * The entry for the page at @p addr in the tables below @p table, of the domain's own; NULL: no
 * room for a copy, or (@p make false) none yet. A copy says the same as what it replaces.
 */
static uint64_t *own_entry(uint64_t *table, uintptr_t addr, bool make)
{
	uint64_t *kernels = z_arm64_tables[0];

	for (unsigned int level = 1; level < 3; level++) {
		uint64_t *entry = entry_of(table, addr, level);

		kernels = table_behind(*entry_of(kernels, addr, level));
		if (table_behind(*entry) == kernels) {
			uint64_t *copy = make ? new_copy(kernels) : NULL;

			if (copy == NULL) {
				return NULL;
			}
			*entry = (uintptr_t)copy | DESC_TABLE;
		}
		table = table_behind(*entry);
	}
	return entry_of(table, addr, 3);
}

void z_arm64_page_set(uintptr_t addr, uint64_t entry)
{
	k_spinlock_key_t key = k_spin_lock(&tables);

	*kernel_page(addr) = entry;
	for (unsigned int i = 0; i < num_roots; i++) {
		uint64_t *own = own_entry(roots[i].table, addr, false);

		if (own != NULL) {
			*own = entry;
		}
	}
	k_spin_unlock(&tables, key);
}

/* What the kernel's tables say, in those of a domain that was forgotten (its struct reused). */
static void restore(uint64_t *table, uint64_t *kernels, unsigned int level)
{
	if (level == 3) {
		copy_table(table, kernels);
		return;
	}
	for (unsigned int i = 0; i < ENTRIES; i++) {
		if (table[i] != kernels[i]) {
			restore(table_behind(table[i]), table_behind(kernels[i]), level + 1U);
		}
	}
}

static void invalidate_all(uint64_t ttbr)
{
	__asm__ volatile("dsb ishst\n\ttlbi aside1is, %0\n\tdsb ish\n\tisb"
			 :
			 : "r"(ttbr & ~TTBR_TABLE)
			 : "memory");
}

/* The tables of @p domain, made if there are none. Lock: tables. */
static uint64_t ttbr_of(struct k_mem_domain *domain)
{
	unsigned int i;

	if (domain->arch.ttbr != 0U) {
		return domain->arch.ttbr;
	}
	for (i = 0; i < num_roots && roots[i].owner != domain; i++) {
	}
	if (i == MAX_ROOTS) {
		return 0;
	}
	if (i < num_roots) {
		restore(roots[i].table, z_arm64_tables[0], 1);
	} else {
		roots[i].table = new_copy(z_arm64_tables[0]);
		if (roots[i].table == NULL) {
			return 0;
		}
		roots[i].owner = domain;
		num_roots++;
	}
	domain->arch.ttbr = (uintptr_t)roots[i].table | (uint64_t)(i + 1U) << ASID_SHIFT;
	invalidate_all(domain->arch.ttbr);
	return domain->arch.ttbr;
}

/*
 * The pages from @p start on, of @p size bytes, get @p attributes in the tables of @p ttbr; 0:
 * those of the kernel. Lock: tables.
 */
static int pages_set(uint64_t ttbr, uintptr_t start, size_t size, uint64_t attributes)
{
	uint64_t *table = (uint64_t *)(ttbr & TTBR_TABLE);
	uint64_t asid = ttbr & ~TTBR_TABLE;
	uintptr_t end = ROUND_UP(start + size, PAGE_SIZE);

	for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
		if (own_entry(table, at, true) == NULL) {
			return -ENOMEM;
		}
	}
	for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
		*own_entry(table, at, true) =
			(attributes != 0U) ? at | attributes | DESC_TABLE : *kernel_page(at);
	}
	__asm__ volatile("dsb ishst" : : : "memory");
	for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
		__asm__ volatile("tlbi vae1is, %0" : : "r"(asid | at >> PAGE_SHIFT) : "memory");
	}
	__asm__ volatile("dsb ish\n\tisb" : : : "memory");
	return 0;
}

static uint64_t attributes_of(k_mem_partition_attr_t attr)
{
	static const uint64_t attributes[] = {
		[K_MEM_PARTITION_P_RW_U_RW] = USER_DATA,
		[K_MEM_PARTITION_P_RW_U_NA] = RAM_DATA,
		[K_MEM_PARTITION_P_RO_U_RO] = USER_DATA | DESC_RO,
		[K_MEM_PARTITION_P_RO_U_NA] = RAM_DATA | DESC_RO,
		[K_MEM_PARTITION_P_RX_U_RX] = (USER_DATA | DESC_RO) & ~DESC_UXN,
	};

	return (attr < ARRAY_SIZE(attributes)) ? attributes[attr] : 0U;
}

int arch_mem_domain_max_partitions_get(void)
{
	return CONFIG_MAX_DOMAIN_PARTITIONS;
}

/* Whole pages of the image's variables; the tables themselves are behind those. */
int arch_mem_partition_check(const struct k_mem_partition *part)
{
	uintptr_t first = (uintptr_t)__data_region_start;
	uintptr_t end = (uintptr_t)z_arm64_tables;

	if (part->start % PAGE_SIZE != 0U || part->size % PAGE_SIZE != 0U ||
	    part->start < first || part->start > end || part->size > end - part->start ||
	    attributes_of(part->attr) == 0U) {
		return -EINVAL;
	}
	return 0;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	const struct k_mem_partition *part = &domain->partitions[index];
	k_spinlock_key_t key = k_spin_lock(&tables);
	uint64_t ttbr = ttbr_of(domain);
	int ret = (ttbr == 0U) ? -ENOMEM : 0;

	if (ret == 0 && domain->arch.mapped[index].size != 0U) {
		ret = pages_set(ttbr, domain->arch.mapped[index].start,
				domain->arch.mapped[index].size, 0);
		domain->arch.mapped[index].size = 0;
	}
	if (ret == 0 && part->size != 0U) {
		ret = pages_set(ttbr, part->start, part->size, attributes_of(part->attr));
		if (ret == 0) {
			domain->arch.mapped[index].start = part->start;
			domain->arch.mapped[index].size = part->size;
		}
	}
	k_spin_unlock(&tables, key);
	return ret;
}

/* ---- threads */

static uintptr_t stack_of(const struct k_thread *thread)
{
	return (uintptr_t)K_THREAD_STACK_BUFFER(thread->stack_obj);
}

void z_arm64_user_tables(void)
{
	uint64_t ttbr = _current_cpu->current->callee_saved.ttbr;

	__asm__ volatile("msr ttbr0_el1, %0\n\tisb" : : "r"(ttbr) : "memory");
}

/* Another CPU may be in the middle of it: it is interrupted and loads the new tables. */
static void tables_changed(struct k_thread *thread)
{
	if (thread == _current_cpu->current) {
		z_arm64_user_tables();
		return;
	}
#ifdef CONFIG_SMP
	if (thread->base.active != 0U) {
		arch_sched_directed_ipi(BIT(thread->base.cpu));
	}
#endif
}

int arch_mem_domain_thread_set(struct k_thread *thread)
{
	k_spinlock_key_t key = k_spin_lock(&tables);
	uint64_t ttbr = ttbr_of(thread->mem_domain_info.mem_domain);
	uint64_t before = thread->arch.stack_in;
	int ret = -ENOMEM;

	if (ttbr != 0U) {
		ret = pages_set(ttbr, stack_of(thread), thread->stack_info.size, USER_DATA);
	}
	if (ret == 0) {
		if (before != 0U && before != ttbr) {
			(void)pages_set(before, stack_of(thread), thread->stack_info.size, 0);
		}
		thread->arch.stack_in = ttbr;
		thread->callee_saved.ttbr = ttbr;
		tables_changed(thread);
	}
	k_spin_unlock(&tables, key);
	return ret;
}

void z_arm64_user_thread_gone(struct k_thread *thread)
{
	k_spinlock_key_t key = k_spin_lock(&tables);

	if (thread->arch.stack_in != 0U) {
		(void)pages_set(thread->arch.stack_in, stack_of(thread), thread->stack_info.size,
				0);
		thread->arch.stack_in = 0;
	}
	k_spin_unlock(&tables, key);
}

/* What system calls need to know. */
static void calls_prepare(struct k_thread *thread)
{
	struct _callee_saved *ctx = &thread->callee_saved;

	ctx->kernel_sp = thread->stack_info.start;
	ctx->last_args = thread->stack_info.size - STACK_ARGS;
	ctx->fp_whole = 0;
	for (unsigned int i = 2 * 8; i < 2 * 16; i++) {
		ctx->v[i] = 0; /* v8 to v15 */
	}
}

void z_arm64_user_context(struct k_thread *thread)
{
	struct _callee_saved *ctx = &thread->callee_saved;

	if ((thread->base.user_options & K_USER) == 0U) {
		ctx->ttbr = KERNEL_TTBR;
		ctx->fp_whole = 0;
		return;
	}
	calls_prepare(thread);
	ctx->pc = (uintptr_t)z_user_thread_entry;
	ctx->spsr = SPSR_USER;
	for (unsigned int i = 4; i < ARRAY_SIZE(ctx->x0_x18); i++) {
		ctx->x0_x18[i] = 0;
	}
	for (unsigned int i = 0; i < ARRAY_SIZE(ctx->x19_x29); i++) {
		ctx->x19_x29[i] = 0;
	}
}

FUNC_NORETURN void z_arm64_user_start(k_thread_entry_t entry, void *p1, void *p2, void *p3,
				      uintptr_t stack, uintptr_t top);

FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct k_thread *thread = _current;
	uintptr_t stack = thread->stack_info.start;

	(void)arch_irq_lock();
	calls_prepare(thread);
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(thread->tls));
#endif
	z_arm64_user_start(entry, p1, p2, p3, stack,
			   stack + thread->stack_info.size - thread->stack_info.delta);
}
