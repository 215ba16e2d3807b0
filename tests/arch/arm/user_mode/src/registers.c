/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Registers of user threads that are preempted, and over system calls.
 */
#include "attack.h"
#include <zephyr/ztest.h>

extern void z_gate_k_yield(void);

/* After a call: what it was, or nothing. */
#ifdef CONFIG_CPU_CORTEX_M
#define R12_AFTER "0x12345678"
#else
#define R12_AFTER "0"
#endif

/*
 * r4 to r11 (and s0, s16) hold values of this thread while it spins; now and then it yields.
 * Returns 0 where they are the same at the end.
 */
static __attribute__((naked, noinline)) uint32_t spin(uint32_t seed, uint32_t rounds)
{
	__asm__ volatile("push {r4-r11, lr}\n\t"
			 "sub sp, #4\n\t"
			 "mov r4, r0\n\t"
			 "add r5, r4, #1\n\t"
			 "add r6, r4, #2\n\t"
			 "add r8, r4, #3\n\t"
			 "add r9, r4, #4\n\t"
			 "add r10, r4, #5\n\t"
			 "mov r11, r1\n"
#ifdef CONFIG_FPU_SHARING
			 "vmov s16, r9\n\t"
			 "vmov s31, r10\n\t"
			 "vmov s0, r5\n"
#endif
			 "1:\n\t"
			 "subs r11, #1\n\t"
			 "bne 1b\n\t"
#ifdef CONFIG_FPU_SHARING
			 "vmov r12, s0\n\t"
			 "eor r12, r12, r5\n\t"
			 "mov r11, r12\n\t"
#endif
			 "ldr r0, =z_gate_k_yield\n\t"
			 "ldr r12, =0x12345678\n\t"
			 "blx r0\n\t"
			 "ldr r1, =" R12_AFTER "\n\t"
			 "eor r12, r12, r1\n\t" /* nothing of the kernel's */
			 "orr r11, r11, r12\n\t"
			 "sub r5, r5, r4\n\t"
			 "sub r6, r6, r4\n\t"
			 "sub r8, r8, r4\n\t"
#ifdef CONFIG_FPU_SHARING
			 "vmov r0, s16\n\t"
			 "eor r0, r0, r9\n\t"
			 "orr r11, r11, r0\n\t"
			 "vmov r0, s31\n\t"
			 "eor r0, r0, r10\n\t"
			 "orr r11, r11, r0\n\t"
#endif
			 "sub r9, r9, r4\n\t"
			 "sub r10, r10, r4\n\t"
			 "eor r5, r5, #1\n\t"
			 "eor r6, r6, #2\n\t"
			 "eor r8, r8, #3\n\t"
			 "eor r9, r9, #4\n\t"
			 "eor r10, r10, #5\n\t"
			 "orr r11, r11, r5\n\t"
			 "orr r11, r11, r6\n\t"
			 "orr r11, r11, r8\n\t"
			 "orr r11, r11, r9\n\t"
			 "orr r11, r11, r10\n\t"
			 "mov r0, r11\n\t"
			 "add sp, #4\n\t"
			 "pop {r4-r11, pc}\n\t"
			 ".ltorg");
}

#ifdef CONFIG_THREAD_LOCAL_STORAGE
static __thread uint32_t mine = 7;
#else
#define mine own
#endif

void check_registers(void *rounds, void *seed, void *unused)
{
	uint32_t own = 7;

	ARG_UNUSED(own);
	ARG_UNUSED(unused);
	zassert_equal(mine, 7);
	mine = (uint32_t)seed;
	for (uint32_t i = 0; i < (uint32_t)rounds; i++) {
		uint32_t differ = spin((uint32_t)seed + i, 2000 + 37 * (i % 16));

		zassert_equal(differ, 0, "round %u: %x", i, differ);
		zassert_equal(mine, (uint32_t)seed);
	}
}
