/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads, as parts of the switch (read switch.c first). Such a thread has a kernel stack
 * below its own, and arch.call_frame, a place at its top; kernel threads
 * have 0 there. They pay for the test, and nothing else.
 *
 * A user thread that does not run has everything on its kernel stack, never on memory that users
 * can write, but for the frame that the processor pushed with the rights of the user:
 *
 *  - it left the CPU in a call of arch_switch(), in a system call: below the nine words'
 *    place are two more, of which the second is where that returns to; the address in the nine is
 *    z_arm_resume_user, which puts the thread's regions in force and goes there.
 *  - PendSV took the CPU: above the nine words are two, the address of the frame and its
 *    EXC_RETURN; above these s16 to s31 where the frame has room for s0 to s15. The address in the
 *    nine is resume_user_preempted. Was the thread in user mode? If the frame is not on its kernel
 *    stack: where kernel code has moved to the user's stack all that is left is to drop
 *    privileges (z_arm_user_return), and the thread is continued without.
 *
 * PendSV continues either. arch_switch() continues the second by PendSV, which it makes
 * pending: it is taken at the unlock, finds the thread there, drops the frame, and what lies above
 * says where the thread is.
 *
 * The regions of a user thread stay until another user thread's or the kernel's take their place,
 * which happens when it is left.
 */
#ifndef ETESIAN_ARCH_ARM_SWITCH_USER_H_
#define ETESIAN_ARCH_ARM_SWITCH_USER_H_

#include "switch.h"

#include <stddef.h>

#ifdef CONFIG_USERSPACE

#include "mpu.h"
#include "user_entry.h"

/* 12 bytes at r12 into the unit's registers: the stack's regions, then, r12 on, the domain's. */
#ifdef CONFIG_ARMV8_M_MAINLINE
#define MPU_AT "ldr r3, =0xe000ed98\n\t" /* RNR */
#define STACK_REGIONS                                                                              \
	"movs r0, #4\n\t"                                                                          \
	"str r0, [r3]\n\t"                                                                         \
	"ldrd r0, r1, [r12], #8\n\t"                                                               \
	"strd r0, r1, [r3, #4]\n\t"
#define THREE_REGIONS                                                                              \
	"ldmia r12!, {r0, r1, r2, lr}\n\t"                                                         \
	"stmia r3, {r0, r1, r2, lr}\n\t"                                                           \
	"ldrd r0, r1, [r12], #8\n\t"                                                               \
	"strd r0, r1, [r3, #16]\n\t"
#define DOMAIN_REGIONS                                                                             \
	"adds r3, #12\n\t"                                                                         \
	THREE_REGIONS                                                                              \
	"movs r2, #0\n\t"                                                                          \
	"str r2, [r3, #-12]\n\t"                                                                   \
	THREE_REGIONS
#else
#define MPU_AT "ldr r3, =0xe000ed9c\n\t" /* RBAR, whose values name the region */
#define STACK_REGIONS                                                                              \
	"ldmia r12!, {r0, r1, r2, lr}\n\t"                                                         \
	"stmia r3, {r0, r1, r2, lr}\n\t"
#define DOMAIN_REGIONS STACK_REGIONS STACK_REGIONS
#endif

/* Of the thread at r12. Clobbers r0 to r3, r12, lr. */
#define THREAD_REGIONS                                                                             \
	MPU_AT                                                                                     \
	"add.w r12, r12, %[stack]\n\t"                                                             \
	STACK_REGIONS                                                                              \
	"ldr.w r12, [r12, %[domain]]\n\t"                                                          \
	DOMAIN_REGIONS                                                                             \
	"dsb\n\t"
#define KERNEL_REGIONS                                                                             \
	MPU_AT                                                                                     \
	"ldr r12, =z_arm_mpu_kernel\n\t"                                                           \
	STACK_REGIONS DOMAIN_REGIONS                                                               \
	"dsb\n\t"

#define STACK_OFFSET  offsetof(struct k_thread, callee_saved.stack)
#define STACK_END     (STACK_OFFSET + sizeof(((struct k_thread *)0)->callee_saved.stack))
#define DOMAIN_OFFSET offsetof(struct k_thread, mem_domain_info.mem_domain)
#define USER_OPERANDS                                                                              \
	, [user] "i"(offsetof(struct k_thread, arch.call_frame)),                          \
		[stack] "i"(STACK_OFFSET), [domain] "i"(DOMAIN_OFFSET - STACK_END),                \
		[reserved] "i"(ARCH_THREAD_STACK_RESERVED), [frame] "i"(Z_ARM_CALL_FRAME),         \
		[user_gap] "i"(USER_GAP - 1),                                                      \
		[user_room] "i"(sizeof(struct switch_frame) + 8 +                                  \
				(IS_ENABLED(CONFIG_FPU_SHARING) ? 64 : 0))

BUILD_ASSERT(offsetof(struct k_mem_domain, arch) == 0 && DOMAIN_OFFSET > STACK_END,
	     "loaded so in THREAD_REGIONS");
BUILD_ASSERT(sizeof(struct z_arm_mpu_kernel) ==
		     sizeof(((struct k_thread *)0)->callee_saved.stack) +
			     sizeof(struct arch_mem_domain),
	     "one list");

/* In arch_switch(): r0 comes, r1 leaves. */
#define USER_LEAVE                                                                                 \
	"ldr r3, [r1, %[user]]\n\t"                                                                \
	"cbnz r3, leave_user\n"                                                                    \
	"left_user:\n\t"
#define USER_LEAVES                                                                                \
	"\n"                                                                                       \
	"leave_user:\n\t"                                                                          \
	"push {r3, lr}\n\t"                                                                        \
	"ldr r3, [r0, %[user]]\n\t"                                                                \
	"cbnz r3, 3f\n\t"                                                                          \
	"push {r0, r1}\n\t"                                                                        \
	KERNEL_REGIONS                                                                             \
	"pop {r0, r1}\n"                                                                           \
	"3:\n\t"                                                                                   \
	"ldr lr, =z_arm_resume_user\n\t"                                                           \
	"b left_user\n\t"                                                                          \
	".ltorg"

#define USER_PREEMPT                                                                               \
	"ldr r3, [r1, %[user]]\n\t"                                                                \
	"cbnz r3, 5f\n\t"
#define USER_JUMP     "5: b preempt_user\n"
#define USER_CONTINUE "preempted_user:\n\t"
#define USER_RESUME                                                                                \
	"ldr r3, =resume_user_preempted\n\t"                                                       \
	"cmp r12, r3\n\t"                                                                          \
	"beq continue_user\n\t"

/* lo: the frame is on the kernel stack whose call_frame is top. Clobbers what. */
#define ON_KERNEL_STACK(frame, top, what)                                                          \
	"sub.w " what ", " top ", " frame "\n\t"                                                   \
	"add.w " what ", " what ", %[frame] - 1\n\t"                                               \
	"cmp.w " what ", %[reserved]\n\t" /* lower */

#ifdef CONFIG_FPU_SHARING
#define FP_USER_STORE                                                                              \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"vstmdbeq r2!, {s16-s31}\n\t"
#define FP_USER_LOAD                                                                               \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"vldmiaeq r2!, {s16-s31}\n\t"
#else
#define FP_USER_STORE
#define FP_USER_LOAD
#endif

/* On Armv8-M, as CHECK_ROOM. */
#ifdef CONFIG_BUILTIN_STACK_GUARD
#define USER_CHECK_ROOM                                                                            \
	"mrs r3, psplim\n\t"                                                                       \
	"sub.w r0, r2, %[user_room]\n\t"                                                           \
	"cmp r0, r3\n\t"                                                                           \
	"it lo\n\t"                                                                                \
	"udflo #3\n\t"
#else
#define USER_CHECK_ROOM
#endif

/* r1 leaves, r3 is its call_frame, r2 its frame. Then: r0 has come; its turn. */
#define USER_PREEMPTED                                                                             \
	"preempt_user:\n\t"                                                                        \
	ON_KERNEL_STACK("r2", "r3", "r12")                                                         \
	"mov r12, r2\n\t"                                                                          \
	"it hs\n\t"                                                                                \
	"addhs r2, r3, %[frame]\n\t"                                                               \
	"bhs 6f\n\t"                                                                               \
	"ldr r3, [r2, #24]\n\t"                                                                    \
	"ldr r0, =resume_user_preempted\n\t"                                                       \
	"subs r3, r3, r0\n\t"                                                                      \
	"cmp r3, %[user_gap]\n\t"                                                                  \
	"itt ls\n\t"                                                                               \
	"addls r2, #32\n\t"                                                                        \
	"bls 7f\n\t"                                                                               \
	USER_CHECK_ROOM                                                                            \
	"6:\n\t"                                                                                   \
	FP_USER_STORE                                                                              \
	"strd r12, lr, [r2, #-8]!\n"                                                               \
	"7:\n\t"                                                                                   \
	"ldr r12, =resume_user_preempted\n\t"                                                      \
	"stmdb r2!, {r4-r11, r12}\n\t"                                                             \
	"str r2, [r1, %[psp]]\n\t"                                                                 \
	"movs r3, #0\n\t"                                                                          \
	"msr control, r3\n\t" /* privileged, whoever comes */                                      \
	"bl z_sched_isr_next\n\t"                                                                  \
	"ldr r3, [r0, %[user]]\n\t"                                                                \
	"cmp r3, #0\n\t"                                                                           \
	"bne preempted_user\n\t"                                                                   \
	"mov r4, r0\n\t"                                                                           \
	KERNEL_REGIONS                                                                             \
	"mov r0, r4\n\t"                                                                           \
	"b preempted_user\n"                                                                       \
	"continue_user:\n\t"                                                                       \
	"push {r0, r2}\n\t"                                                                        \
	"mov r12, r0\n\t"                                                                          \
	THREAD_REGIONS                                                                             \
	"pop {r0, r2}\n\t"                                                                         \
	"ldmia r2!, {r3, lr}\n\t"                                                                  \
	FP_USER_LOAD                                                                               \
	"msr psp, r3\n\t"                                                                          \
	"ldr r1, [r0, %[user]]\n\t"                                                                \
	ON_KERNEL_STACK("r3", "r1", "r2")                                                          \
	"ite lo\n\t"                                                                               \
	"movlo r2, #0\n\t"                                                                         \
	"movhs r2, #1\n\t"                                                                         \
	"msr control, r2\n\t"                                                                      \
	UNLOCK("r0")                                                                               \
	"bx lr\n\t"

/* Bytes from resume_user_preempted to its last instruction. */
#ifdef CONFIG_ZERO_LATENCY_IRQS
#define USER_GAP 24
#else
#define USER_GAP 18
#endif

/** Where the handlers' stack ends. Vector 0 has it too, but nobody may read there. */
#define LOAD_R1_BOOT_STACK "ldr r1, =%c0\n\t"

#else

#define USER_OPERANDS
#define USER_LEAVE
#define USER_LEAVES
#define USER_PREEMPT
#define USER_JUMP
#define USER_CONTINUE
#define USER_RESUME
#define USER_PREEMPTED
#define LOAD_R1_BOOT_STACK                                                                         \
	"ldr r1, =_vector_table\n\t"                                                               \
	"ldr r1, [r1]\n\t"

#endif /* CONFIG_USERSPACE */

#endif /* ETESIAN_ARCH_ARM_SWITCH_USER_H_ */
