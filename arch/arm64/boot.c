/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From start.S to the kernel, and what the kernel asks of this port at its start.
 */
#include "context.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

static bool psci_by_smc;

static void clear_bss(void)
{
	for (uint64_t *word = (uint64_t *)__bss_start; word < (uint64_t *)__bss_end; word++) {
		*word = 0;
	}
}

__used FUNC_NORETURN void z_arm64_boot(uint64_t exception_level)
{
	z_arm64_mmu_init();
	clear_bss();
	psci_by_smc = exception_level != 1;
	z_arm64_tls_boot();
#ifdef CONFIG_MULTITHREADING
	extern struct k_thread z_main_thread;

	/* a fault from here on has a place for its registers */
	_kernel.cpus[0].current = &z_main_thread;
#endif
#ifdef CONFIG_SMP
	_kernel.cpus[0].irq_stack = z_arm64_handlers_top;
	__asm__ volatile("msr tpidr_el1, %0\n\t"
			 "msr tpidrro_el0, %1"
			 :
			 : "r"(&_kernel.cpus[0]), "r"(&z_main_thread));
#endif
	z_kernel_start();
}

void arch_init(void)
{
	z_arm64_irq_table_init();
#ifdef CONFIG_ARM64_STACK_PROTECTION
	z_arm64_guard((uintptr_t)z_interrupt_stacks[0], true);
#endif
	__asm__ volatile("msr daifclr, #4"); /* SErrors */
}

#ifndef CONFIG_MULTITHREADING
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	__asm__ volatile("msr daifclr, #2" : : : "memory");
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif

K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, Z_ARM64_BOOT_STACK_SIZE);

long z_arm64_psci(uint32_t function, unsigned long a1, unsigned long a2, unsigned long a3)
{
	register unsigned long x0 __asm__("x0") = function;
	register unsigned long x1 __asm__("x1") = a1;
	register unsigned long x2 __asm__("x2") = a2;
	register unsigned long x3 __asm__("x3") = a3;

	if (psci_by_smc) {
		__asm__ volatile("smc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)
				 :
				 : "memory", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11",
				   "x12", "x13", "x14", "x15", "x16", "x17");
	} else {
		__asm__ volatile("hvc #0"
				 : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)
				 :
				 : "memory", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11",
				   "x12", "x13", "x14", "x15", "x16", "x17");
	}
	return (long)x0;
}
