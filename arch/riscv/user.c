/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode: what users may touch. How they get in and out is in user_entry.c.
 *
 * Entries of the protection besides those of pmp.h:
 *
 *   entry 6, 7   the thread's stack
 *   entry 8 on   the partitions of its domain, with the bits that users have
 *
 * Text and constants are entry 4; entry 0 is kernel text and all below it, while in user mode. What
 * no entry matches users can not reach. In the kernel entry 5 comes before all of these, so they
 * may stay when a kernel thread runs: a switch to a user thread loads them, and the domain's only
 * where they are of another one.
 *
 * A domain's partitions are put into entries when they change. One whose size is a power of two,
 * and its place a multiple of that, takes one entry, any other two; neighbours with equal rights
 * are one.
 *
 * Several CPUs: a domain that changes may be in force on another CPU. The CPUs' handler_top.domain
 * says whose entries they have; each looks at it on the way to user mode, after it has said
 * in_user. Who changes a domain forgets it on all CPUs, then interrupts those in user mode and
 * waits until they are not: that takes no lock there.
 */
#include "pmp.h"
#include "user.h"
#include "arch/arch.h"

#include <errno.h>
#include <string.h>
#include <zephyr/arch/arch_interface.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/spinlock.h>

#define ENTRIES (CONFIG_PMP_SLOTS - 8)
BUILD_ASSERT(CONFIG_PMP_SLOTS >= 8 && ENTRIES <= Z_RISCV_DOMAIN_ENTRIES, "as many as are loaded");
BUILD_ASSERT(sizeof(struct z_riscv_user) % 16 == 0 && CONFIG_PRIVILEGED_STACK_SIZE % 16 == 0,
	     "stacks begin below and end there");

extern char __gates_start[];
extern char __gates_end[];
extern char __user_text_start[];

#ifdef CONFIG_RISCV_GP
extern char __global_pointer$[];
#define KERNEL_GP __global_pointer$
#else
#define KERNEL_GP NULL /* set on the way to user mode */
#endif

void z_riscv_user_new(struct k_thread *thread, k_thread_stack_t *stack, char *top)
{
	struct z_riscv_user *user =
		(struct z_riscv_user *)(K_THREAD_STACK_BUFFER(stack) - sizeof(*user));
	uintptr_t *word = user->word;
	uintptr_t sp = (uintptr_t)top - USER_STACK_BYTES;

	thread->arch.user = user;
	word[U_SP] = sp;
	word[U_RA] = (uintptr_t)z_user_thread_entry;
	word[U_CALL] = MSTATUS_MPRV | MSTATUS_MIE;
	word[U_LEAVE] = MSTATUS_MPRV | MSTATUS_MPP;
	word[U_GATES] = (uintptr_t)__gates_start;
	word[U_GATES_SIZE] = (uintptr_t)(__gates_end - __gates_start);
	word[U_STACK] = thread->stack_info.start;
	word[U_STACK_SPAN] = sp - thread->stack_info.start;
	word[U_KERNEL_VEC] = (uintptr_t)z_riscv_vectors | 1U;
	word[U_USER_VEC] = (uintptr_t)z_riscv_user_vectors | 1U;
	word[U_KERNEL_CFG] = PMP_MODE_KERNEL;
	word[U_USER_CFG] = PMP_MODE_USER;
	word[U_USER_TEXT] = (uintptr_t)__user_text_start >> 2;
	word[U_TOP] = (uintptr_t)z_riscv_top();
	word[U_GP] = (uintptr_t)KERNEL_GP;
#ifdef CONFIG_THREAD_LOCAL_STORAGE
	word[U_TP] = thread->tls;
#else
	word[U_TP] = 0;
#endif
}

/* ---- loading */

#define LOAD_DOMAIN(n, csr) csr_write(csr, domain->arch.addr[n])

static void load_domain(struct k_mem_domain *domain)
{
	z_riscv_top()->domain = (uintptr_t)domain;
	__asm__ volatile("fence rw, rw" : : : "memory");
	LOAD_DOMAIN(0, pmpaddr8);
	LOAD_DOMAIN(1, pmpaddr9);
	LOAD_DOMAIN(2, pmpaddr10);
	LOAD_DOMAIN(3, pmpaddr11);
	LOAD_DOMAIN(4, pmpaddr12);
	LOAD_DOMAIN(5, pmpaddr13);
	LOAD_DOMAIN(6, pmpaddr14);
	LOAD_DOMAIN(7, pmpaddr15);
	csr_write(pmpcfg2, domain->arch.cfg[0]);
#ifndef CONFIG_64BIT
	csr_write(pmpcfg3, domain->arch.cfg[1]);
#endif
}

#if defined(CONFIG_FPU) && defined(CONFIG_FPU_SHARING)
#define FP_CLEAR(n) "fmv.w.x f" #n ", x0\n\t"

/* Registers of other threads, which nobody saves when a thread comes that has not used them. */
static void clear_fp(void)
{
	__asm__ volatile(FP_CLEAR(0) FP_CLEAR(1) FP_CLEAR(2) FP_CLEAR(3) FP_CLEAR(4) FP_CLEAR(5)
			 FP_CLEAR(6) FP_CLEAR(7) FP_CLEAR(8) FP_CLEAR(9) FP_CLEAR(10) FP_CLEAR(11)
			 FP_CLEAR(12) FP_CLEAR(13) FP_CLEAR(14) FP_CLEAR(15) FP_CLEAR(16)
			 FP_CLEAR(17) FP_CLEAR(18) FP_CLEAR(19) FP_CLEAR(20) FP_CLEAR(21)
			 FP_CLEAR(22) FP_CLEAR(23) FP_CLEAR(24) FP_CLEAR(25) FP_CLEAR(26)
			 FP_CLEAR(27) FP_CLEAR(28) FP_CLEAR(29) FP_CLEAR(30) FP_CLEAR(31)
			 "fscsr x0");
	csr_clear(mstatus, MSTATUS_FS & ~MSTATUS_FS_INITIAL);
}
#else
#define clear_fp()
#endif

static ALWAYS_INLINE void load_stack(const struct k_thread *thread)
{
	csr_write(pmpaddr6, thread->stack_info.start >> 2);
	csr_write(pmpaddr7, (thread->stack_info.start + thread->stack_info.size) >> 2);
}

/* In a switch to @p thread, on its stack, locked. */
__used struct k_thread *z_riscv_user_switch_in(struct k_thread *thread)
{
	struct k_mem_domain *domain = thread->mem_domain_info.mem_domain;

	load_stack(thread);
	if (!IS_ENABLED(CONFIG_SMP) && z_riscv_top()->domain != (uintptr_t)domain) {
		load_domain(domain);
	}
	clear_fp();
	return thread;
}

/* arch_user_mode_enter(), on the empty kernel stack. What the thread has been nobody shall see. */
__used void z_riscv_user_become(void)
{
	struct k_thread *thread = _current;
	char *top = (char *)(thread->stack_info.start + thread->stack_info.size -
			     thread->stack_info.delta);

	(void)memset((char *)thread->stack_info.start, 0, top - (char *)thread->stack_info.start);
	z_riscv_user_new(thread, thread->stack_obj, top);
	(void)z_riscv_user_switch_in(thread);
}

/* ---- domains */

struct range {
	uintptr_t start;
	uintptr_t end; /* 0: the end of the address space */
	uint8_t bits;
};

/* Partitions that users have rights to, by their place; neighbours become one. Returns how many. */
static unsigned int collect(const struct k_mem_domain *domain, struct range *ranges)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < ARRAY_SIZE(domain->partitions); i++) {
		const struct k_mem_partition *part = &domain->partitions[i];
		unsigned int at = n;

		if (part->size == 0U || part->attr.pmp_attr == 0U) {
			continue;
		}
		for (; at > 0 && ranges[at - 1].start > part->start; at--) {
			ranges[at] = ranges[at - 1];
		}
		ranges[at] = (struct range){part->start, part->start + part->size,
					    part->attr.pmp_attr};
		n++;
	}
	for (unsigned int i = 1; i < n;) {
		if (ranges[i - 1].end != ranges[i].start || ranges[i - 1].bits != ranges[i].bits) {
			i++;
			continue;
		}
		ranges[i - 1].end = ranges[i].end;
		n--;
		(void)memmove(&ranges[i], &ranges[i + 1], (n - i) * sizeof(*ranges));
	}
	return n;
}

static bool is_power_of_two_range(const struct range *range)
{
	uintptr_t size = range->end - range->start;

	return size >= 8U && (size & (size - 1U)) == 0U && range->start % size == 0U;
}

/* Entry @p n of @p arch; out of range: it is only counted. Returns the next one. */
static unsigned int put(struct arch_mem_domain *arch, unsigned int n, uintptr_t addr,
			unsigned long cfg)
{
	if (n < ENTRIES) {
		arch->addr[n] = addr;
		((uint8_t *)arch->cfg)[n] = (uint8_t)cfg; /* RISC-V is little endian */
	}
	return n + 1U;
}

/* The entries of @p domain to @p arch. 0, or -ENOMEM. */
static int encode(const struct k_mem_domain *domain, struct arch_mem_domain *arch)
{
	struct range ranges[CONFIG_MAX_DOMAIN_PARTITIONS + 1];
	unsigned int count = collect(domain, ranges);
	unsigned int n = 0;

	for (unsigned int i = 0; i < count; i++) {
		const struct range *r = &ranges[i];

		if (is_power_of_two_range(r)) {
			n = put(arch, n, (r->start >> 2) | ((r->end - r->start) / 8U - 1U),
				PMP_NAPOT | r->bits);
			continue;
		}
		if (i == 0U || is_power_of_two_range(r - 1) || r[-1].end != r->start) {
			n = put(arch, n, r->start >> 2, 0);
		}
		n = put(arch, n, (r->end - 1U) / 4U + 1U, PMP_TOR | r->bits);
	}
	return (n <= ENTRIES) ? 0 : -ENOMEM;
}

#ifdef CONFIG_SMP
/* Between the kernel's lock and nothing: held while entries are read or written. */
static struct k_spinlock entries_lock;

static struct handler_top *top_of(unsigned int cpu)
{
	return (struct handler_top *)ROUND_DOWN((uintptr_t)_kernel.cpus[cpu].irq_stack, 16) - 1;
}

static bool is_online(unsigned int cpu)
{
	return (_kernel.cpus_online & BIT(cpu)) != 0U;
}

/* Does CPU @p cpu run in user mode with entries that it was made to forget? */
static bool is_behind(unsigned int cpu)
{
	struct handler_top *top = top_of(cpu);

	return top->in_user != 0U && *(volatile uintptr_t *)&top->domain == 0U;
}

/* Wait until no other CPU runs with entries that it has forgotten. */
static void wait_for_others(void)
{
	__asm__ volatile("fence rw, rw" : : : "memory");
	for (unsigned int cpu = 0; cpu < CONFIG_MP_MAX_NUM_CPUS; cpu++) {
		if (!is_online(cpu) || cpu == arch_proc_id() || !is_behind(cpu)) {
			continue;
		}
		arch_sched_directed_ipi(BIT(cpu));
		while (is_behind(cpu)) {
			arch_spin_relax();
		}
	}
}

static void forget(struct k_mem_domain *domain)
{
	for (unsigned int cpu = 0; cpu < CONFIG_MP_MAX_NUM_CPUS; cpu++) {
		if (is_online(cpu) && top_of(cpu)->domain == (uintptr_t)domain) {
			top_of(cpu)->domain = 0;
		}
	}
}

static void set_entries(struct k_mem_domain *domain, const struct arch_mem_domain *arch)
{
	k_spinlock_key_t key = k_spin_lock(&entries_lock);

	domain->arch = *arch;
	forget(domain);
	k_spin_unlock(&entries_lock, key);
	wait_for_others();
}

/* @p thread has another domain, wherever it runs. */
static void set_domain(struct k_thread *thread)
{
	for (unsigned int cpu = 0; cpu < CONFIG_MP_MAX_NUM_CPUS; cpu++) {
		if (is_online(cpu) && _kernel.cpus[cpu].current == thread) {
			top_of(cpu)->domain = 0;
		}
	}
	wait_for_others();
}

/* On the way to user mode, locked. */
__used void z_riscv_user_domain(void)
{
	k_spinlock_key_t key = k_spin_lock(&entries_lock);

	load_domain(_current->mem_domain_info.mem_domain);
	k_spin_unlock(&entries_lock, key);
}
#else
static void forget(struct k_mem_domain *domain)
{
	if (z_riscv_top()->domain == (uintptr_t)domain) {
		z_riscv_top()->domain = 0;
	}
}

/* The current thread may be in one of its system calls. */
static void set_entries(struct k_mem_domain *domain, const struct arch_mem_domain *arch)
{
	domain->arch = *arch;
	if (z_riscv_top()->domain == (uintptr_t)domain) {
		load_domain(domain);
	}
}

static void set_domain(struct k_thread *thread)
{
	if (thread == _current) {
		load_domain(thread->mem_domain_info.mem_domain);
	}
}
#endif

int arch_mem_domain_max_partitions_get(void)
{
	return MIN(ENTRIES, CONFIG_MAX_DOMAIN_PARTITIONS);
}

/* What lies below constants is entry 0 or 4 to users. */
int arch_mem_partition_check(const struct k_mem_partition *part)
{
	if (part->start % 4U != 0U || part->size % 4U != 0U ||
	    part->start < (uintptr_t)__rodata_region_end) {
		return -EINVAL;
	}
	return 0;
}

int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index)
{
	struct arch_mem_domain arch = {0};
	int ret = encode(domain, &arch);

	ARG_UNUSED(index);
	if (ret == 0) {
		set_entries(domain, &arch);
	}
	return ret;
}

int arch_mem_domain_thread_set(struct k_thread *thread)
{
	if (thread->arch.user == NULL) { /* its domain may be a new one where an old one was */
		forget(thread->mem_domain_info.mem_domain);
	} else {
		set_domain(thread);
	}
	return 0;
}

/* ---- errors */

/*
 * A fault in what lies below the thread's stack, in its own stack object, or with the stack pointer
 * there: the stack was too small.
 */
unsigned int z_riscv_user_reason(const struct arch_esf *esf)
{
	const struct k_thread *thread = _current;
	uintptr_t object = (uintptr_t)thread->stack_obj;
	uintptr_t below = thread->stack_info.start - object;

	switch (esf->mcause) {
	case RISCV_EXC_ECALL_U:
		return (esf->a0 == K_ERR_STACK_CHK_FAIL) ? K_ERR_STACK_CHK_FAIL
							 : K_ERR_KERNEL_OOPS;
	case RISCV_EXC_LOAD_FAULT:
	case RISCV_EXC_STORE_FAULT:
		if (esf->mtval - object < below) {
			return K_ERR_STACK_CHK_FAIL;
		}
		break;
	case RISCV_EXC_FETCH_FAULT:
		if (esf->mepc - (uintptr_t)__gates_start <
		    (uintptr_t)(__gates_end - __gates_start)) {
			return (esf->csf->sp - object < below) ? K_ERR_STACK_CHK_FAIL
							       : K_ERR_KERNEL_OOPS;
		}
		break;
	default:
		break;
	}
	return K_ERR_CPU_EXCEPTION;
}
