/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Places in memory and bits of registers, for assembly; start.c compares the places with the
 * structs of C.
 */
#ifndef ETESIAN_ARCH_SPARC_FRAME_H_
#define ETESIAN_ARCH_SPARC_FRAME_H_

/* What a function may expect of its caller's stack: room for its registers and arguments. */
#define CALL_AREA 96

/* struct arch_esf */
#define ESF_G(n) (96 + 4 * (n))
#define ESF_O(n) (128 + 4 * (n))
#define ESF_L(n) (160 + 4 * (n))
#define ESF_I(n) (192 + 4 * (n))
#define ESF_PSR  224
#define ESF_PC   228
#define ESF_NPC  232
#define ESF_Y    236
#define ESF_TT   240
#define ESF_FSR  244
#define ESF_F(n) (248 + 4 * (n)) /* n is even */
#ifdef CONFIG_FPU_SHARING
#define ESF_SIZE 376
#else
#define ESF_SIZE 248
#endif

/* What a thread that does not run has at its stack pointer. */
#define SWITCH_L(n) (4 * (n))
#define SWITCH_I(n) (32 + 4 * (n))
#define SWITCH_O7   64
#define SWITCH_G7   68
#define SWITCH_EF   72 /* PSR_EF: this thread uses floating point */
#define SWITCH_FSR  76
#define SWITCH_SIZE 80

/* Bits of PSR */
#define PSR_EF  0x1000
#define PSR_PIL 0x0f00
#define PSR_S   0x0080
#define PSR_ET  0x0020

#endif /* ETESIAN_ARCH_SPARC_FRAME_H_ */
