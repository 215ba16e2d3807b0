/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch, and interrupts. All code runs in system mode, so there is one stack pointer;
 * an interrupt stores where it came from on the stack in use and leaves its own mode with its
 * second instruction.
 *
 * A thread that does not run called arch_switch(): at its stack pointer are r4 to r11 and the
 * address to go on at, and going on is one pop. That holds for an interrupted thread as well: the
 * exit of the outermost interrupt, back on the thread's stack, calls arch_switch() through
 * z_arm_isr_leave(). What the interrupt saved lies above, and the exit's last instruction restores
 * the program counter and the status at once: there is no gap, hence no race, between unlocking
 * and leaving.
 *
 * Interrupts are locked from the interrupt to that instruction, but for the handlers themselves,
 * which more urgent ones may interrupt.
 *
 * A stack without room: see guard.h. Floating point: see fpu.h.
 *
 * The address of sp in a thread is not known to the assembler, so these are naked C functions.
 */
#include "cpu.h"
#include "fpu.h"
#include "guard.h"
#include "user.h"

#include <zephyr/linker/section_tags.h>

#define SP_OFFSET offsetof(struct k_thread, callee_saved.sp)

BUILD_ASSERT(sizeof(struct switch_frame) == 36, "nine words");

/* The stack pointer of the thread in r0; with an MPU its guard becomes the one in force (DRBAR). */
#ifdef CONFIG_MPU_STACK_GUARD
BUILD_ASSERT(offsetof(struct k_thread, callee_saved.guard) == SP_OFFSET + 4, "loaded as a pair");
#define LOAD_SP                                                                                    \
	"ldr r2, [r0, %[guard]]\n\t"                                                               \
	"ldr sp, [r0, %[sp]]\n\t"                                                                  \
	"mcr p15, 0, r2, c6, c1, 0\n\t"
#define GUARD_OPERAND , [guard] "i"(SP_OFFSET + 4)
#else
#define LOAD_SP "ldr sp, [r0, %[sp]]\n\t"
#define GUARD_OPERAND
#endif

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define LOAD_TLS                                                                                   \
	"ldr r2, [r0, %[tls]]\n\t"                                                                 \
	"mcr p15, 0, r2, c13, c0, 3\n\t"
#define TLS_OPERAND , [tls] "i"(offsetof(struct k_thread, tls))
#else
#define LOAD_TLS
#define TLS_OPERAND
#endif

#ifdef CONFIG_MULTITHREADING

NAKED_ARM void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile("push {r4-r11, lr}\n\t"
			 "str sp, [r1, %[sp]]\n\t"
			 "b z_arm_load_thread"
			 :
			 : [sp] "i"(SP_OFFSET));
}

NAKED_ARM void z_arm_load_thread(void)
{
	__asm__ volatile(FP_SWITCH
			 LOAD_TLS
			 LOAD_SP
			 "pop {r4-r11, pc}\n\t"
			 ".ltorg"
			 :
			 : [sp] "i"(SP_OFFSET) GUARD_OPERAND TLS_OPERAND);
}

NAKED_ARM void z_arm_thread_start(void)
{
	__asm__ volatile("mov r0, r4\n\t"
			 "mov r1, r5\n\t"
			 "mov r2, r6\n\t"
			 "mov r3, r7\n\t"
			 "cpsie i\n\t"
			 "b z_thread_entry");
}

/* The boot stack is the handlers' from now on. */
NAKED_ARM FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	__asm__ volatile("b z_arm_load_thread");
}

void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct switch_frame *frame = (struct switch_frame *)stack_ptr - 1;

	z_arm_guard_new_thread(thread, stack);
	z_arm_fpu_new_thread(thread);
	if (z_arm_starts_in_user_mode(thread)) {
		z_arm_user_new_thread(thread, (uint32_t)stack_ptr, entry, p1, p2, p3);
		return;
	}
	frame->r4 = (uint32_t)entry;
	frame->r5 = (uint32_t)p1;
	frame->r6 = (uint32_t)p2;
	frame->r7 = (uint32_t)p3;
	frame->pc = (uint32_t)z_arm_thread_start;
	thread->callee_saved.sp = (uint32_t)frame;
}

#else

FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(0);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}

#endif

NAKED_ARM void z_arm_irq(void)
{
	__asm__ volatile("sub lr, lr, #4\n\t"
			 IRQ_FROM_USER
			 "srsdb sp!, " MODE_SYSTEM "\n\t"
			 "cps " MODE_SYSTEM "\n\t"
			 "push {r0-r3, r12}\n\t"
			 "and r1, sp, #4\n\t"
			 "sub sp, sp, r1\n\t"
			 "push {r1, lr}\n\t"

			 "ldr r0, =z_arm_nesting\n\t"
			 "mov r1, sp\n\t"
			 "ldr r2, [r0]\n\t"
			 "cmp r2, #0\n\t"
			 TO_HANDLERS_STACK("eq")
			 "add r2, r2, #1\n\t"
			 "str r2, [r0]\n\t"
			 "push {r1, r2}\n\t"
			 FP_ENTER
			 "bl z_arm_irq_take\n\t"
			 FP_LEAVE
			 "pop {r1, r2}\n\t"
			 "mov sp, r1\n\t"
			 "ldr r0, =z_arm_nesting\n\t"
			 "subs r2, r2, #1\n\t"
			 "strne r2, [r0]\n\t"
			 "bleq z_arm_isr_leave\n\t"

			 "clrex\n\t"
			 "pop {r1, lr}\n\t"
			 "add sp, sp, r1\n\t"
			 "pop {r0-r3, r12}\n\t"
			 "rfeia sp!\n\t"
			 ".ltorg"
			 :
			 : STACK_TOP_OPERAND);
}

/* For irq_offload(): r0 = routine, r1 = its argument. The caller has counted z_arm_nesting. */
NAKED_ARM void z_arm_handler_call(void (*routine)(const void *parameter), const void *parameter)
{
	__asm__ volatile("push {r4, lr}\n\t"
			 "mov r4, sp\n\t"
			 "mov r12, r0\n\t"
			 TO_HANDLERS_STACK("")
			 "push {r1, r12}\n\t"
			 "mov r2, #1\n\t"
			 FP_ENTER
			 "ldr r0, [sp, %[parameter]]\n\t"
			 "ldr r12, [sp, %[routine]]\n\t"
			 "blx r12\n\t"
			 FP_LEAVE
			 "mov sp, r4\n\t"
			 "pop {r4, pc}\n\t"
			 ".ltorg"
			 :
			 : STACK_TOP_OPERAND, [parameter] "i"(FP_ENTER_SIZE),
			   [routine] "i"(FP_ENTER_SIZE + 4));
}

/*
 * Thread-local variables: the compiler reads the register itself, older libraries call this. Users
 * may read it too.
 */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
Z_USER_TEXT NAKED_ARM void *__aeabi_read_tp(void)
{
	__asm__ volatile("mrc p15, 0, r0, c13, c0, 3\n\t"
			 "bx lr");
}
#endif
