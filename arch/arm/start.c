/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel, and what the kernel asks of this port at its start.
 */
#include "guard.h"
#include "switch.h"
#include "user.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/linker/linker-defs.h>

/*
 * Some words at a time, in one instruction: this is a good part of boot. The linker script rounds
 * the ends.
 */

static ALWAYS_INLINE void copy_data(void)
{
	const char *from = __data_region_load_start;

	for (char *to = __data_region_start; to < __data_region_end;) {
		__asm__ volatile("ldmia %0!, {r4-r5}\n\t"
				 "stmia %1!, {r4-r5}"
				 : "+l"(from), "+l"(to)
				 :
				 : "r4", "r5", "memory");
	}
}

static ALWAYS_INLINE void clear_bss(void)
{
	register uint32_t r3 __asm__("r3") = 0;
	register uint32_t r4 __asm__("r4") = 0;
	register uint32_t r5 __asm__("r5") = 0;
	register uint32_t r6 __asm__("r6") = 0;

	for (char *to = __bss_start; to < __bss_end;) {
		__asm__ volatile("stmia %0!, {r3-r6}"
				 : "+l"(to)
				 : "r"(r3), "r"(r4), "r"(r5), "r"(r6)
				 : "memory");
	}
}

/* The name that linkers and debuggers take for the entry point. */
void __start(void) __attribute__((alias("z_arm_reset")));

/* The processor has set MSP from the vector table. */
void z_arm_reset(void)
{
	__disable_irq();
	z_arm_fpu_init();
	if (IS_ENABLED(CONFIG_XIP)) {
		copy_data();
	}
	clear_bss();
	z_kernel_start();
}

void arch_init(void)
{
#ifdef CONFIG_CPU_CORTEX_M_HAS_VTOR
	if (CONFIG_FLASH_BASE_ADDRESS + CONFIG_FLASH_LOAD_OFFSET != 0) {
		extern const char _vector_table[];

		SCB->VTOR = (uint32_t)_vector_table;
	}
#endif
	z_arm_fault_init();
	z_arm_irq_init();
	z_arm_irq_table_init();
	z_arm_guard_init();
}

#ifdef CONFIG_MULTITHREADING
void arch_new_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
		     k_thread_entry_t entry, void *p1, void *p2, void *p3)
{
	struct switch_frame *frame = (struct switch_frame *)stack_ptr - 1;

	frame->r4 = (uint32_t)entry;
	frame->r5 = (uint32_t)p1;
	frame->r6 = (uint32_t)p2;
	frame->r7 = (uint32_t)p3;
	compiler_barrier(); /* one after the other: no registers to save */
	frame->pc = (uint32_t)z_arm_thread_start;
	compiler_barrier();
	thread->callee_saved.psp = (uint32_t)frame;
	z_arm_guard_new_thread(thread, stack);
}

void arch_isr_resched(void)
{
	SCB->ICSR = SCB_ICSR_PENDSVSET_Msk;
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	z_arm_tls_alone_set(__builtin_alloca(Z_ARM_TLS_SIZE));
	__enable_irq();
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif
