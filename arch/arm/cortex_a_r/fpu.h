/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers of several threads and handlers (CONFIG_FPU_SHARING). They are saved
 * only when somebody else wants them: the unit is off for everybody but its owner, and the first
 * instruction of another one is an undefined instruction, which fpu.c mends.
 *
 *  - A switch turns the unit on for its owner and off for others.
 *  - Outermost handlers begin without it. One that uses it has the owner's registers saved and
 *    leaves no owner behind.
 *  - A handler that has used it and is interrupted by another one has its registers pushed on the
 *    handlers' stack at once: this is rare.
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_FPU_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_FPU_H_

#define FPEXC_EN "#0x40000000"

#ifdef CONFIG_FPU_SHARING

#ifdef CONFIG_VFP_FEATURE_REGS_S64_D32
#define FP_UPPER(insn) insn "\n\t"
#else
#define FP_UPPER(insn)
#endif

/** In the switch; r0 is the thread that comes. */
#define FP_SWITCH                                                                                  \
	"ldr r2, =z_arm_fpu\n\t"                                                                   \
	"ldr r3, [r2]\n\t"                                                                         \
	"str r0, [r2, #4]\n\t"                                                                     \
	"cmp r3, r0\n\t"                                                                           \
	"moveq r3, " FPEXC_EN "\n\t"                                                               \
	"movne r3, #0\n\t"                                                                         \
	"vmsr fpexc, r3\n\t"

/** A handler begins; r2 = z_arm_nesting. Clobbers r0, r3. */
#define FP_ENTER                                                                                   \
	"vmrs r3, fpexc\n\t"                                                                       \
	"mov r0, #0\n\t"                                                                           \
	"cmp r2, #1\n\t"                                                                           \
	"beq 1f\n\t"                                                                               \
	"tst r3, " FPEXC_EN "\n\t"                                                                 \
	"beq 1f\n\t"                                                                               \
	"vpush {d0-d15}\n\t"                                                                       \
	FP_UPPER("vpush {d16-d31}")                                                                \
	"vmrs r0, fpscr\n"                                                                         \
	"1:\n\t"                                                                                   \
	"push {r0, r3}\n\t"                                                                        \
	"mov r0, #0\n\t"                                                                           \
	"vmsr fpexc, r0\n\t"
#define FP_ENTER_SIZE 8 /* bytes, in an outermost handler */

/** It ends. Clobbers r0 to r3. */
#define FP_LEAVE                                                                                   \
	"pop {r0, r3}\n\t"                                                                         \
	"ldr r1, =z_arm_nesting\n\t"                                                               \
	"ldr r2, [r1]\n\t"                                                                         \
	"cmp r2, #1\n\t"                                                                           \
	"bne 1f\n\t"                                                                               \
	"ldr r1, =z_arm_fpu\n\t"                                                                   \
	"ldm r1, {r0, r3}\n\t"                                                                     \
	"cmp r0, r3\n\t"                                                                           \
	"moveq r3, " FPEXC_EN "\n\t"                                                               \
	"movne r3, #0\n\t"                                                                         \
	"vmsr fpexc, r3\n\t"                                                                       \
	"b 2f\n"                                                                                   \
	"1:\n\t"                                                                                   \
	"vmsr fpexc, r3\n\t"                                                                       \
	"tst r3, " FPEXC_EN "\n\t"                                                                 \
	"beq 2f\n\t"                                                                               \
	"vmsr fpscr, r0\n\t"                                                                       \
	FP_UPPER("vpop {d16-d31}")                                                                 \
	"vpop {d0-d15}\n"                                                                          \
	"2:\n\t"

#else
#define FP_SWITCH
#define FP_ENTER
#define FP_ENTER_SIZE 0
#define FP_LEAVE
#endif

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_FPU_H_ */
