/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards, read-only code and the null page by physical memory protection. The first entry
 * that matches an access decides.
 *
 *   entry 0     the null page, no access; in user mode all below user text
 *   entry 1     the guard of the thread that runs: the low end of its stack, no access
 *   entry 2     the guard of the handlers' stack, no access, locked
 *   entry 3, 4  code and constants, from one address to the other: no writing, locked
 *   entry 5     everything, for what the others do not match; off in user mode
 *   entry 6 on  what user threads may touch, see user.c
 *
 * Entries that are locked hold for machine mode too, but never change again. So that entry 1, which
 * each switch changes, holds for threads, mstatus.MPRV is set: loads and stores are then checked as
 * if the mode were that in mstatus.MPP. A trap puts "machine" there, so handlers and the entry code
 * may use a guard as room for the thread's registers, and returning from it puts "user" there: that
 * costs no instruction. Only who goes over to a thread without returning from a trap has to clear
 * MPP (GUARDS_ON).
 *
 * The guard holds what interrupts and switches store: it is that much larger than a thread can
 * notice.
 *
 * What neither can do: keep machine mode from executing data. MPRV is not for fetches, and an entry
 * that is locked for that would give users the data.
 */
#ifndef ETESIAN_ARCH_RISCV_PMP_H_
#define ETESIAN_ARCH_RISCV_PMP_H_

#include "port.h"

#include <zephyr/linker/linker-defs.h>

#ifdef CONFIG_PMP_STACK_GUARD

#define GUARDS_ON "li t0, 0x1800\n\tcsrc mstatus, t0\n\t" /* MPP */

/** The guard at the low end of @p stack, for a pmpaddr register: a naturally aligned power of 2. */
#define PMP_GUARD(stack)                                                                           \
	(((uintptr_t)(stack) >> 2) | (CONFIG_PMP_STACK_GUARD_MIN_SIZE / 8 - 1))

#define PMP_R     0x01UL
#define PMP_W     0x02UL
#define PMP_X     0x04UL
#define PMP_TOR   0x08UL
#define PMP_NAPOT 0x18UL
#define PMP_LOCK  0x80UL

#define PMP_NULL_PAGE 4096UL /* bytes */

/* Without user mode the null page is for good, and for handlers. */
#ifdef CONFIG_USERSPACE
#define PMP_NULL       PMP_TOR
#define PMP_USER_STACK (PMP_TOR | PMP_R | PMP_W)
#else
#define PMP_NULL       (PMP_TOR | PMP_LOCK)
#define PMP_USER_STACK 0UL
#endif

/* Entries 0 to 3; 4 to 7 in the kernel and in user mode. */
#define PMP_CFG_FIRST (PMP_NULL | (PMP_NAPOT << 8) | ((PMP_NAPOT | PMP_LOCK) << 16))
#define PMP_CFG_USER  (PMP_TOR | PMP_LOCK | PMP_R | PMP_X | (PMP_USER_STACK << 24))
#define PMP_CFG_ALL   ((PMP_NAPOT | PMP_R | PMP_W) << 8)

/* The register that makes the difference between the two, and its contents. */
#ifdef CONFIG_64BIT
#define PMP_MODE_CFG        "pmpcfg0"
#define PMP_MODE_USER       (PMP_CFG_FIRST | (PMP_CFG_USER << 32))
#define PMP_MODE_KERNEL     (PMP_MODE_USER | (PMP_CFG_ALL << 32))
#define PMP_SET_FIRST()     ((void)0)
#else
#define PMP_MODE_CFG        "pmpcfg1"
#define PMP_MODE_USER       PMP_CFG_USER
#define PMP_MODE_KERNEL     (PMP_CFG_USER | PMP_CFG_ALL)
#define PMP_SET_FIRST()     csr_write(pmpcfg0, PMP_CFG_FIRST)
#endif

/** @brief Set up this CPU, whose handlers' stack object is @p stack. Context: boot. */
static ALWAYS_INLINE void z_riscv_pmp_init(const void *stack)
{
	csr_write(pmpaddr0, PMP_NULL_PAGE >> 2);
	csr_write(pmpaddr1, 0);
	csr_write(pmpaddr2, PMP_GUARD(stack));
	csr_write(pmpaddr3, (uintptr_t)__rom_region_start >> 2);
	csr_write(pmpaddr4, (uintptr_t)__rodata_region_end >> 2);
	csr_write(pmpaddr5, -1L);
	if (IS_ENABLED(CONFIG_USERSPACE)) {
		csr_write(pmpaddr6, 1); /* nothing yet */
		csr_write(pmpaddr7, 1);
	}
	__asm__ volatile("csrw " PMP_MODE_CFG ", %0" : : "r"(PMP_MODE_KERNEL) : "memory");
	PMP_SET_FIRST();
	csr_clear(mstatus, MSTATUS_MPP);
	csr_set(mstatus, MSTATUS_MPRV);
}

static ALWAYS_INLINE void z_riscv_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	__ASSERT((uintptr_t)stack % CONFIG_PMP_STACK_GUARD_MIN_SIZE == 0,
		 "stack %p: must be aligned to %d", stack, CONFIG_PMP_STACK_GUARD_MIN_SIZE);
	thread->callee_saved.guard = PMP_GUARD(stack);
}

/** Does @p address lie in the guard that is described by @p pmpaddr? */
static inline bool z_riscv_in_guard(uintptr_t address, unsigned long pmpaddr)
{
	uintptr_t mask = ~(uintptr_t)(CONFIG_PMP_STACK_GUARD_MIN_SIZE - 1);

	return (address & mask) == ((pmpaddr << 2) & mask);
}

/** @brief Is @p esf of an access to a guard? */
static inline bool z_riscv_guard_hit(const struct arch_esf *esf)
{
	if (esf->mcause != RISCV_EXC_LOAD_FAULT && esf->mcause != RISCV_EXC_STORE_FAULT) {
		return false;
	}
	return z_riscv_in_guard(esf->mtval, csr_read(pmpaddr1)) ||
	       z_riscv_in_guard(esf->mtval, csr_read(pmpaddr2));
}

/*
 * An exception in a handler whose stack is full goes on at the end of that stack: the handlers are
 * not continued. t0 becomes where to save registers, the word there that says "in a handler" is
 * written; on to 2 then.
 */
#define LEAVE_FULL_STACK                                                                           \
	LOAD_STACK_LIMIT                                                                           \
	"bgeu sp, t0, 4f\n\t"                                                                      \
	LOAD_STACK_TOP                                                                             \
	"j 5f\n"                                                                                   \
	"4:\n\t"

#ifdef CONFIG_SMP
#define FULL_STACK_OPERANDS                                                                        \
	[stack] "i"(offsetof(struct _cpu, irq_stack)),                                             \
		[quarter] "i"(-(CONFIG_ISR_STACK_SIZE - (int)sizeof(struct fault_frame)) / 4),     \
		[frame] "i"(-(int)(sizeof(struct handler_top) + sizeof(struct fault_frame) + 32))
#define LOAD_STACK_LIMIT                                                                           \
	LOAD_OP "t0, %[stack](gp)\n\t"                                                             \
	"addi t0, t0, %[quarter]\n\t" /* a constant may have 12 bits */                            \
	"addi t0, t0, %[quarter]\n\t"                                                              \
	"addi t0, t0, %[quarter]\n\t"                                                              \
	"addi t0, t0, %[quarter]\n\t"
#define LOAD_STACK_TOP LOAD_OP "t0, %[stack](gp)\n\taddi t0, t0, %[frame]\n\t"
BUILD_ASSERT(CONFIG_ISR_STACK_SIZE < 8192, "see LOAD_STACK_LIMIT");
#else
#define FULL_STACK_OPERANDS                                                                        \
	[limit] "i"((char *)z_interrupt_stacks + K_KERNEL_STACK_RESERVED +                         \
		    sizeof(struct fault_frame)),                                                   \
		[top] "i"((char *)FIRST_TOP - sizeof(struct fault_frame) - 16)
#define LOAD_STACK_LIMIT "la t0, %[limit]\n\t"
#define LOAD_STACK_TOP   "la t0, %[top]\n\t"
#endif

#else

#define GUARDS_ON
#define LEAVE_FULL_STACK
#define FULL_STACK_OPERANDS
#define z_riscv_pmp_init(stack)                 ((void)0)
#define z_riscv_guard_new_thread(thread, stack) ARG_UNUSED(stack)
#define z_riscv_guard_hit(esf)                  (ARG_UNUSED(esf), false)

#endif

#endif /* ETESIAN_ARCH_RISCV_PMP_H_ */
