/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode: translation tables of memory domains, and how a thread gets there. Entry and return of
 * system calls: user.S.
 *
 * Each domain has, for each CPU, a table of level 1: a view. It begins as a copy of the kernel's,
 * and points to the kernel's tables of the next levels; where users may touch something, those
 * become copies too. In them are the domain's partitions, and one stack: that of the domain's
 * thread that ran last on this CPU. So a thread reaches no other's stack, whichever CPU that runs
 * on.
 *
 * A switch to a user thread writes TTBR0_EL1, and if another thread of the domain ran here before,
 * its stack's entries and the new one's. Kernel threads run with the kernel's tables. Entries of
 * the TLB carry the number of their domain (ASID): nothing is flushed but pages of stacks. A change
 * of a domain invalidates its pages on all CPUs before it returns.
 *
 * Text and constants are in the kernel's tables, hence in all.
 */
#include "context.h"
#include "mmu.h"
#include "arch/arch.h"

#include <errno.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/spinlock.h>

#define ASID_SHIFT  48
#define MAX_ROOTS   MIN(CONFIG_MAX_XLAT_TABLES / 2, 255)
#define CPUS        CONFIG_MP_MAX_NUM_CPUS
#define KERNEL_TTBR ((uint64_t)(uintptr_t)z_arm64_tables)

struct view {
	uint64_t *table;	     /* of level 1 */
	const struct k_thread *open; /* whose stack it shows, or NULL */
};

/* The n-th is domain n + 1: its ASID, and what ctx->ttbr of its threads says. Lock: tables. */
static struct root {
	const struct k_mem_domain *owner;
	struct view views[CPUS];
} roots[MAX_ROOTS];
static unsigned int num_roots;

/* Each CPU's are used up alike. */
static table_t pool[CPUS][CONFIG_MAX_XLAT_TABLES] __noinit __aligned(4096);
static unsigned int pool_used[CPUS];

/* All tables but those of level 1, which do not change. Taken last of all. */
static struct k_spinlock tables;

static struct root *root_of(uint64_t number)
{
	return &roots[number - 1U];
}

static uint64_t asid_of(const struct root *root)
{
	return (uint64_t)(root - roots + 1) << ASID_SHIFT;
}

static void copy_table(uint64_t *to, const uint64_t *from)
{
	for (unsigned int i = 0; i < ENTRIES; i++) {
		to[i] = from[i];
	}
}

static uint64_t *new_copy(unsigned int cpu, const uint64_t *of)
{
	uint64_t *table;

	if (pool_used[cpu] == CONFIG_MAX_XLAT_TABLES) {
		return NULL;
	}
	table = pool[cpu][pool_used[cpu]++];
	copy_table(table, of);
	__asm__ volatile("dsb ishst" : : : "memory");
	return table;
}

/*
 * The entry for the page at @p addr in the tables of @p root on @p cpu, not of the kernel's; NULL:
 * no room for a copy, or (@p make false) none yet. A copy says the same as what it replaces.
 */
static uint64_t *own_entry(struct root *root, unsigned int cpu, uintptr_t addr, bool make)
{
	uint64_t *table = root->views[cpu].table;
	uint64_t *kernels = z_arm64_tables[0];

	for (unsigned int level = 1; level < 3; level++) {
		uint64_t *entry = entry_of(table, addr, level);

		kernels = table_behind(*entry_of(kernels, addr, level));
		if (table_behind(*entry) == kernels) {
			uint64_t *copy = make ? new_copy(cpu, kernels) : NULL;

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
	for (unsigned int i = 0; i < num_roots * CPUS; i++) {
		uint64_t *own = own_entry(&roots[i / CPUS], i % CPUS, addr, false);

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

static bool views_make(struct root *root)
{
	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		root->views[cpu].table = new_copy(cpu, z_arm64_tables[0]);
		if (root->views[cpu].table == NULL) {
			return false;
		}
	}
	return true;
}

static void views_forget(struct root *root)
{
	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		restore(root->views[cpu].table, z_arm64_tables[0], 1);
		root->views[cpu].open = NULL;
	}
	__asm__ volatile("dsb ishst\n\ttlbi aside1is, %0\n\tdsb ish\n\tisb"
			 :
			 : "r"(asid_of(root))
			 : "memory");
}

/* The tables of @p domain, made if there are none; NULL: no room. Lock: tables. */
static struct root *tables_of(struct k_mem_domain *domain)
{
	struct root *root = roots;

	if (domain->arch.number != 0U) {
		return root_of(domain->arch.number);
	}
	while (root < &roots[num_roots] && root->owner != domain) {
		root++;
	}
	if (root == &roots[MAX_ROOTS]) {
		return NULL;
	}
	if (root < &roots[num_roots]) {
		views_forget(root);
	} else {
		if (!views_make(root)) {
			return NULL;
		}
		root->owner = domain;
		num_roots++;
	}
	domain->arch.number = (uint32_t)(root - roots + 1);
	return root;
}

/* Make what pages_set() on @p size bytes from @p start on needs. Lock: tables. */
static bool pages_prepare(struct root *root, uintptr_t start, size_t size)
{
	uintptr_t end = ROUND_UP(start + size, PAGE_SIZE);

	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
			if (own_entry(root, cpu, at, true) == NULL) {
				return false;
			}
		}
	}
	return true;
}

/*
 * The pages from @p start on, of @p size bytes, get @p attributes on @p cpu; 0: those of the
 * kernel. The TLB is the caller's business. Lock: tables.
 */
static void pages_set(struct root *root, unsigned int cpu, uintptr_t start, size_t size,
		      uint64_t attributes)
{
	uintptr_t end = ROUND_UP(start + size, PAGE_SIZE);

	for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
		uint64_t *own = own_entry(root, cpu, at, false);

		*own = (attributes != 0U) ? at | attributes | DESC_TABLE : *kernel_page(at);
	}
}

static void invalidate(const struct root *root, uintptr_t start, size_t size)
{
	uint64_t asid = asid_of(root);
	uintptr_t end = ROUND_UP(start + size, PAGE_SIZE);

	__asm__ volatile("dsb ishst" : : : "memory");
	for (uintptr_t at = start; at < end; at += PAGE_SIZE) {
		__asm__ volatile("tlbi vae1is, %0" : : "r"(asid | at >> PAGE_SHIFT) : "memory");
	}
	__asm__ volatile("dsb ish\n\tisb" : : : "memory");
}

static void pages_set_everywhere(struct root *root, uintptr_t start, size_t size,
				 uint64_t attributes)
{
	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		pages_set(root, cpu, start, size, attributes);
	}
	invalidate(root, start, size);
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
	struct root *root = tables_of(domain);
	int ret = 0;

	if (root == NULL ||
	    (part->size != 0U && !pages_prepare(root, part->start, part->size))) {
		ret = -ENOMEM;
	} else {
		if (domain->arch.mapped[index].size != 0U) {
			pages_set_everywhere(root, domain->arch.mapped[index].start,
					     domain->arch.mapped[index].size, 0);
		}
		if (part->size != 0U) {
			pages_set_everywhere(root, part->start, part->size,
					     attributes_of(part->attr));
		}
		domain->arch.mapped[index].start = part->start;
		domain->arch.mapped[index].size = part->size;
	}
	k_spin_unlock(&tables, key);
	return ret;
}

/* ---- threads */

static uintptr_t stack_of(const struct k_thread *thread)
{
	return (uintptr_t)K_THREAD_STACK_BUFFER(thread->stack_obj);
}

static void view_open(struct root *root, unsigned int cpu, struct k_thread *thread)
{
	struct view *view = &root->views[cpu];
	const struct k_thread *before = view->open;
	k_spinlock_key_t key = k_spin_lock(&tables);

	if (before != NULL) {
		pages_set(root, cpu, stack_of(before), before->stack_info.size, 0);
		invalidate(root, stack_of(before), before->stack_info.size);
	}
	pages_set(root, cpu, stack_of(thread), thread->stack_info.size, USER_DATA);
	view->open = thread;
	invalidate(root, stack_of(thread), thread->stack_info.size);
	k_spin_unlock(&tables, key);
}

/* Its memory may become something else, or its thread leaves the domain. Lock: tables. */
static void stack_close(struct k_thread *thread)
{
	struct root *root = root_of(thread->arch.domain);

	for (unsigned int cpu = 0; cpu < CPUS; cpu++) {
		if (root->views[cpu].open == thread) {
			root->views[cpu].open = NULL;
			pages_set(root, cpu, stack_of(thread), thread->stack_info.size, 0);
		}
	}
	invalidate(root, stack_of(thread), thread->stack_info.size);
}

static void tables_enter(struct k_thread *thread)
{
	uint64_t ttbr = thread->callee_saved.ttbr;

	if (ttbr != KERNEL_TTBR) {
		unsigned int cpu = _current_cpu->id;
		struct root *root = root_of(ttbr);

		if (root->views[cpu].open != thread) {
			view_open(root, cpu, thread);
		}
		ttbr = (uintptr_t)root->views[cpu].table | asid_of(root);
	}
	__asm__ volatile("msr ttbr0_el1, %0\n\tisb" : : "r"(ttbr) : "memory");
}

__used void z_arm64_user_tables(void)
{
	tables_enter(_current_cpu->current);
}

/* Another CPU may be in the middle of it: it is interrupted and loads the new tables. */
static void tables_changed(struct k_thread *thread)
{
	if (thread == _current_cpu->current) {
		tables_enter(thread);
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
	struct root *root = tables_of(thread->mem_domain_info.mem_domain);
	bool ok = root != NULL && pages_prepare(root, stack_of(thread), thread->stack_info.size);

	if (ok) {
		if (thread->arch.domain != 0U) {
			stack_close(thread);
		}
		thread->arch.domain = (uint32_t)(root - roots + 1);
		thread->callee_saved.ttbr = thread->arch.domain;
	}
	k_spin_unlock(&tables, key);
	if (!ok) {
		return -ENOMEM;
	}
	tables_changed(thread);
	return 0;
}

void z_arm64_user_thread_gone(struct k_thread *thread)
{
	k_spinlock_key_t key = k_spin_lock(&tables);

	if (thread->arch.domain != 0U) {
		stack_close(thread);
		thread->arch.domain = 0;
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
	ctx->zeros[0] = 0;
	ctx->zeros[1] = 0;
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
