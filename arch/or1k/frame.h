/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Places in memory and special registers, for assembly; start.c compares the places with the
 * structs of C.
 */
#ifndef ETESIAN_ARCH_OR1K_FRAME_H_
#define ETESIAN_ARCH_OR1K_FRAME_H_

/* Below the stack pointer a function may use so much, by the calling convention. */
#define RED_ZONE 128

/* struct arch_esf */
#define ESF_R(n)   (4 * (n))
#define ESF_PC     128
#define ESF_SR     132
#define ESF_EA     136
#define ESF_VECTOR 140
#define ESF_SIZE   144

/* What a thread that does not run has at its stack pointer: r2, r9, r10, r14, r16, ... r30. */
#define SWITCH_R2   0
#define SWITCH_R9   4
#define SWITCH_R10  8
#define SWITCH_R(n) (12 + 2 * ((n) - 14)) /* n is even */
#define SWITCH_SIZE 48

/* Special purpose registers */
#define SPR_SR    0x0011
#define SPR_EPCR  0x0020
#define SPR_EEAR  0x0030
#define SPR_ESR   0x0040
#define SPR_PMR   0x4000
#define SPR_PICMR 0x4800
#define SPR_PICSR 0x4802
#define SPR_TTMR  0x5000

#define SR_SM      1 /* supervisor; all else off */
#define SR_IRQS    6 /* TEE, IEE */
#define SR_IEE     4
#define PMR_DOZE   0x10
#define TTMR_IP    0x10000000

#define VECTOR_TICK    0x500
#define VECTOR_IRQ     0x800
#define VECTOR_SYSCALL 0xc00

#endif /* ETESIAN_ARCH_OR1K_FRAME_H_ */
