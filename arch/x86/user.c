/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode: what memory user threads see. Read doc/security/design.md first; entry and return are
 * in syscall.S.
 *
 * Kernel threads all have the page tables of paging.c, in which users may read the constants and
 * read and execute the text that is for them; all else is the kernel's. Each domain with user
 * threads has a space: tables of its own that are the same but for its partitions. They share the
 * lowest tables, 2 MiB of memory each, with all others; only where a partition or a stack lies is
 * there a private copy. A space has one view for each CPU: in it the stack of one thread is open,
 * the last one that ran there. So a thread sees no other's stack, whichever CPU those run on.
 *
 * Spaces and copies come from pools. A space whose last thread has gone keeps its tables until
 * another domain needs them: a domain may return, and its memory may be reused for another one, so
 * space and domain have to name each other to be valid.
 *
 * SMEP and SMAP stay off: the kernel runs the libraries' code in the user's pages, and its system
 * calls read and write the user's memory where they have checked that they may. What SMEP is for
 * holds anyway: no memory is both writable and executable, for users neither.
 */
#include "user.h"
#include "arch/arch.h"
#include "arch/user.h"

#include <errno.h>
#include <string.h>
#include <zephyr/drivers/interrupt_controller/loapic.h>

#define PAGE	   4096U
#define ENTRIES	   512U
#define TABLE_SIZE (ENTRIES * PAGE) /* memory that a lowest table covers */
#define NO_EXECUTE BIT64(63)
#define ADDRESS	   0xfffff000U /* of an entry: below 4 GiB */
#define TABLE_BITS (PAGE_PRESENT | PAGE_WRITE | PAGE_USER)
#define RAM_END	   (CONFIG_SRAM_BASE_ADDRESS + CONFIG_SRAM_SIZE * 1024UL)
#define NUM_CPUS   CONFIG_MP_MAX_NUM_CPUS
#define SPACES	   (1 + CONFIG_X86_MAX_ADDITIONAL_MEM_DOMAINS)
#define COPIES	   (SPACES * NUM_CPUS * CONFIG_X86_USER_TABLES)

BUILD_ASSERT(CONFIG_PRIVILEGED_STACK_SIZE % PAGE == 0, "whole pages");

struct view {
	uint64_t *top; /* for CR3 */
	uint64_t *pd;
	/* Whose stack is open, and where it is. */
	struct k_thread *thread;
	uintptr_t stack, stack_end;
	bool stale; /* has changed while its CPU was elsewhere */
};

struct z_x86_space {
	struct k_mem_domain *domain;
	unsigned int threads;
	struct view views[NUM_CPUS];
	struct {
		uintptr_t start, end;
	} shown[CONFIG_MAX_DOMAIN_PARTITIONS];
};

/* Lock of all: kernel. */
static struct z_x86_space spaces[SPACES];
static uint64_t copies[COPIES][ENTRIES] __aligned(PAGE);
static bool copy_used[COPIES];
static uint64_t directories[SPACES][NUM_CPUS][ENTRIES] __aligned(PAGE);

#ifdef CONFIG_X86_64
static uint64_t tops[SPACES][NUM_CPUS][2][ENTRIES] __aligned(PAGE);

extern uint64_t z_x86_pml4[], z_x86_pdpt[], z_x86_pd[];
#define KERNEL_TOP z_x86_pml4

static uint64_t *top_make(unsigned int space, unsigned int cpu, const uint64_t *pd)
{
	uint64_t *pml4 = tops[space][cpu][0];
	uint64_t *pdpt = tops[space][cpu][1];

	(void)memcpy(pdpt, z_x86_pdpt, PAGE);
	pdpt[0] = (uintptr_t)pd | TABLE_BITS;
	pml4[0] = (uintptr_t)pdpt | TABLE_BITS;
	return pml4;
}
#else
static uint64_t tops[SPACES][NUM_CPUS][4] __aligned(32);

extern uint64_t z_x86_pdpt[], z_x86_pd[];
#define KERNEL_TOP z_x86_pdpt

static uint64_t *top_make(unsigned int space, unsigned int cpu, const uint64_t *pd)
{
	uint64_t *pdpt = tops[space][cpu];

	(void)memcpy(pdpt, z_x86_pdpt, sizeof(tops[0][0]));
	pdpt[0] = (uintptr_t)pd | PAGE_PRESENT;
	return pdpt;
}
#endif

static ALWAYS_INLINE uintptr_t cr3_read(void)
{
	uintptr_t cr3;

	__asm__ volatile("mov %%cr3, %0" : "=r"(cr3));
	return cr3;
}

static ALWAYS_INLINE void cr3_write(const uint64_t *top)
{
	__asm__ volatile("mov %0, %%cr3" : : "r"(top) : "memory");
}

/* ---- tables ---------------------------------------------------------------------------- */

/* The number of a private copy, or COPIES for a table that all share. */
static size_t copy_of(const struct view *view, uintptr_t addr)
{
	uintptr_t table = (uintptr_t)(view->pd[addr / TABLE_SIZE] & ADDRESS);
	size_t at = (table - (uintptr_t)copies) / sizeof(copies[0]);

	return (table >= (uintptr_t)copies && at < COPIES) ? at : COPIES;
}

static bool copy_make(struct view *view, uintptr_t addr)
{
	if (copy_of(view, addr) != COPIES) {
		return true;
	}
	for (size_t i = 0; i < COPIES; i++) {
		if (!copy_used[i]) {
			copy_used[i] = true;
			(void)memcpy(copies[i], z_x86_page_table(addr), sizeof(copies[i]));
			view->pd[addr / TABLE_SIZE] = (uintptr_t)copies[i] | TABLE_BITS;
			return true;
		}
	}
	return false;
}

/* In all views of a space, for [start, end). */
static bool copies_make(struct z_x86_space *space, uintptr_t start, uintptr_t end)
{
	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		for (uintptr_t at = start; at < end; at = ROUND_DOWN(at, TABLE_SIZE) + TABLE_SIZE) {
			if (!copy_make(&space->views[cpu], at)) {
				return false;
			}
		}
	}
	return true;
}

/* Pages [start, end) are for users with @p bits, or with 0 the kernel's again. */
static void set(struct view *view, uintptr_t start, uintptr_t end, uint64_t bits)
{
	for (uintptr_t at = start; at < end; at += PAGE) {
		size_t copy = copy_of(view, at);

		if (copy != COPIES) {
			copies[copy][at / PAGE % ENTRIES] =
				(bits != 0U) ? at | bits : z_x86_page(at);
			z_x86_page_forget(at);
		}
	}
	view->stale = true;
}

static void set_in_all(struct z_x86_space *space, uintptr_t start, uintptr_t end, uint64_t bits)
{
	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		set(&space->views[cpu], start, end, bits);
	}
}

void z_x86_spaces_page_set(uintptr_t addr, uint64_t entry)
{
	for (struct z_x86_space *s = spaces; s < &spaces[SPACES] && s->views[0].pd != NULL; s++) {
		for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
			size_t copy = copy_of(&s->views[cpu], addr);

			if (copy != COPIES) {
				copies[copy][addr / PAGE % ENTRIES] = entry;
			}
		}
	}
}

/* ---- stacks ---------------------------------------------------------------------------- */

static void stack_close(struct view *view)
{
	if (view->thread != NULL) {
		set(view, view->stack, view->stack_end, 0);
		view->thread = NULL;
	}
}

static void stack_open(struct view *view, struct k_thread *thread)
{
	stack_close(view);
	view->thread = thread;
	view->stack = thread->stack_info.start;
	view->stack_end = ROUND_UP(view->stack + thread->stack_info.size, PAGE);
	set(view, view->stack, view->stack_end, PAGE_PRESENT | PAGE_WRITE | PAGE_USER | NO_EXECUTE);
}

/* What other threads have left in floating point registers: entry.S and switch.c know the rest. */
static const struct {
	uint16_t fcw;
	uint8_t between[22];
	uint32_t mxcsr;
	uint8_t registers[512 - 28];
} __aligned(16) clean = {.fcw = 0x37f, .mxcsr = 0x1f80};

#ifdef CONFIG_X86_64
static void registers_clean(void)
{
	__asm__ volatile("fxrstor64 %0" : : "m"(clean));
}
#else
extern uint8_t z_x86_fp_used;

static void registers_clean(void)
{
	if (z_x86_fp_used != 0U) {
		__asm__ volatile("fxrstor %0" : : "m"(clean));
	}
}
#endif

void z_x86_user_enter(struct k_thread *next)
{
	unsigned int cpu = arch_proc_id();
	struct view *view = &next->arch.space->views[cpu];

	z_x86_kernel_stack_set(cpu, next->arch.kernel_stack);
	if (view->thread != next) {
		stack_open(view, next);
	}
	if (view->stale || cr3_read() != (uintptr_t)view->top) {
		view->stale = false;
		cr3_write(view->top);
	}
	registers_clean();
}

/* ---- other CPUs ------------------------------------------------------------------------ */

#ifdef CONFIG_SMP
/* What the others load when syscall.S says so; NULL: they have. */
uint64_t *volatile z_x86_wanted_tables[NUM_CPUS];

/* The thread that another CPU runs can not change meanwhile. Lock: kernel. */
static void others_load(const struct z_x86_space *space)
{
	unsigned int self = arch_proc_id();

	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		const struct k_thread *thread = _kernel.cpus[cpu].current;

		if (cpu != self && thread != NULL && thread->arch.kernel_stack != 0U &&
		    thread->arch.space == space) {
			z_x86_wanted_tables[cpu] = space->views[cpu].top;
			z_loapic_ipi(cpu, LOAPIC_ICR_NMI, 0);
			while (z_x86_wanted_tables[cpu] != NULL) {
				arch_spin_relax();
			}
		}
	}
}
#else
static void others_load(const struct z_x86_space *space)
{
	ARG_UNUSED(space);
}
#endif

/* ---- spaces ---------------------------------------------------------------------------- */

static bool valid(const struct z_x86_space *space, const struct k_mem_domain *domain)
{
	return space != NULL && space->domain == domain;
}

static void reset(struct z_x86_space *space)
{
	unsigned int number = (unsigned int)(space - spaces);

	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		struct view *view = &space->views[cpu];

		for (uintptr_t at = 0; view->pd != NULL && at < RAM_END; at += TABLE_SIZE) {
			size_t copy = copy_of(view, at);

			if (copy != COPIES) {
				copy_used[copy] = false;
			}
		}
		*view = (struct view){.pd = directories[number][cpu], .stale = true};
		(void)memcpy(view->pd, z_x86_pd, PAGE);
		view->top = top_make(number, cpu, view->pd);
	}
	(void)memset(space->shown, 0, sizeof(space->shown));
}

static uint64_t bits_of(k_mem_partition_attr_t attr)
{
	if ((attr & Z_X86_USER_READ) == 0U) {
		return 0;
	}
	return PAGE_PRESENT | PAGE_USER | (K_MEM_PARTITION_IS_WRITABLE(attr) ? PAGE_WRITE : 0U) |
	       (K_MEM_PARTITION_IS_EXECUTABLE(attr) ? 0U : NO_EXECUTE);
}

static int show(struct z_x86_space *space, uint32_t index)
{
	const struct k_mem_partition *part = &space->domain->partitions[index];
	uintptr_t end = part->start + part->size;

	if (!copies_make(space, part->start, end)) {
		return -ENOMEM;
	}
	set_in_all(space, space->shown[index].start, space->shown[index].end, 0);
	space->shown[index].start = part->start;
	space->shown[index].end = end;
	set_in_all(space, part->start, end, bits_of(part->attr));
	return 0;
}

/* Fewest threads first: a space without any can serve another domain. */
static struct z_x86_space *space_make(struct k_mem_domain *domain)
{
	struct z_x86_space *space = NULL;

	for (struct z_x86_space *s = spaces; s < &spaces[SPACES]; s++) {
		if (s->threads == 0U && (space == NULL || s->domain == NULL)) {
			space = s;
			if (s->domain == NULL || s->domain == domain) {
				break;
			}
		}
	}
	if (space == NULL) {
		return NULL;
	}
	reset(space);
	space->domain = domain;
	for (uint32_t i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		if (domain->partitions[i].size != 0U && show(space, i) != 0) {
			reset(space);
			space->domain = NULL;
			return NULL;
		}
	}
	domain->arch.space = space;
	return space;
}

/* ---- the contract ---------------------------------------------------------------------- */

int arch_mem_domain_max_partitions_get(void)
{
	return CONFIG_MAX_DOMAIN_PARTITIONS;
}

int arch_mem_partition_check(const struct k_mem_partition *part)
{
	if (part->start % PAGE != 0U || part->size % PAGE != 0U || part->start < PAGE ||
	    part->start + part->size > RAM_END) {
		return -EINVAL;
	}
	return 0;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	struct z_x86_space *space = domain->arch.space;

	int ret;

	if (!valid(space, domain)) {
		return 0;
	}
	ret = show(space, index);
	others_load(space);
	return ret;
}

/* @p thread has left @p space. Lock: kernel. */
static void leave(const struct k_thread *thread, struct z_x86_space *space)
{
	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		if (space->views[cpu].thread == thread) {
			stack_close(&space->views[cpu]);
		}
	}
	space->threads--;
}

/* A thread that may be running. Lock: kernel. */
static void moved(struct k_thread *thread)
{
	if (thread == _current) {
		z_x86_user_enter(thread);
		return;
	}
	for (unsigned int cpu = 0; cpu < NUM_CPUS; cpu++) {
		if (_kernel.cpus[cpu].current == thread) {
			stack_open(&thread->arch.space->views[cpu], thread);
			others_load(thread->arch.space);
		}
	}
}

/* A thread that runs has its stack open at every moment: first the new space, then the old one. */
int arch_mem_domain_thread_set(struct k_thread *thread)
{
	struct k_mem_domain *domain = thread->mem_domain_info.mem_domain;
	struct z_x86_space *old = thread->arch.space;
	struct z_x86_space *space = domain->arch.space;

	if (!valid(space, domain)) {
		space = space_make(domain);
	}
	if (space == NULL || !copies_make(space, thread->stack_info.start,
					  thread->stack_info.start + thread->stack_info.size)) {
		return -ENOMEM;
	}
	if (space == old) {
		return 0;
	}
	space->threads++;
	thread->arch.space = space;
	if (thread->arch.kernel_stack != 0U) {
		moved(thread);
	}
	if (old != NULL) {
		leave(thread, old);
	}
	return 0;
}

void z_x86_user_gone(struct k_thread *thread)
{
	if (thread->arch.space != NULL) {
		leave(thread, thread->arch.space);
		thread->arch.space = NULL;
	}
}
