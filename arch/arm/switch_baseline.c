/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * switch.c, in the instructions of Armv6-M and the Armv8-M baseline: read its header. The
 * differences: only r0 to r7 can be stored and loaded, so r8 to r11 go through r4 to r7 and lie
 * below them; and there is no BASEPRI, the lock is always PRIMASK.
 */
#include "switch.h"
#include "arch/arch.h"

#include <stddef.h>

#define PSP_OFFSET offsetof(struct k_thread, callee_saved.psp)

BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0,
	     "PendSV reads the first word of _kernel");
BUILD_ASSERT(sizeof(struct switch_frame) == 36 && sizeof(struct exception_frame) == 32,
	     "sizes that are written out below");
BUILD_ASSERT(PSP_OFFSET < 128, "reach of a load with an offset");

#define LOW_FROM_HIGH "mov r4, r8\n\tmov r5, r9\n\tmov r6, r10\n\tmov r7, r11\n\t"
#define HIGH_FROM_LOW "mov r8, r4\n\tmov r9, r5\n\tmov r10, r6\n\tmov r11, r7\n\t"
#define UNIFIED       ".syntax unified\n\t"

NAKED void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile(UNIFIED
			 "push {r4-r7, lr}\n\t"
			 LOW_FROM_HIGH
			 "push {r4-r7}\n\t"
			 "mov r2, sp\n\t"
			 "str r2, [r1, %0]\n\t"
			 "ldr r2, [r0, %0]\n\t"
			 "mov sp, r2\n\t"
			 "pop {r4-r7}\n\t"
			 HIGH_FROM_LOW
			 "pop {r4-r7, pc}"
			 :
			 : "i"(PSP_OFFSET));
}

static NAKED __used void resume_preempted(void)
{
	__asm__ volatile(UNIFIED
			 "cpsie i\n"
			 "resume_svc:\n\t"
			 "svc " SVC_RESUME);
}

NAKED void z_arm_svc(void)
{
	__asm__ volatile(UNIFIED
			 "mrs r0, psp\n\t"
			 SVC_TO_OFFLOAD
			 "adds r0, #32\n\t"
			 "msr psp, r0\n\t"
			 "bx lr");
}

NAKED void z_arm_pendsv(void)
{
	__asm__ volatile(UNIFIED
			 "cpsid i\n\t"
			 "ldr r0, =_kernel\n\t"
			 "ldr r1, [r0]\n\t"
			 "push {r1, lr}\n\t"
			 "bl z_sched_isr_next\n\t" /* r0 = next */
			 "pop {r1, r2}\n\t"        /* r1 = prev */
			 "mov lr, r2\n\t"
			 "cmp r0, r1\n\t"
			 "beq 2f\n\t"

			 "mrs r2, psp\n\t"
			 "ldr r3, =resume_svc\n\t"
			 "mov r12, r3\n\t"
			 "ldr r3, [r2, #24]\n\t"
			 "cmp r3, r12\n\t" /* race (1) */
			 "bne 3f\n\t"
			 "adds r2, #32\n"
			 "3:\n\t"
			 "subs r2, #36\n\t"
			 "str r2, [r1, %[psp]]\n\t"
			 "adds r2, #16\n\t"
			 "stmia r2!, {r4-r7}\n\t"
			 "ldr r3, =resume_preempted\n\t"
			 "str r3, [r2]\n\t"
			 LOW_FROM_HIGH
			 "subs r2, #32\n\t"
			 "stmia r2!, {r4-r7}\n\t"

			 "ldr r2, [r0, %[psp]]\n\t"
			 "ldmia r2!, {r4-r7}\n\t"
			 HIGH_FROM_LOW
			 "ldmia r2!, {r4-r7}\n\t"
			 "ldmia r2!, {r1}\n\t"
			 "cmp r1, r3\n\t"
			 "bne 1f\n\t"
			 "msr psp, r2\n"
			 "2:\n\t"
			 "cpsie i\n\t"
			 "bx lr\n"
			 "1:\n\t"
			 "movs r3, #1\n\t"
			 "bics r1, r3\n\t"
			 "lsls r3, r3, #24\n\t" /* xPSR: Thumb state */
			 "subs r2, #32\n\t"
			 "str r1, [r2, #24]\n\t"
			 "str r3, [r2, #28]\n\t"
			 "msr psp, r2\n\t"
			 "bx lr\n\t"
			 ".ltorg"
			 :
			 : [psp] "i"(PSP_OFFSET));
}

NAKED void z_arm_thread_start(void)
{
	__asm__ volatile(UNIFIED
			 "mov r0, r4\n\t"
			 "mov r1, r5\n\t"
			 "mov r2, r6\n\t"
			 "mov r3, r7\n\t"
			 "cpsie i\n\t"
			 "bl z_thread_entry"); /* reaches further than b, and does not return */
}

NAKED FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	__asm__ volatile(UNIFIED
			 "ldr r1, [r0, %0]\n\t"
			 "msr psp, r1\n\t"
			 "movs r1, #2\n\t"
			 "msr control, r1\n\t"
			 "isb\n\t"
			 "ldr r1, =_vector_table\n\t"
			 "ldr r1, [r1]\n\t"
			 "msr msp, r1\n\t"
			 "pop {r4-r7}\n\t"
			 "pop {r4-r7, pc}\n\t"
			 ".ltorg"
			 :
			 : "i"(PSP_OFFSET));
}
