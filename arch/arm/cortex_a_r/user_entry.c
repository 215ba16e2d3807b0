/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Out of user mode and back. Users have the registers of system mode, in which the kernel runs, so
 * what comes from user mode loads the stack pointer anew, from the thread's record, before anything
 * is stored: nothing ever is through a pointer of the user's.
 *
 * System call: a user thread that calls a gate faults there, see doc/security/design.md. Used with
 * privileges of what it has set are then its arguments, and its stack pointer, from which
 * words that may be arguments are copied. Checked before:
 *  - the fault comes from user mode (SPSR), and its address is that of a gate which has a check;
 *  - the stack pointer is in the thread's own stack, so far from its end, and a multiple of 4.
 * The call itself runs as kernel threads do. At the end of its kernel stack stand then, from below:
 * words of arguments, the check, nothing, the user's stack pointer, its return address.
 *
 * Back: r0 and r1 as the function has left them, r4 to r11 as it has kept them, nothing in others.
 * The last two instructions are in user text. As interrupts are locked until the mode changes
 * nobody sees the user's stack pointer in system mode; and a user that jumps there changes nothing.
 *
 * Interrupt: registers that are not kept go to the end of the kernel stack; then it is as if a
 * kernel thread had been interrupted there.
 */
#include "user.h"
#include "fpu.h"

#include <zephyr/linker/section_tags.h>

BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0, "loaded as _kernel");
BUILD_ASSERT(Z_ARM_USER_ARGUMENTS == 3 * 16, "copied in three parts");
BUILD_ASSERT(sizeof(struct user_frame) == 40, "as stored by z_arm_user_irq()");

#define TOP_OFFSET  offsetof(struct k_thread, callee_saved.user_top)
#define SPAN_OFFSET offsetof(struct k_thread, callee_saved.user_span)

/* Into user mode with sp and lr; r0 and r1 stay. */
Z_USER_TEXT NAKED_ARM __used void z_arm_user_leave(void)
{
	__asm__ volatile("mov r2, #0\n\t"
			 "mov r3, #0\n\t"
			 "mov r12, #0\n\t"
			 "msr cpsr_fsxc, %0\n\t"
			 "bx lr"
			 :
			 : "i"(CPSR_USER));
}

/* The stack pointer of this mode is at the end of z_arm_fault_frame (vectors.c). */
NAKED_ARM void z_arm_prefetch_abort(void)
{
	__asm__ volatile("sub lr, lr, #4\n\t"
			 "stmdb sp, {r3, r12, lr}\n\t"
			 "mrs r12, spsr\n\t"
			 "tst r12, #15\n\t"
			 "bne 9f\n\t"
			 "ldr r12, =__gates_start\n\t"
			 "ldr r3, =z_arm_gates\n\t"
			 "sub r12, lr, r12\n\t"
			 "cmp r3, r12, ror #3\n\t" /* of no whole number: something very large */
			 "bls 9f\n\t"
			 "ldr r12, [lr, #4]\n\t" /* z_mrsh_X */
			 "cmp r12, #0\n\t"
			 "beq 9f\n\t"
			 "ldr r3, =_kernel\n\t"
			 "ldr r3, [r3]\n\t"
			 "ldr lr, [r3, %[top]]\n\t"
			 "ldr r3, [r3, %[span]]\n\t"
			 "stmdb lr, {sp, lr}^\n\t"
			 "ldr sp, [lr, #-8]\n\t" /* the user's, from here on our copy */
			 "sub sp, sp, lr\n\t"
			 "cmp r3, sp, ror #2\n\t"
			 "ldr sp, =%c[frame_end]\n\t"
			 "blo 9f\n\t"
			 "ldr r3, [sp, #-12]\n\t"
			 "str r12, [lr, #-16]\n\t"
			 "sub r12, lr, #64\n\t"
			 "cps " MODE_SYSTEM "\n\t"
			 "stmdb r12, {r0-r3}\n\t"
			 "ldmia sp!, {r0-r3}\n\t"
			 "stmia r12!, {r0-r3}\n\t"
			 "ldmia sp!, {r0-r3}\n\t"
			 "stmia r12!, {r0-r3}\n\t"
			 "ldmia sp!, {r0-r3}\n\t"
			 "stmia r12!, {r0-r3}\n\t"
			 "sub sp, r12, #48\n\t"
			 "ldmdb sp, {r0-r3}\n\t"
			 "ldr r12, [r12]\n\t"
			 "cpsie ai\n\t"
			 "blx r12\n\t"

			 "cpsid i\n\t"
			 "ldr r2, =z_arm_user_view\n\t"
			 "ldr r3, =_kernel\n\t"
			 "ldr r2, [r2]\n\t"
			 "ldr r3, [r3]\n\t"
			 "cmp r2, r3\n\t"
			 "bne 2f\n"
			 "1:\n\t"
			 "ldrd r2, r3, [sp, #56]\n\t"
			 "mov lr, r3\n\t"
			 "mov sp, r2\n\t"
			 "b z_arm_user_leave\n"

			 "2:\n\t"
			 "push {r0, r1}\n\t"
			 "bl z_arm_user_view_load\n\t"
			 "pop {r0, r1}\n\t"
			 "b 1b\n"

			 /* not a call */
			 "9:\n\t"
			 "ldmdb sp, {r3, r12, lr}\n\t"
			 "b z_arm_prefetch_fault\n\t"
			 ".ltorg"
			 :
			 : [top] "i"(TOP_OFFSET), [span] "i"(SPAN_OFFSET),
			   [frame_end] "i"(&z_arm_fault_frame.unused));
}

/* From z_arm_irq(), lr and spsr being where to go on. */
NAKED_ARM __used void z_arm_user_irq(void)
{
	__asm__ volatile("ldr sp, =_kernel\n\t"
			 "ldr sp, [sp]\n\t"
			 "ldr sp, [sp, %[top]]\n\t"
			 "srsdb sp!, " MODE_IRQ "\n\t"
			 "push {r0-r3, r12, lr}\n\t"
			 "stmdb sp, {sp, lr}^\n\t"
			 "sub r1, sp, #8\n\t"
			 "cps " MODE_SYSTEM "\n\t"
			 "ldr sp, =%c[stack_top]\n\t"
			 "ldr r0, =z_arm_nesting\n\t"
			 "mov r2, #1\n\t"
			 "str r2, [r0]\n\t"
			 "push {r1, r2}\n\t"
			 FP_ENTER
			 "bl z_arm_irq_take\n\t"
			 FP_LEAVE
			 "pop {r1, r2}\n\t"
			 "mov sp, r1\n\t"
			 "bl z_arm_isr_leave\n\t"
			 "clrex\n\t"
			 "b z_arm_to_user\n\t"
			 ".ltorg"
			 :
			 : [top] "i"(TOP_OFFSET), STACK_TOP_OPERAND);
}

/* By way of the interrupts' mode, whose registers nobody has. */
NAKED_ARM void z_arm_to_user(void)
{
	__asm__ volatile("ldr r0, =z_arm_user_view\n\t"
			 "ldr r1, =_kernel\n\t"
			 "ldr r0, [r0]\n\t"
			 "ldr r1, [r1]\n\t"
			 "cmp r0, r1\n\t"
			 "blne z_arm_user_view_load\n\t"
			 "mov r0, sp\n\t"
			 "cps " MODE_IRQ "\n\t"
			 "mov sp, r0\n\t"
			 "ldmia sp, {sp, lr}^\n\t"
			 "add sp, sp, #8\n\t"
			 "pop {r0-r3, r12, lr}\n\t"
			 "rfeia sp!\n\t"
			 ".ltorg");
}

NAKED_ARM FUNC_NORETURN void z_arm_user_go(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	__asm__ volatile("ldr r12, =_kernel\n\t"
			 "ldr r12, [r12]\n\t"
			 "ldr r12, [r12, %[top]]\n\t"
			 "sub sp, r12, %[frame]\n\t"
			 "bl z_arm_user_first\n\t"
			 "mov r4, #0\n\t"
			 "mov r5, #0\n\t"
			 "mov r6, #0\n\t"
			 "mov r7, #0\n\t"
			 "mov r8, #0\n\t"
			 "mov r9, #0\n\t"
			 "mov r10, #0\n\t"
			 "mov r11, #0\n\t"
			 "b z_arm_to_user\n\t"
			 ".ltorg"
			 :
			 : [top] "i"(TOP_OFFSET), [frame] "i"(sizeof(struct user_frame)));
}
