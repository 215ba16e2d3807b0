/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel. Boot runs on the stack of the handlers, of the first CPU.
 */
#include "pmp.h"
#include "user.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

#ifdef CONFIG_RISCV_GP
#define SET_GP                         \
	".option push\n\t"             \
	".option norelax\n\t"          \
	"la gp, __global_pointer$\n\t" \
	".option pop\n\t"
#else
#define SET_GP
#endif

/* Until there are threads, thread-local variables lie at the end of the stack of boot. */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define SET_TP                                                                                     \
	"lui t0, %%hi(z_riscv_tls_block)\n\t"                                                      \
	"addi t0, t0, %%lo(z_riscv_tls_block)\n\t"                                                 \
	"sub sp, sp, t0\n\t"                                                                       \
	"mv tp, sp\n\t"
#define z_riscv_tls_boot() z_riscv_tls_fill((char *)thread_pointer())

static ALWAYS_INLINE uintptr_t thread_pointer(void)
{
	uintptr_t tp;

	__asm__ volatile("mv %0, tp" : "=r"(tp));
	return tp;
}
#else
#define SET_TP
#define z_riscv_tls_boot()
#endif

/* All harts begin here; those that nobody has asked for sleep. */
NAKED __attribute__((section(".reset"))) void __start(void)
{
	__asm__ volatile("csrw mie, x0\n\t"
			 "csrci mstatus, 8\n\t"
			 "csrr t0, mhartid\n\t"
			 "li t1, %[boot]\n\t"
			 "beq t0, t1, 1f\n\t"
			 "tail z_riscv_other_hart\n"
			 "1:\n\t" SET_GP "la sp, %[stack]\n\t" SET_TP
			 "tail z_riscv_start"
			 :
			 : [boot] "i"(CONFIG_RV_BOOT_HART), [stack] "i"(&z_interrupt_stacks[1]));
}

#ifdef CONFIG_SMP
/* This CPU's record. */
#define SET_CPU()                                                                                  \
	__asm__ volatile("mv gp, %0" : : "r"(&_kernel.cpus[0]) : "memory");                        \
	_kernel.cpus[0].irq_stack = (char *)(FIRST_TOP + 1)
#else
#define SET_CPU()

NAKED void z_riscv_other_hart(void)
{
	__asm__ volatile("1:\n\t"
			 "wfi\n\t"
			 "j 1b");
}
#endif

__used void z_riscv_start(void)
{
	for (uintptr_t *at = (uintptr_t *)__bss_start; at < (uintptr_t *)__bss_end;) {
		*at++ = 0; /* the linker script rounds the ends to 16 bytes */
		*at++ = 0;
	}
	z_riscv_tls_boot();
	SET_CPU();
	csr_write(mscratch, z_riscv_top());
	csr_write(mtvec, (uintptr_t)z_riscv_vectors | 1); /* vectored */
	z_kernel_start();
}

void z_riscv_cpu_init(const void *stack)
{
	z_riscv_top()->resched = 0;
	z_riscv_user_init();
	if (IS_ENABLED(CONFIG_FPU)) {
		csr_set(mstatus, MSTATUS_FS_INITIAL);
	}
	ARG_UNUSED(stack);
	z_riscv_pmp_init(stack);
}

void arch_init(void)
{
	z_riscv_cpu_init(z_interrupt_stacks[0]);
}

#ifdef CONFIG_MULTITHREADING
void arch_isr_resched(void)
{
	z_riscv_top()->resched = 1;
}
#else
void arch_isr_resched(void)
{
}

FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	arch_irq_unlock(MSTATUS_MIE);
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif
