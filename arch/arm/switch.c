/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch. Threads use PSP, handlers and boot MSP. A thread that does not run has its
 * stack pointer in callee_saved.psp, and there nine words: r4 to r11 and the address to go on at.
 * It left the CPU in one of two ways:
 *
 *  - it called arch_switch(): the address is where that returns to, locked. Going on is one pop.
 *  - PendSV took the CPU: above the nine words lies the frame that the exception pushed, and the
 *    address is resume_preempted, which goes on through that frame.
 *
 * Either side has to continue threads of both kinds:
 *
 *   arch_switch -> switched   pop {r4-r11, pc}: an ordinary return.
 *   arch_switch -> preempted  the same pop lands in resume_preempted, with sp at the exception
 *                             frame. Only an exception return can restore all of it, so: unlock,
 *                             SVC; the SVC handler drops its own frame and returns through the one
 *                             above.
 *   PendSV -> preempted       put PSP above the nine words, return from the exception, unlocked.
 *   PendSV -> switched        push an exception frame that names the address; return, still locked.
 *
 * Races. (1) An interrupt between the unlock and the SVC in resume_preempted: it finds an ordinary
 * thread there; returning to it is harmless. If it wants another thread, PendSV would stack a
 * second frame upon the first, and the next time a third. So PendSV looks whether the thread was in
 * that gap; then it drops the new frame: the older one still says where the thread is, and r4 to
 * r11 are its own.
 * (2) PendSV pended while a thread is locked (by irq_offload()) stays pending until the unlock and
 * then goes on with the same thread. (3) PendSV is of the lowest level: no handler is ever below
 * it, and a handler above it runs before its first instruction or after the unlock.
 * (4) A stack without room for the nine words: see guard.h. PendSV saves before it chooses, so that
 * it can start again.
 *
 * Threads that may run in user mode: see switch_user.h.
 *
 * Floating point registers of several threads (CONFIG_FPU_SHARING): see switch_fp.h.
 *
 * The address of psp in a thread is not known to the assembler, so these are naked C functions.
 */
#include "switch.h"
#include "switch_fp.h"
#include "arch/arch.h"

#include <stddef.h>

#define PSP_OFFSET offsetof(struct k_thread, callee_saved.psp)

BUILD_ASSERT(offsetof(struct z_kernel, cpus[0].current) == 0,
	     "PendSV reads the first word of _kernel");
BUILD_ASSERT(sizeof(struct switch_frame) == 36 && sizeof(struct exception_frame) == 32,
	     "sizes that are written out below");

/* The lock as instructions; RESUME_GAP: bytes from resume_preempted to its SVC. */
#ifdef CONFIG_ZERO_LATENCY_IRQS
#define LOCK(reg)   "mov " reg ", %[locked]\n\tmsr basepri, " reg "\n\t"
#define UNLOCK(reg) "mov.w " reg ", #0\n\tmsr basepri, " reg "\n\t"
#define RESUME_GAP  8
#else
#define LOCK(reg)   "cpsid i\n\t"
#define UNLOCK(reg) "cpsie i\n\t"
#define RESUME_GAP  2
#endif

#include "switch_user.h" /* made of these */

/*
 * The stack pointer of the thread in r0 into sp or r2. With guards its guard becomes the one in
 * force: into MPU->RBAR, 0xe000ed9c.
 */
#ifdef CONFIG_MPU_STACK_GUARD
#define LOAD_R2_STACK                                                                              \
	"ldrd r2, r3, [r0, %[psp]]\n\t"                                                            \
	"mov.w r12, #0xe000e000\n\t"                                                              \
	"str.w r3, [r12, #0xd9c]\n\t"
#define LOAD_SP_STACK LOAD_R2_STACK "mov sp, r2\n\t"
#elif defined(CONFIG_BUILTIN_STACK_GUARD)
#define LOAD_R2_STACK "ldrd r2, r3, [r0, %[psp]]\n\tmsr psplim, r3\n\t"
/* no limit in between: an NMI may come */
#define LOAD_SP_STACK                                                                              \
	"ldrd r2, r3, [r0, %[psp]]\n\t"                                                            \
	"mov.w r12, #0\n\t"                                                                       \
	"msr psplim, r12\n\t"                                                                     \
	"mov sp, r2\n\t"                                                                          \
	"msr psplim, r3\n\t"
#else
#define LOAD_R2_STACK "ldr r2, [r0, %[psp]]\n\t"
#define LOAD_SP_STACK "ldr sp, [r0, %[psp]]\n\t"
#endif
#ifdef Z_ARM_GUARD_SIZE
BUILD_ASSERT(offsetof(struct k_thread, callee_saved.guard) == PSP_OFFSET + 4, "loaded as a pair");
#endif

/* In PendSV: fault if what is stored below r2 has no room. */
#ifdef CONFIG_BUILTIN_STACK_GUARD
#define CHECK_ROOM                                                                                 \
	"mrs r3, psplim\n\t"                                                                       \
	FP_SUB_ROOM                                                                                \
	"cmp r0, r3\n\t"                                                                          \
	"it lo\n\t"                                                                               \
	"udflo #3\n\t"
#else
#define CHECK_ROOM
#endif

#ifdef CONFIG_USERSPACE /* see switch_user.h */
NAKED void z_arm_resume_user(void)
{
	__asm__ volatile("ldr r12, =_kernel\n\t"
			 "ldr.w r12, [r12]\n\t"
			 THREAD_REGIONS
			 "pop {r3, pc}\n\t"
			 ".ltorg"
			 :
			 : "i"(0)USER_OPERANDS);
}

static NAKED __used void resume_user_preempted(void)
{
	__asm__ volatile("mov.w r0, #0xe000e000\n\t"
			 "mov.w r1, #0x10000000\n\t" /* PENDSVSET */
			 "str.w r1, [r0, #0xd04]\n\t" /* ICSR */
			 UNLOCK("r0")
			 "isb\n"
			 "1: b 1b"
			 :
			 : [locked] "i"(0));
}
#endif

NAKED void arch_switch(struct k_thread *next, struct k_thread *prev)
{
	__asm__ volatile(USER_LEAVE FP_LEAVE
			 "push {r4-r11, lr}\n\t"
			 "str sp, [r1, %[psp]]\n\t"
			 "load_thread:\n\t"
			 LOAD_SP_STACK
			 "pop {r4-r11, pc}" USER_LEAVES
			 :
			 : [psp] "i"(PSP_OFFSET) USER_OPERANDS);
}

static NAKED __used void resume_preempted(void)
{
	__asm__ volatile(UNLOCK("r0") "svc " SVC_RESUME);
}

NAKED void z_arm_svc(void)
{
	__asm__ volatile(SVC_REFUSE_USERS
			 "mrs r0, psp\n\t"
			 SVC_TO_OFFLOAD
			 "adds r0, #32\n\t"
			 FP_CONTINUE("r0")
			 "msr psp, r0\n\t"
			 "bx lr");
}

NAKED void z_arm_pendsv(void)
{
	__asm__ volatile(LOCK("r0")
			 "ldr r0, =_kernel\n\t"
			 "ldr r1, [r0]\n\t" /* who leaves */
			 "ldr r12, =resume_preempted\n\t"
			 "mrs r2, psp\n\t"
			 USER_PREEMPT
			 CHECK_ROOM
			 "ldr r3, [r2, #24]\n\t"
			 "subs r3, r3, r12\n\t"
			 "cmp r3, %[in_gap]\n\t" /* race (1) */
			 FP_PREEMPT
			 "it eq\n\t"
			 "addeq r2, #32\n\t"
			 "stmdb r2!, {r4-r11, r12}\n\t"
			 "str r2, [r1, %[psp]]\n\t"

			 "bl z_sched_isr_next\n\t" /* r0 = who comes */
			 USER_CONTINUE
			 LOAD_R2_STACK
			 "ldmia r2!, {r4-r11, r12}\n\t"
			 "ldr r3, =resume_preempted\n\t"
			 "cmp r12, r3\n\t"
			 "mvn lr, " EXC_RETURN_THREAD "\n\t"
			 "bne 1f\n\t"
			 FP_CONTINUE("r2")
			 "msr psp, r2\n\t"
			 UNLOCK("r0")
			 "bx lr\n" USER_JUMP
			 "1:\n\t"
			 USER_RESUME
			 "bic r12, r12, #1\n\t"
			 "mov r3, #0x01000000\n\t" /* xPSR: Thumb state */
			 "strd r12, r3, [r2, #-8]\n\t"
			 "subs r2, #32\n\t"
			 "msr psp, r2\n\t"
			 "bx lr\n\t"
			 USER_PREEMPTED
			 ".ltorg"
			 :
			 : [psp] "i"(PSP_OFFSET), [in_gap] "i"(RESUME_GAP - 1),
			   [room] "i"(sizeof(struct switch_frame)),
			   [locked] "i"(Z_ARM_BASEPRI_LOCKED) USER_OPERANDS);
}

NAKED void z_arm_thread_start(void)
{
	__asm__ volatile("mov r0, r4\n\t"
			 "mov r1, r5\n\t"
			 "mov r2, r6\n\t"
			 "mov r3, r7\n\t"
			 UNLOCK("r4")
			 "b z_thread_entry");
}

/* On to the second half of arch_switch(); until then PSP points to the boot stack. */
NAKED FUNC_NORETURN void arch_start_first(struct k_thread *first)
{
	__asm__ volatile("mov r1, sp\n\t"
			 "msr psp, r1\n\t"
			 "movs r1, #2\n\t"
			 "msr control, r1\n\t" /* thread mode: privileged, on PSP */
			 "isb\n\t"
			 /* the boot stack is the handlers' from now on; its top is vector 0 */
			 LOAD_R1_BOOT_STACK
			 "msr msp, r1\n\t"
			 "b load_thread\n\t"
			 ".ltorg"
			 :
			 : "i"(&z_interrupt_stacks[1]));
}
