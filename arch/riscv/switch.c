/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. A thread that does not run has its stack pointer in callee_saved.sp, and
 * there the address to go on at and s0 to s11. Going on is: load the stack pointer, load these,
 * return; interrupts are off meanwhile. It left the CPU in one of two ways:
 *
 *  - it called arch_switch(): the address is where that returns to, locked;
 *  - an interrupt took the CPU (entry.c): above lies the interrupt's frame, and the address is
 *    behind the call there; that restores the frame and returns from the interrupt.
 *
 * Machine mode knows of no "active" interrupt: a handler is code that runs on the handlers' stack
 * with interrupts off. So each of the two can continue threads of both kinds with the same
 * instructions, and there are no races: nothing can come between.
 *
 * Guards and thread-local storage are one or two instructions in between, see switch.h; floating
 * point registers (CONFIG_FPU_SHARING) see switch_fp.h.
 *
 * The place of sp in a thread is not known to the assembler, so these are naked C functions.
 */
#include "pmp.h"
#include "switch.h"
#include "switch_fp.h"
#include "arch/arch.h"

NAKED void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile(FP_LEAVE
			 LEAVE_THREAD
			 ".globl z_riscv_continue\n"
			 "z_riscv_continue:\n\t"
			 CONTINUE_THREAD
			 USER_REGIONS_2
			 :
			 : SWITCH_OPERANDS);
}

/* First code of a thread: its entry and parameters are the words above. */
static NAKED __used void thread_start(void)
{
	__asm__ volatile(LOAD("a0", 0, "sp")
			 LOAD("a1", 1, "sp")
			 LOAD("a2", 2, "sp")
			 LOAD("a3", 3, "sp")
			 "addi sp, sp, 4*" WORD "\n\t"
			 "csrsi mstatus, 8\n\t"
			 "li ra, 0\n\t" /* the outermost frame, for those who walk */
			 "tail z_thread_entry");
}

/* What CONTINUE_THREAD and thread_start() take from the stack of a new thread. */
struct first_frame {
	uintptr_t ra;
	uintptr_t s0;
	uintptr_t unused[(IS_ENABLED(CONFIG_RISCV_ISA_RV32E) ? 4 : 16) - 2];
	uintptr_t entry, p1, p2, p3;
};

void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	char *top = z_riscv_first_top(thread, stack, stack_ptr);
	struct first_frame *frame = (struct first_frame *)top - 1;

	frame->ra = (uintptr_t)z_riscv_first_code(thread, thread_start);
	frame->s0 = 0;
	frame->entry = (uintptr_t)entry;
	frame->p1 = (uintptr_t)p1;
	frame->p2 = (uintptr_t)p2;
	frame->p3 = (uintptr_t)p3;
	thread->callee_saved.sp = (uintptr_t)frame;
	z_riscv_guard_new_thread(thread, stack);
}

/* Also the way out of an exception whose thread is dead; mscratch says "not in a handler". */
NAKED FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	__asm__ volatile(GUARDS_ON "j z_riscv_continue");
}
