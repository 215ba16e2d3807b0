/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on a Cortex-A: translation tables of memory domains.
 *
 * Each domain has a table of the first level for the addresses of RAM. It begins as a copy of the
 * kernel's; where users may touch something its entry leads to a copy of the kernel's table of
 * pages. In that are the domain's partitions, and one stack: that of the domain's thread that ran
 * last. So a thread reaches no other's stack.
 *
 * A domain's tables are put in force on the way to user mode, if its thread is another one than the
 * last (user_entry.c), and stay while kernel threads run: all the kernel has is the same in all of
 * them. Entries of the TLB carry the number of their domain (ASID), so nothing is flushed but where
 * a stack changes hands.
 */
#include "mmu.h"
#include "user.h"

#include <errno.h>
#include <zephyr/linker/linker-defs.h>

#define MAX_ROOTS CONFIG_ARM_MMU_MAX_DOMAINS
BUILD_ASSERT(MAX_ROOTS <= 255, "ASIDs");

/* The n-th is domain n + 1: its ASID, and what thread->arch.domain says. */
static struct root {
	const struct k_mem_domain *owner;
	const struct k_thread *open; /* whose stack it shows, or NULL */
} roots[MAX_ROOTS];
static unsigned int num_roots;

static uint32_t low[MAX_ROOTS][N_LOW] __noinit __aligned(N_LOW * 4);
static uint32_t pool[CONFIG_ARM_MMU_NUM_DOMAIN_TABLES][N_PAGES] __noinit __aligned(1024);
static unsigned int pool_used;

static uint32_t *first_level(const struct root *root)
{
	return low[root - roots];
}

static uint32_t asid_of(const struct root *root)
{
	return (uint32_t)(root - roots) + 1U;
}

static void copy_table(uint32_t *to, const uint32_t *from, unsigned int entries)
{
	for (unsigned int i = 0; i < entries; i++) {
		to[i] = from[i];
	}
}

static void forget_domain(const struct root *root)
{
	z_arm_barrier();
	CP15_WRITE(0, c8, c7, 2, asid_of(root));
	CP15_WRITE(0, c7, c5, 6, 0);
	z_arm_barrier();
}

/*
 * The entry for the page at @p address in the tables of @p root, not of the kernel's; NULL: no room
 * for a copy, or (@p make false) none yet. A copy says the same as what it replaces.
 */
static uint32_t *own_entry(struct root *root, uint32_t address, bool make)
{
	uint32_t *section = &first_level(root)[address >> SECTION_SHIFT];
	uint32_t kernels = z_arm_l1[address >> SECTION_SHIFT];

	if (*section == kernels) {
		uint32_t *copy = pool[pool_used];

		if (!make || pool_used == ARRAY_SIZE(pool) || z_arm_mmu_page(address) == NULL) {
			return NULL;
		}
		pool_used++;
		copy_table(copy, table_behind(z_arm_l1[address >> SECTION_SHIFT]), N_PAGES);
		*section = (uint32_t)copy | L1_TABLE;
		forget_domain(root);
	}
	return entry_in(table_behind(*section), address);
}

/* ---- changes of the kernel's */

/* A section becomes a table of pages: no domain has one of its own there. */
void z_arm_mmu_section_changed(uint32_t address, uint32_t entry)
{
	for (unsigned int i = 0; i < num_roots; i++) {
		low[i][address >> SECTION_SHIFT] = entry;
	}
	if (num_roots != 0U) {
		z_arm_mmu_forget();
	}
}

void z_arm_mmu_page_changed(uint32_t address, uint32_t entry)
{
	for (unsigned int i = 0; i < num_roots; i++) {
		uint32_t *own = own_entry(&roots[i], address, false);

		if (own != NULL) {
			*own = entry;
		}
	}
}

/* ---- tables of a domain */

/* Its struct was made anew: what the kernel's tables say, in its own. */
static void restore(struct root *root)
{
	uint32_t *sections = first_level(root);

	for (unsigned int i = 0; i < N_LOW; i++) {
		if (sections[i] != z_arm_l1[i]) {
			copy_table(table_behind(sections[i]), table_behind(z_arm_l1[i]), N_PAGES);
		}
	}
	root->open = NULL;
	z_arm_user_view_drop();
	forget_domain(root);
}

/* The tables of @p domain, made if there are none; NULL: no room. */
static struct root *tables_of(struct k_mem_domain *domain)
{
	struct root *root = roots;

	if (domain->arch.number != 0U) {
		return &roots[domain->arch.number - 1U];
	}
	while (root < &roots[num_roots] && root->owner != domain) {
		root++;
	}
	if (root == &roots[MAX_ROOTS]) {
		return NULL;
	}
	if (root < &roots[num_roots]) {
		restore(root);
	} else {
		copy_table(first_level(root), z_arm_l1, N_LOW);
		root->owner = domain;
		num_roots++;
	}
	domain->arch.number = asid_of(root);
	return root;
}

/* Make what pages_set() on @p size bytes from @p start on needs. */
static bool pages_prepare(struct root *root, uint32_t start, size_t size)
{
	uint32_t end = ROUND_UP(start + size, PAGE_SIZE);

	for (uint32_t at = start; at < end; at = ROUND_DOWN(at, SECTION_SIZE) + SECTION_SIZE) {
		if (own_entry(root, at, true) == NULL) {
			return false;
		}
	}
	return true;
}

/* The pages from @p start on get @p attributes; 0: the kernel's. Forgetting is the caller's. */
static void pages_set(struct root *root, uint32_t start, size_t size, uint32_t attributes)
{
	uint32_t end = ROUND_UP(start + size, PAGE_SIZE);
	uint32_t *entry = NULL;

	for (uint32_t at = start; at < end; at += PAGE_SIZE) {
		if (entry == NULL || at % SECTION_SIZE == 0U) {
			entry = own_entry(root, at, false);
		}
		*entry++ = (attributes != 0U) ? at | attributes : *z_arm_mmu_page(at);
	}
}

static uint32_t attributes_of(k_mem_partition_attr_t attr)
{
	static const uint32_t attributes[] = {
		[K_MEM_PARTITION_P_RW_U_RW] = USER_DATA,
		[K_MEM_PARTITION_P_RW_U_NA] = RAM_DATA,
		[K_MEM_PARTITION_P_RW_U_RO] = USER_READ,
		[K_MEM_PARTITION_P_RO_U_RO] = USER_READ,
		[K_MEM_PARTITION_P_RO_U_NA] = RAM_DATA,
		[K_MEM_PARTITION_P_NA_U_NA] = RAM_DATA,
		[K_MEM_PARTITION_P_RX_U_RX] = USER_CODE | TAGGED,
	};

	return (attr < ARRAY_SIZE(attributes)) ? attributes[attr] : 0U;
}

int arch_mem_domain_max_partitions_get(void)
{
	return CONFIG_MAX_DOMAIN_PARTITIONS;
}

/* Whole pages of what is written. */
int arch_mem_partition_check(const struct k_mem_partition *part)
{
	uint64_t end = (uint64_t)part->start + part->size;

	if (part->start % PAGE_SIZE != 0U || part->size % PAGE_SIZE != 0U ||
	    part->start < (uintptr_t)z_arm_writable_start || end > RAM_END ||
	    attributes_of(part->attr) == 0U) {
		return -EINVAL;
	}
	return 0;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	const struct k_mem_partition *part = &domain->partitions[index];
	struct root *root = tables_of(domain);

	if (root == NULL || (part->size != 0U && !pages_prepare(root, part->start, part->size))) {
		return -ENOMEM;
	}
	if (domain->arch.mapped[index].size != 0U) {
		pages_set(root, domain->arch.mapped[index].start, domain->arch.mapped[index].size,
			  0);
	}
	if (part->size != 0U) {
		pages_set(root, part->start, part->size, attributes_of(part->attr));
	}
	domain->arch.mapped[index].start = part->start;
	domain->arch.mapped[index].size = part->size;
	forget_domain(root);
	return 0;
}

/* ---- threads */

static uint32_t stack_of(const struct k_thread *thread)
{
	return (uint32_t)K_THREAD_STACK_BUFFER(thread->stack_obj);
}

static void stack_set(struct root *root, const struct k_thread *thread, uint32_t attributes)
{
	pages_set(root, stack_of(thread), thread->stack_info.size, attributes);
}

/* Its memory may become something else, or its thread leaves the domain. */
static void stack_close(struct k_thread *thread)
{
	struct root *root = &roots[thread->arch.domain - 1U];

	if (root->open == thread) {
		root->open = NULL;
		stack_set(root, thread, RAM_DATA);
		forget_domain(root);
	}
	if (thread == z_arm_user_view) {
		z_arm_user_view_drop();
	}
}

/*
 * In two steps, as two registers change: with number 0 in between, under which no user ever runs.
 */
__used void z_arm_user_view_load(void)
{
	struct k_thread *thread = _current;
	struct root *root = &roots[thread->arch.domain - 1U];

	if (root->open != thread) {
		if (root->open != NULL) {
			stack_set(root, root->open, RAM_DATA);
		}
		stack_set(root, thread, USER_DATA);
		root->open = thread;
		forget_domain(root);
	}
	CP15_WRITE(0, c13, c0, 1, 0);
	z_arm_barrier();
	CP15_WRITE(0, c2, c0, 0, (uint32_t)first_level(root) | TTBR_CACHED);
	z_arm_barrier();
	CP15_WRITE(0, c13, c0, 1, asid_of(root));
	z_arm_barrier();
	z_arm_user_view = thread;
}

int arch_mem_domain_thread_set(struct k_thread *thread)
{
	struct root *root = tables_of(thread->mem_domain_info.mem_domain);

	if (root == NULL || !pages_prepare(root, stack_of(thread), thread->stack_info.size)) {
		return -ENOMEM;
	}
	if (thread->arch.domain != 0U) {
		stack_close(thread);
	}
	thread->arch.domain = asid_of(root);
	return 0;
}

void z_arm_user_thread_gone(struct k_thread *thread)
{
	unsigned int key = arch_irq_lock();

	if (thread->arch.domain != 0U) {
		stack_close(thread);
		thread->arch.domain = 0;
	}
	arch_irq_unlock(key);
}
