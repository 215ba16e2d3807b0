/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Places in memory and values of registers, for assembly; start.c compares the places with the
 * structs of C.
 */
#ifndef ETESIAN_ARCH_XTENSA_FRAME_H_
#define ETESIAN_ARCH_XTENSA_FRAME_H_

/* struct arch_esf */
#define ESF_A(n)  (4 * (n))
#define ESF_PC    64
#define ESF_PS    68
#define ESF_SAR   72
#define ESF_CAUSE 76
#define ESF_VADDR 80
#define ESF_SIZE  96

/* What a thread that does not run has at its stack pointer: a0, a12 to a15. */
#define SWITCH_A0   0
#define SWITCH_A(n) (4 * ((n) - 11))
#define SWITCH_SIZE 32

#define CAUSE_SYSCALL   1
#define CAUSE_INTERRUPT 4
#define CAUSE_BREAKPOINT 48 /* not the processor's: it has a vector for that */

#define PS_EXCM 0x10

#endif /* ETESIAN_ARCH_XTENSA_FRAME_H_ */
