/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What compiled code calls on cores without the instructions, a bit at a time: a fifth of the code
 * of the compiler's library, and up to twice as slow; so not with CONFIG_SPEED_OPTIMIZATIONS.
 */
#include "switch.h"

/*
 * In: r0 / r1. Out: r0 quotient, r1 remainder; r2 and r3 change ("Run-time ABI for the Arm
 * architecture", integer functions). By 0: the quotient is 0, the remainder the dividend.
 */
static NAKED __used void divide(void)
{
	__asm__ volatile(".syntax unified\n\t"
			 ".global __aeabi_uidivmod, __aeabi_uidiv, __udivsi3\n\t"
			 ".thumb_set __aeabi_uidivmod, divide\n\t"
			 ".thumb_set __aeabi_uidiv, divide\n\t"
			 ".thumb_set __udivsi3, divide\n\t"
			 "movs r2, #1\n\t" /* the quotient's bit that r1 stands for */
			 "lsrs r3, r0, #1\n"
			 "1:\n\t"
			 "cmp r1, r3\n\t"
			 "bhi 2f\n\t"
			 "lsls r1, r1, #1\n\t"
			 "lsls r2, r2, #1\n\t"
			 "bne 1b\n"
			 "2:\n\t"
			 "movs r3, #0\n"
			 "3:\n\t"
			 "cmp r0, r1\n\t"
			 "blo 4f\n\t"
			 "subs r0, r0, r1\n\t"
			 "orrs r3, r2\n"
			 "4:\n\t"
			 "lsrs r1, r1, #1\n\t"
			 "lsrs r2, r2, #1\n\t"
			 "bne 3b\n\t"
			 "mov r1, r0\n\t"
			 "mov r0, r3\n\t"
			 "bx lr");
}

int __clzsi2(unsigned int x);

/* Zero bits above the highest one; what __builtin_clz() makes of 0 is undefined, and hangs here. */
NAKED __used int __clzsi2(unsigned int x)
{
	__asm__ volatile(".syntax unified\n\t"
			 "movs r1, #0\n"
			 "1:\n\t"
			 "lsrs r2, r0, #24\n\t"
			 "bne 2f\n\t"
			 "adds r1, #8\n\t"
			 "lsls r0, r0, #8\n\t"
			 "bne 1b\n"
			 "2:\n\t"
			 "lsls r0, r0, #1\n\t"
			 "bcs 3f\n\t"
			 "adds r1, #1\n\t"
			 "b 2b\n"
			 "3:\n\t"
			 "mov r0, r1\n\t"
			 "bx lr");
}
