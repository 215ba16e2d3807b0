/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers of several threads, as parts of the switch (read switch.c first).
 *
 * The processor knows whether the code that runs has used them (CONTROL.FPCA); it leaves room for
 * s0 to s15 and FPSCR in the frame of an exception then, and fills it when a handler or we use such
 * a register ("lazy"). What is left to do:
 *
 *  - arch_switch() is a call: s0 to s15 are nobody's. If FPCA is set, s16 to s31 and FPSCR are
 *    pushed above the nine words, whose address becomes resume_fp, and FPCA is cleared.
 *  - PendSV: between the nine words and the frame stand a word for the alignment, the EXC_RETURN,
 *    which says what kind of frame it is, and, if it is a large one, s16 to s31. Whoever returns
 *    through the frame takes them from there: so in race (1) the registers lie on the stack,
 *    untouched.
 *
 * FPCA is clear whenever a thread is left, so the next one begins without. Where registers are not
 * shared the processor is told to leave them alone, and all of this is nothing.
 */
#ifndef ETESIAN_ARCH_ARM_SWITCH_FP_H_
#define ETESIAN_ARCH_ARM_SWITCH_FP_H_

#include "switch.h"

#ifdef CONFIG_FPU_SHARING

/** First in arch_switch(); r0 and r1 are its arguments. */
#define FP_LEAVE                                                                                   \
	"mrs r2, control\n\t"                                                                      \
	"lsls r2, r2, #29\n\t" /* FPCA is bit 2 */                                                 \
	"bpl 1f\n\t"                                                                               \
	"vpush {s16-s31}\n\t"                                                                      \
	"vmrs r2, fpscr\n\t"                                                                       \
	"push {r2, lr}\n\t"                                                                        \
	"movs r2, #2\n\t"                                                                          \
	"msr control, r2\n\t"                                                                      \
	"isb\n\t"                                                                                  \
	"ldr lr, =resume_fp\n"                                                                     \
	"1:\n\t"

/** In PendSV: Z is set in the gap of race (1), where the thread has left this behind already. */
#define FP_PREEMPT                                                                                 \
	"beq 2f\n\t"                                                                               \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"vstmdbeq r2!, {s16-s31}\n\t"                                                              \
	"strd r3, lr, [r2, #-8]!\n\t"                                                              \
	"cmp r2, #0\n" /* Z off */                                                                 \
	"2:\n\t"

/** r0: where r2 goes when all is stored. */
#define FP_SUB_ROOM                                                                                \
	"tst lr, #0x10\n\t"                                                                        \
	"sub r0, r2, %[room] + 8\n\t"                                                             \
	"it eq\n\t"                                                                               \
	"subeq r0, r0, #64\n\t"

/** Take back what FP_PREEMPT stored at @p reg, lr with it. Clobbers r3. */
#define FP_CONTINUE(reg)                                                                           \
	"ldmia " reg "!, {r3, lr}\n\t"                                                             \
	"tst lr, #0x10\n\t"                                                                        \
	"it eq\n\t"                                                                                \
	"vldmiaeq " reg "!, {s16-s31}\n\t"

/* Locked, as the call of arch_switch() it returns from. */
static NAKED __used void resume_fp(void)
{
	__asm__ volatile("pop {r2, lr}\n\t"
			 "vmsr fpscr, r2\n\t"
			 "vpop {s16-s31}\n\t"
			 "bx lr");
}

#else
#define FP_LEAVE
#define FP_PREEMPT
#define FP_SUB_ROOM "sub r0, r2, %[room]\n\t"
#define FP_CONTINUE(reg)
#endif

#endif /* ETESIAN_ARCH_ARM_SWITCH_FP_H_ */
