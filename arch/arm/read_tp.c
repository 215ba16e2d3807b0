/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where the compiler finds thread-local variables, on a Cortex-M.
 */
#include "switch.h"

#include <stddef.h>
#include <zephyr/linker/section_tags.h>

#ifdef CONFIG_USERSPACE
/*
 * In user mode it is a system call: users can not read where the kernel keeps it. Who asks need not
 * have aligned the stack, as for other calls.
 */
static __used uintptr_t tp_of_user(void)
{
	return _current->tls;
}

#define ASK_IN_USER_MODE                                                                           \
	"mrs r0, control\n\t"                                                                      \
	"lsls r0, r0, #31\n\t"                                                                     \
	"bpl 1f\n\t"                                                                               \
	"push {r1, r2, r3, lr}\n\t"                                                                \
	"mov r1, sp\n\t"                                                                           \
	"bic r2, r1, #7\n\t"                                                                       \
	"mov sp, r2\n\t"                                                                           \
	"push {r1, r2}\n\t"                                                                        \
	"bl z_gate_arm_tp\n\t"                                                                     \
	"pop {r1, r2}\n\t"                                                                         \
	"mov sp, r1\n\t"                                                                           \
	"pop {r1, r2, r3, pc}\n\t"                                                                 \
	".pushsection .z_gate.arm_tp, \"ax\", %%progbits\n\t"                                      \
	".balign 8\n\t"                                                                            \
	".type z_gate_arm_tp, %%function\n"                                                        \
	"z_gate_arm_tp:\n\t"                                                                       \
	"b.w tp_of_user\n\t"                                                                       \
	".word tp_of_user\n\t"                                                                     \
	".popsection\n"                                                                            \
	"1:\n\t"
#else
#define ASK_IN_USER_MODE
#endif

/* Thumb-1 has no loads with offsets beyond 124, which k_thread may need with many options. */
#ifndef CONFIG_ARMV6_M_ARMV8_M_BASELINE
#define LOAD_TLS "ldr r0, [r0, %0]\n\t"
#else
#define LOAD_TLS                                                                                   \
	"add r0, %0\n\t"                                                                           \
	"ldr r0, [r0]\n\t"
_Static_assert(offsetof(struct k_thread, tls) < 256, "too far for an immediate operand");
#endif

/* May change r0 and flags only. */
Z_USER_TEXT NAKED void *__aeabi_read_tp(void)
{
#ifdef CONFIG_MULTITHREADING
	__asm__ volatile(ASK_IN_USER_MODE
			 "ldr r0, =_kernel\n\t"
			 "ldr r0, [r0]\n\t"
			 LOAD_TLS
			 "bx lr\n\t"
			 ".ltorg"
			 :
			 : "i"(offsetof(struct k_thread, tls)));
#else
	__asm__ volatile("ldr r0, =z_arm_tls_alone\n\t"
			 "ldr r0, [r0]\n\t"
			 "bx lr\n\t"
			 ".ltorg");
#endif
}
