/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From a fault to C and back. The processor comes in a mode of the fault, whose stack pointer
 * always points to the end of one static frame: all registers go there first, as the stack in use
 * may be what is wrong. Then it is a handler like others: system mode, z_arm_nesting counted,
 * handlers' stack; the frame is copied there, so that a fault in the fault's handler does no harm.
 *
 * A thread that had a fault is dead afterwards: nothing of it is saved, the next one is loaded. A
 * handler can be continued, behind an ARCH_EXCEPT() for instance.
 */
#include "cpu.h"
#include "fpu.h"
#include "user.h"

/* Struct fault_frame is stored from its end. */
#define FAULT_ENTRY(mode, kind, adjust)                                                            \
	__asm__ volatile("sub lr, lr, #" adjust "\n\t"                                             \
			 "srsdb sp!, " mode "\n\t"                                                 \
			 "push {r0-r12}\n\t"                                                       \
			 "sub sp, sp, #8\n\t"                                                      \
			 "stmia sp, {sp, lr}^\n\t"                                                 \
			 "mov r0, sp\n\t"                                                          \
			 "add sp, sp, #68\n\t"                                                     \
			 "mov r1, %0\n\t"                                                          \
			 "b fault_enter"                                                           \
			 :                                                                         \
			 : "i"(kind))

BUILD_ASSERT(offsetof(struct fault_frame, unused) == 68 && sizeof(struct fault_frame) == 72 &&
	     offsetof(struct fault_frame, pc) == 60, "sizes that are written out");

NAKED_ARM void z_arm_svc(void)
{
	FAULT_ENTRY(MODE_SVC, FAULT_SVC, "4");
}

/* See user_entry.c, where the address has been corrected already. */
#ifdef CONFIG_USERSPACE
NAKED_ARM void z_arm_prefetch_fault(void)
{
	FAULT_ENTRY(MODE_ABORT, FAULT_PREFETCH, "0");
}
#else
NAKED_ARM void z_arm_prefetch_abort(void)
{
	FAULT_ENTRY(MODE_ABORT, FAULT_PREFETCH, "4");
}
#endif

NAKED_ARM void z_arm_data_abort(void)
{
	FAULT_ENTRY(MODE_ABORT, FAULT_DATA, "8");
}

NAKED_ARM void z_arm_fiq(void)
{
	FAULT_ENTRY(MODE_FIQ, FAULT_FIQ, "4");
}

/* The program counter is two or four bytes on, as the instruction's state has it. */
#ifdef CONFIG_FPU_SHARING
NAKED_ARM void z_arm_undefined(void)
{
	__asm__ volatile("push {r0-r3, r12, lr}\n\t"
			 "vmrs r0, fpexc\n\t"
			 "tst r0, " FPEXC_EN "\n\t"
			 "bne 1f\n\t"
			 "bl z_arm_fpu_take\n\t"
			 "mrs r0, spsr\n\t"
			 "tst r0, #0x20\n\t" /* Thumb */
			 "pop {r0-r3, r12, lr}\n\t"
			 "subsne pc, lr, #2\n\t"
			 "subs pc, lr, #4\n"
			 "1:\n\t"
			 "pop {r0-r3, r12, lr}\n\t"
			 "b undefined_fault");
}
#else
NAKED_ARM void z_arm_undefined(void)
{
	__asm__ volatile("b undefined_fault");
}
#endif

static NAKED_ARM __used void undefined_fault(void)
{
	FAULT_ENTRY(MODE_UNDEFINED, FAULT_UNDEFINED, "0");
}

/* Z: the thread is dead. */
#ifdef CONFIG_MULTITHREADING
#define LEAVE_DEAD                                                                                 \
	"bne 3f\n\t"                                                                               \
	"bl z_arm_isr_leave_dead\n\t"                                                              \
	"b z_arm_load_thread\n"                                                                    \
	"3:\n\t"
#else
#define LEAVE_DEAD /* the system has halted */
#endif

/*
 * r0 = frame, r1 = kind. Where handlers run already their stack is used on, below them, unless the
 * pointer is outside of it or near its end: then they will not be continued.
 */
static NAKED_ARM __used void fault_enter(void)
{
	__asm__ volatile("cps " MODE_SYSTEM "\n\t"
			 "ldr r4, =z_arm_nesting\n\t"
			 "ldr r2, [r4]\n\t"
			 "ldr r3, =%c[stack_top]\n\t"
			 "ldr r6, =%c[most]\n\t"
			 "cmp r2, #0\n\t"
			 TO_HANDLERS_STACK("eq")
			 "sub r5, r3, sp\n\t" /* bytes in use */
			 "cmp r5, r6\n\t"
			 "movhi sp, r3\n\t"
			 "bic sp, sp, #7\n\t"
			 "add r2, r2, #1\n\t"
			 "str r2, [r4]\n\t"
			 "sub sp, sp, #72\n\t"
			 "mov r12, sp\n\t"
			 "ldmia r0!, {r3-r11}\n\t"
			 "stmia r12!, {r3-r11}\n\t"
			 "ldmia r0, {r3-r11}\n\t"
			 "stmia r12, {r3-r11}\n\t"
			 "mov r4, sp\n\t"
			 FP_ENTER
			 "mov r0, r4\n\t"
			 "bl z_arm_fault\n\t"
			 "mov r5, r0\n\t"
			 FP_LEAVE
			 "mov sp, r4\n\t"
			 "clrex\n\t"
			 "cmp r5, #0\n\t"
			 LEAVE_DEAD
			 "ldr r1, =z_arm_nesting\n\t"
			 "ldr r2, [r1]\n\t"
			 "sub r2, r2, #1\n\t"
			 "str r2, [r1]\n\t"

			 /* go on, sp being at the frame: it ends on the stack it came from */
			 "ldr r5, [sp]\n\t"
			 "ldr lr, [sp, #4]\n\t"
			 "ldr r6, [sp, #60]\n\t"
			 "ldr r7, [sp, #64]\n\t"
			 "add r0, sp, #8\n\t"
			 "stmdb r5!, {r6, r7}\n\t"
			 "mov sp, r5\n\t"
			 "ldmia r0, {r0-r12}\n\t"
			 "rfeia sp!\n\t"
			 ".ltorg"
			 :
			 : STACK_TOP_OPERAND, [most] "i"(Z_ARM_BOOT_STACK_SIZE - 1024));
}
