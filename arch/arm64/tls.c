/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage lies at the top of each thread's stack. TPIDR_EL0 holds its address; the
 * compiler expects 16 bytes of nobody's there before the variables ("ELF for the Arm 64-bit
 * Architecture", local-exec model). A switch changes it.
 */
#include "context.h"
#include "arch/arch.h"
#include "arch/common/tls.h"

#define TCB_SIZE 16

/* From the linker script: bytes of a thread's block with TCB and rounding; boot's block. */
extern char z_arm64_tls_block[];
extern char z_arm64_tls_of_boot[];

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = top - z_tls_number(z_arm64_tls_block);

	thread->tls = (uintptr_t)block;
	z_tls_fill(block + TCB_SIZE);
	return block;
}

void z_arm64_tls_boot(void)
{
	z_tls_fill(z_arm64_tls_of_boot + TCB_SIZE);
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(z_arm64_tls_of_boot));
}
