/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The vector table's first part: the initial stack pointer and the processor's own exceptions. The
 * linker script puts a word for each interrupt line behind it, see <zephyr/arch/arm/irq.h>.
 */
#include "switch.h"

K_KERNEL_STACK_ARRAY_DEFINE(z_interrupt_stacks, 1, Z_ARM_BOOT_STACK_SIZE);

struct vector_table {
	void *stack_top;
	void (*handlers[13])(void); /* of exceptions 1 to 13 */
};

const struct vector_table _vector_table __used __attribute__((section(".exc_vector_table"))) = {
	.stack_top = &z_interrupt_stacks[1],
	.handlers = {
		[0] = z_arm_reset,
		[1] = IS_ENABLED(CONFIG_RUNTIME_NMI) ? z_arm_nmi : z_arm_fault,
		[2] = z_arm_fault, /* HardFault */
		[3] = z_arm_memmanage,
		[4 ... 9] = z_arm_fault, /* BusFault, UsageFault, reserved */
		[10] = z_arm_svc,
		[11 ... 12] = z_arm_fault, /* DebugMonitor, reserved */
	},
};

/* Exception 14; 15 is the clock driver's, if it is there. */
static void (*const pendsv_vector)(void) __used __attribute__((section(".pendsv_vector"))) =
	IS_ENABLED(CONFIG_MULTITHREADING) ? z_arm_pendsv : z_arm_fault;

#ifdef CONFIG_GEN_SW_ISR_TABLE
void _isr_wrapper(void);

static void (*const irq_vectors[CONFIG_NUM_IRQS])(void) __used
	__attribute__((section(".irq_vector_table"))) = {
		[0 ... CONFIG_NUM_IRQS - 1] = _isr_wrapper,
};
#endif
