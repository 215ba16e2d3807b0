/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel. Whoever loads the image leaves MMU and caches off and the caches empty.
 */
#include "cpu.h"
#include "guard.h"
#include "user.h"

#include <zephyr/linker/linker-defs.h>

static ALWAYS_INLINE void clear_bss(void)
{
	for (uint32_t *to = (uint32_t *)__bss_start; to < (uint32_t *)__bss_end; to++) {
		*to = 0;
		compiler_barrier(); /* no call of memset() */
	}
}

static ALWAYS_INLINE void processor_init(void)
{
	uint32_t sctlr = CP15_READ(0, c1, c0, 0);

	sctlr &= ~(SCTLR_M | SCTLR_A | SCTLR_C | SCTLR_V | SCTLR_TE);
	CP15_WRITE(0, c1, c0, 0, sctlr | SCTLR_Z | SCTLR_I);
#ifdef CONFIG_CPU_AARCH32_CORTEX_A
	extern const char _vector_start[];

	CP15_WRITE(0, c12, c0, 0, _vector_start); /* VBAR */
#endif
	CP15_WRITE(0, c7, c5, 0, 0); /* instruction cache: empty */
	CP15_WRITE(0, c7, c5, 6, 0); /* branch prediction: nothing known */
	z_arm_barrier();
}

/* Thread-local variables for boot, and for main() if there are no threads: above the stack. */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
char *arch_tls_stack_setup(struct k_thread *thread, char *top);

static __noinline void tls_init(void)
{
	struct k_thread boot;

	boot.tls = 0;
	(void)arch_tls_stack_setup(&boot, (char *)&z_interrupt_stacks[1]);
	CP15_WRITE(0, c13, c0, 3, boot.tls);
}
#else
#define tls_init()
#endif

/* From __start(), on the handlers' stack. */
FUNC_NORETURN __used void z_arm_start(void)
{
	processor_init();
	z_arm_fpu_init();
	clear_bss();
	tls_init();
	z_kernel_start();
}

void arch_init(void)
{
	z_arm_protection_init();
	z_arm_guard_init();
	__asm__ volatile("cpsie a" : : : "memory");
}

#ifdef CONFIG_ARCH_HAS_THREAD_ABORT
void arch_thread_gone(struct k_thread *thread)
{
	z_arm_fpu_thread_gone(thread);
	z_arm_guard_thread_gone(thread);
	z_arm_user_thread_gone(thread);
}
#endif
