/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Places in memory and bits of registers, for assembly; start.c compares the places with the
 * structs of C.
 */
#ifndef ETESIAN_ARCH_MIPS_FRAME_H_
#define ETESIAN_ARCH_MIPS_FRAME_H_

/* struct arch_esf */
#define ESF_R(n)     (16 + 4 * (n))
#define ESF_LO       144
#define ESF_HI       148
#define ESF_EPC      152
#define ESF_STATUS   156
#define ESF_CAUSE    160
#define ESF_BADVADDR 164
#define ESF_FCSR     168
#define ESF_F(n)     (176 + 4 * (n)) /* n is even */
#ifdef CONFIG_FPU_SHARING
#define ESF_SIZE 256
#else
#define ESF_SIZE 168
#endif

/* What a thread that does not run has at its stack pointer. */
#define SWITCH_S(n) (4 * (n)) /* s0 to s7 and fp */
#define SWITCH_RA   36
#ifdef CONFIG_FPU_SHARING
#define SWITCH_CU1  40 /* 1: this thread uses floating point */
#define SWITCH_FCSR 44
#define SWITCH_F(n) (48 + 4 * ((n) - 20)) /* f20, f22, ... f30 */
#define SWITCH_SIZE 96
#else
#define SWITCH_SIZE 40
#endif

/* Bits of the status and cause registers */
#define STATUS_CU1_BIT  29
#define STATUS_CU1      0x20000000
#define STATUS_CU0      0x10000000
#define STATUS_IM_SHIFT 8
#define STATUS_IE_BITS  5 /* IE, EXL, ERL, KSU: 0 in a handler */
#define CAUSE_IV        0x00800000

#endif /* ETESIAN_ARCH_MIPS_FRAME_H_ */
