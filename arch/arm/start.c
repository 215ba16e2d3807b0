/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From reset to the kernel, and what the kernel asks of this port at its start.
 */
#include "guard.h"
#include "switch.h"
#include "arch/arch.h"

#include <cmsis_core.h>
#include <zephyr/linker/linker-defs.h>

/*
 * Two words at a time: the linker script rounds the ends. The barriers keep the compiler from
 * making calls of memcpy() and memset() of the loops: those may need what is being set up here.
 */

static ALWAYS_INLINE void copy_data(void)
{
	const uint64_t *from = (const uint64_t *)__data_region_load_start;

	for (uint64_t *to = (uint64_t *)__data_region_start; to < (uint64_t *)__data_region_end;) {
		*to++ = *from++;
		compiler_barrier();
	}
}

static ALWAYS_INLINE void clear_bss(void)
{
	for (uint64_t *to = (uint64_t *)__bss_start; to < (uint64_t *)__bss_end;) {
		*to++ = 0;
		compiler_barrier();
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

	z_arm_guard_new_thread(thread, stack);
	frame->r4 = (uint32_t)entry;
	frame->r5 = (uint32_t)p1;
	frame->r6 = (uint32_t)p2;
	frame->r7 = (uint32_t)p3;
	frame->pc = (uint32_t)z_arm_thread_start;
	thread->callee_saved.psp = (uint32_t)frame;
}

void arch_isr_resched(void)
{
	SCB->ICSR = SCB_ICSR_PENDSVSET_Msk;
}
#else
FUNC_NORETURN void arch_start_alone(k_thread_entry_t fn)
{
	__enable_irq();
	fn(NULL, NULL, NULL);
	CODE_UNREACHABLE;
}
#endif
