/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage lies at the top of each thread's stack; tp points to its first byte. The
 * switch loads tp.
 */
#include "port.h"

#include <zephyr/linker/linker-defs.h>

/* From the linker script: all bytes of variables; the same, rounded. */
extern char z_riscv_tls_size[];
extern char z_riscv_tls_block[];

void z_riscv_tls_fill(char *block)
{
	size_t size = (size_t)z_riscv_tls_size;

	__asm__("" : "+r"(size)); /* the compiler takes it that an address is not 0 */
	for (size_t i = 0; i < size; i++) {
		block[i] = (i < (size_t)__tdata_size) ? __tdata_start[i] : 0;
	}
}

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = top - (size_t)z_riscv_tls_block;

	thread->tls = (uintptr_t)block;
	z_riscv_tls_fill(block);
	return block;
}
