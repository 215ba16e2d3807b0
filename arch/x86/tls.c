/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage at the top of each thread's stack. The variables lie below the address that
 * fs (64 bit) or gs (32 bit) is based on, and at that address is itself ("ELF Handling For
 * Thread-Local Storage", variant II). switch.c sets the base.
 */
#include "user.h"
#include "arch/arch.h"
#include "arch/common/tls.h"

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	size_t align = MAX(z_tls_number(__tdata_align), z_tls_number(__tbss_align));
	uintptr_t base =
		ROUND_DOWN((uintptr_t)top - sizeof(uintptr_t), MAX(align, ARCH_STACK_PTR_ALIGN));
	char *block = (char *)base - z_tls_size();

	z_tls_fill(block);
	*(uintptr_t *)base = base;
	thread->tls = base;
	return (char *)ROUND_DOWN((uintptr_t)block, ARCH_STACK_PTR_ALIGN);
}

#ifdef CONFIG_USERSPACE
#ifdef CONFIG_X86_64
void z_x86_tls_use(const struct k_thread *thread)
{
	wrmsr(0xc0000100, thread->tls); /* IA32_FS_BASE */
}
#else
extern uint64_t z_x86_gdt[];

void z_x86_tls_use(const struct k_thread *thread)
{
	uint64_t keep = z_x86_gdt[SEL_TLS / 8] & 0x00ffff000000ffffULL;

	z_x86_gdt[SEL_TLS / 8] = keep | ((uint64_t)(thread->tls & 0xffffffU) << 16) |
				 ((uint64_t)(thread->tls >> 24) << 56);
	__asm__ volatile("mov %w0, %%gs" : : "r"(SEL_TLS) : "memory");
}
#endif
#endif
