/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage: lies at the top of each thread's stack; the compiler asks for its address by
 * __aeabi_read_tp() and expects two words there before the first variable ("Addenda to, and errata in, the
 * ABI for the Arm architecture", local-exec model).
 */
#include "switch.h"

#include <stddef.h>
#include <string.h>
#include <zephyr/linker/linker-defs.h>

#define TCB_SIZE 8

size_t arch_tls_stack_setup(struct k_thread *thread, char *stack_ptr)
{
	size_t align = MAX((size_t)__tdata_align, (size_t)__tbss_align);
	size_t data = ROUND_UP((size_t)__tdata_size, align);
	size_t size = TCB_SIZE + data + (size_t)__tbss_size;
	char *base = (char *)ROUND_DOWN(stack_ptr - size, MAX(align, ARCH_STACK_PTR_ALIGN));
	char *vars = base + TCB_SIZE;

	memcpy(vars, __tdata_start, (size_t)__tdata_size);
	memset(vars + data, 0, (size_t)__tbss_size);
	thread->tls = (uintptr_t)base;
	return (size_t)(stack_ptr - base);
}

/* May change r0 only. */
NAKED void *__aeabi_read_tp(void)
{
	__asm__ volatile("ldr r0, =_kernel\n\t"
			 "ldr r0, [r0]\n\t"
			 "ldr r0, [r0, %0]\n\t"
			 "bx lr\n\t"
			 ".ltorg"
			 :
			 : "i"(offsetof(struct k_thread, tls)));
}
