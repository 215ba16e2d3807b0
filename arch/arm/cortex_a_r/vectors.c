/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Vectors of the exceptions; and from reset to C. A Cortex-A finds the vectors by VBAR, a Cortex-R
 * at address 0, where the image begins.
 */
#include "cpu.h"

/* Where faults store what the stack of the interrupted code may have no room for. */
__used struct fault_frame z_arm_fault_frame;

__attribute__((naked, no_stack_protector, target("arm"), section(".exc_vector_table"), aligned(32)))
__used void _vector_table(void)
{
	__asm__ volatile("b __start\n\t"
			 "b z_arm_undefined\n\t"
			 "b z_arm_svc\n\t"
			 "b z_arm_prefetch_abort\n\t"
			 "b z_arm_data_abort\n\t"
			 "b .\n\t" /* reserved */
			 "b z_arm_irq\n\t"
			 "b z_arm_fiq");
}

#define SET_STACK(mode) "cpsid aif, " mode "\n\tmov sp, r0\n\t"

#ifdef CONFIG_THREAD_LOCAL_STORAGE
#define BELOW_TLS "ldr r0, =z_arm_tls_block\n\tsub sp, sp, r0\n\t"
#else
#define BELOW_TLS
#endif

/*
 * One frame serves all modes of faults: a fault leaves its mode before another one can come. The
 * interrupts' own mode needs none.
 */
NAKED_ARM void __start(void)
{
	__asm__ volatile("ldr r0, =%c[frame_end]\n\t"
			 SET_STACK(MODE_FIQ)
			 SET_STACK(MODE_SVC)
			 SET_STACK(MODE_ABORT)
			 SET_STACK(MODE_UNDEFINED)
			 "cps " MODE_SYSTEM "\n\t"
			 "ldr sp, =%c[stack_top]\n\t"
			 BELOW_TLS
			 "b z_arm_start\n\t"
			 ".ltorg"
			 :
			 : STACK_TOP_OPERAND, [frame_end] "i"(&z_arm_fault_frame.unused));
}
