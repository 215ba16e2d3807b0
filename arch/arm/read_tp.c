/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where the compiler finds thread-local variables, on a Cortex-M.
 */
#include "switch.h"

#include <stddef.h>

/* May change r0 only. */
NAKED void *__aeabi_read_tp(void)
{
#ifdef CONFIG_MULTITHREADING
	__asm__ volatile("ldr r0, =_kernel\n\t"
			 "ldr r0, [r0]\n\t"
			 "ldr r0, [r0, %0]\n\t"
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
