/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage lies at the top of each thread's stack; tp points to its first byte. The
 * switch loads tp.
 */
#include "port.h"
#include "../common/tls.h"

extern char z_riscv_tls_block[]; /* from the linker script: bytes of all variables, rounded */

void z_riscv_tls_fill(char *block)
{
	z_tls_fill(block);
}

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = top - z_tls_number(z_riscv_tls_block);

	thread->tls = (uintptr_t)block;
	z_tls_fill(block);
	return block;
}
