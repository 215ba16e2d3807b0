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

#include <zephyr/linker/linker-defs.h>

#define TCB_SIZE 16

/* From the linker script: all bytes of variables; the same with TCB and rounding; boot's. */
extern char z_arm64_tls_size[];
extern char z_arm64_tls_block[];
extern char z_arm64_tls_of_boot[];

/* A number that the linker knows: the compiler takes it for granted that an address is not 0. */
static ALWAYS_INLINE size_t number(const char *symbol)
{
	__asm__("" : "+r"(symbol));
	return (size_t)symbol;
}

static void fill(char *block)
{
	size_t size = number(z_arm64_tls_size);
	size_t with_value = number(__tdata_size);

	for (size_t i = 0; i < size; i++) {
		block[TCB_SIZE + i] = (i < with_value) ? __tdata_start[i] : 0;
	}
}

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = top - number(z_arm64_tls_block);

	thread->tls = (uintptr_t)block;
	fill(block);
	return block;
}

void z_arm64_tls_boot(void)
{
	fill(z_arm64_tls_of_boot);
	__asm__ volatile("msr tpidr_el0, %0" : : "r"(z_arm64_tls_of_boot));
}
