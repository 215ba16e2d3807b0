/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * System calls of user threads. A user thread that calls a gate faults there, see
 * doc/security/design.md: the processor has pushed r0 to r3, r12, lr, pc, with the rights of the
 * user, so the frame lies in memory that the user can write. If all is as it should be the handler
 * leaves that frame alone, puts one of its own on the thread's kernel stack and returns through it,
 * privileged, to z_arm_user_call. That copies the words that may be arguments, calls the check, and
 * goes back.
 *
 * Checked before anything is done with it:
 *  - the fault came from a thread on PSP, was about the fetch, and the frame could be pushed;
 *  - the address is that of a gate, which has a check. Kernel code runs through gates without a
 *    fault, so it was a user;
 *  - the frame and the words behind it lie in the thread's own stack: they are read, and the way
 *    back puts sp there, while still privileged. (One comparison: the 40 bytes below that stack are
 *    kernel stack, where no frame of a user can have been pushed.)
 *
 * Between that and `msr control` an interrupt pushes its frame where this call's was. If PendSV
 * then takes the CPU the thread is continued without privileges: `msr control` has no effect, and
 * the rest is as before (switch_user.h).
 *
 * r0 and r1 come back as the function has left them, r2, r3 and r12 with nothing of the kernel's.
 * (s0 to s15 as the function has left them too.)
 */
#include "user.h"
#include "user_entry.h"
#include "arch/arch.h"

#include <stddef.h>

#ifdef CONFIG_ARM_NONSECURE_FIRMWARE
#define EXC_RETURN_THREAD_NEGATED "#0x44"
#else
#define EXC_RETURN_THREAD_NEGATED "#3"
#endif

#ifdef CONFIG_FPU_SHARING
/*
 * The frame may have s0 to s15 too: sp was 72 bytes higher then. They are restored from our frame,
 * so that the processor goes on knowing that the thread has s16 to s31.
 */
#define IS_THREAD                                                                                  \
	"orr r1, lr, #0x10\n\t"                                                                    \
	"cmn r1, " EXC_RETURN_THREAD_NEGATED "\n\t"
#define FRAME_END                                                                                  \
	"mov r1, r0\n\t"                                                                           \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"addeq r1, #72\n\t"
#define MAKE_ROOM                                                                                  \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"subeq r12, #72\n\t"
#define KEEP_FRAME_END                                                                             \
	"str.w r1, [r12, #4]\n\t"                                                                  \
	"tst lr, #0x10\n\t"                                                                        \
	"bne 1f\n\t"                                                                               \
	"add.w r2, r12, #32\n\t"                                                                   \
	"vstmia r2!, {s0-s15}\n\t"                                                                 \
	"vmrs r3, fpscr\n\t"                                                                       \
	"str r3, [r2]\n\t"                                                                         \
	"movs r3, #0\n\t"                                                                          \
	"str r3, [r2, #4]\n"                                                                       \
	"1:\n\t"
#define PUSH_ARGUMENTS                                                                             \
	"strd r0, r1, [sp]\n\t"                                                                    \
	"adds r1, #64\n\t"                                                                         \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"                                                                \
	"ldr r1, [sp, #20]\n\t"                                                                    \
	"adds r1, #48\n\t"                                                                         \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"                                                                \
	"ldr r1, [sp, #36]\n\t"                                                                    \
	"adds r1, #32\n\t"                                                                         \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"
#define WAY_BACK                                                                                   \
	"ldrd r2, r3, [sp, #48]\n\t"                                                               \
	"adds r3, #32\n\t"                                                                         \
	"ldrd r12, lr, [r2, #16]\n\t"                                                              \
	"mrs r2, control\n\t"                                                                      \
	"orr r2, r2, #1\n\t"
#else
#define IS_THREAD "cmn lr, " EXC_RETURN_THREAD_NEGATED "\n\t"
#define FRAME_END
#define MAKE_ROOM
#define KEEP_FRAME_END
#define PUSH_ARGUMENTS                                                                             \
	"add.w r1, r0, #64\n\t"                                                                    \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"                                                                \
	"add.w r1, r0, #48\n\t"                                                                    \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"                                                                \
	"add.w r1, r0, #32\n\t"                                                                    \
	"str r1, [sp, #32]\n\t"                                                                    \
	"ldmia r1, {r1, r2, r3, lr}\n\t"                                                           \
	"push {r1, r2, r3, lr}\n\t"
#define WAY_BACK                                                                                   \
	"ldr r3, [sp, #48]\n\t"                                                                    \
	"ldrd r12, lr, [r3, #-16]\n\t"                                                             \
	"movs r2, #3\n\t" /* unprivileged, on PSP */
#endif

BUILD_ASSERT(Z_ARM_USER_ARGUMENTS == 48, "what PUSH_ARGUMENTS copies");
BUILD_ASSERT(offsetof(struct k_thread, arch.user_span) ==
		     offsetof(struct k_thread, arch.call_frame) + 4,
	     "loaded as a pair");

NAKED void z_arm_memmanage(void)
{
	__asm__ volatile("mrs r0, psp\n\t" /* the frame */
			 IS_THREAD
			 "bne 9f\n\t"
			 "mov.w r1, #0xe000e000\n\t"
			 "ldr.w r2, [r1, #0xd28]\n\t" /* CFSR: IACCVIOL and nothing else */
			 "cmp r2, #1\n\t"
			 "bne 9f\n\t"
			 "str.w r2, [r1, #0xd28]\n\t"
			 "ldr r3, [r0, #24]\n\t" /* a gate? */
			 "ldrd r12, r2, 7f\n\t" /* where they begin, how many */
			 "sub.w r12, r3, r12\n\t"
			 "cmp.w r2, r12, ror #3\n\t"
			 "bls 9f\n\t"
			 "ldr r3, [r3, #4]\n\t"
			 "cbz r3, 9f\n\t"
			 FRAME_END
			 "ldr r2, =_kernel\n\t"
			 "ldr r2, [r2]\n\t"
			 "ldrd r12, r2, [r2, %[user]]\n\t" /* call_frame, user_span */
#ifdef CONFIG_FPU_SHARING
			 "str r3, [sp, #-8]!\n\t"
			 "sub.w r3, r1, r12\n\t"
			 "cmp r3, r2\n\t"
			 "ldr r3, [sp], #8\n\t"
#else
			 "sub.w r1, r0, r12\n\t"
			 "cmp r1, r2\n\t"
#endif
			 "bhi 9f\n\t"
			 MAKE_ROOM
			 "str.w r0, [r12]\n\t"
			 "str.w r3, [r12, #16]\n\t"
			 KEEP_FRAME_END
			 "ldrd r2, r3, 8f\n\t" /* pc, and xPSR: Thumb state */
			 "strd r2, r3, [r12, #24]\n\t"
			 "msr psp, r12\n\t"
			 "movs r3, #0\n\t"
			 "msr control, r3\n\t" /* privileged */
			 "bx lr\n"

			 /* not a call: the MPU off, as in a HardFault, see guard.h */
			 "9:\n\t"
			 "mov.w r1, #0xe000e000\n\t"
			 "movs r2, #0\n\t"
			 "str.w r2, [r1, #0xd94]\n\t"
			 "dsb\n\t"
			 "b.w z_arm_fault\n"
			 ".balign 4\n"
			 "7: .word __gates_start, z_arm_gates\n"
			 "8: .word user_call, 0x01000000\n\t"
			 ".ltorg"
			 :
			 : [user] "i"(offsetof(struct k_thread, arch.call_frame)));
}

/*
 * On the kernel stack. r0: the user's frame, r12: the check; 8 bytes at sp are free. Users may
 * execute the end of it, so all of it: without privileges it is a call of what they have in r12.
 */
Z_USER_TEXT NAKED __used void z_arm_user_call(void)
{
	__asm__ volatile("user_call:\n\t" /* without the bit of Thumb code */
			 PUSH_ARGUMENTS
			 "ldmia r0, {r0-r3}\n\t"
			 "blx r12\n\t"
			 WAY_BACK
			 "mov sp, r3\n\t"
			 "msr control, r2\n\t"
			 "isb\n\t"
			 "bx lr");
}

/* The same at the start, when r3 is an argument: lr is CONTROL, r8 sp. */
Z_USER_TEXT NAKED __used void z_arm_user_first(void)
{
	__asm__ volatile("mov sp, r8\n\t"
			 "msr control, lr\n\t"
			 "isb\n\t"
			 "b z_user_thread_entry");
}

NAKED void z_arm_user_start(void)
{
	__asm__ volatile("mov r0, r4\n\t"
			 "mov r1, r5\n\t"
			 "mov r2, r6\n\t"
			 "mov r3, r7\n\t"
#ifdef CONFIG_ZERO_LATENCY_IRQS
			 "movs r4, #0\n\t"
			 "msr basepri, r4\n\t"
#else
			 "cpsie i\n\t"
#endif
			 "mov.w lr, #3\n\t"
			 "mov.w r12, #0\n\t"
			 "b z_arm_user_first");
}

NAKED void z_arm_user_go(k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	__asm__ volatile("ldr r12, =_kernel\n\t"
			 "ldr.w r12, [r12]\n\t"
			 "ldr.w r12, [r12, %[user]]\n\t"
			 "add.w r12, r12, %[frame]\n\t"
			 "mov sp, r12\n\t"
			 "mov r4, r0\n\t"
			 "mov r5, r1\n\t"
			 "mov r6, r2\n\t"
			 "mov r7, r3\n\t"
			 "bl z_arm_user_clean\n\t"
			 "mov r8, r0\n\t"
			 "movs r0, #0\n\t"
			 "mov r9, r0\n\t"
			 "mov r10, r0\n\t"
			 "mov r11, r0\n\t"
			 "b z_arm_user_start\n\t"
			 ".ltorg"
			 :
			 : [user] "i"(offsetof(struct k_thread, arch.call_frame)),
			   [frame] "i"(Z_ARM_CALL_FRAME));
}
