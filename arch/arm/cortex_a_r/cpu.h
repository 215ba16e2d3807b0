/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share.
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_CPU_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_CPU_H_

#include "arch/arch.h"

#include <stddef.h>

/*
 * Boot runs on the stack of the handlers. Without threads main() stays there, and has to have its
 * share of it.
 */
#define Z_ARM_BOOT_STACK_SIZE                                                                      \
	(CONFIG_ISR_STACK_SIZE + (IS_ENABLED(CONFIG_MULTITHREADING) ? 0 : CONFIG_MAIN_STACK_SIZE))

K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, Z_ARM_BOOT_STACK_SIZE);

/** A function that is nothing but its assembly; exceptions are taken in ARM state. */
#define NAKED_ARM __attribute__((naked, no_stack_protector, target("arm")))

/* Modes of the processor, as the operands of cps and srs. */
#define MODE_FIQ       "#0x11"
#define MODE_IRQ       "#0x12"
#define MODE_SVC       "#0x13"
#define MODE_ABORT     "#0x17"
#define MODE_UNDEFINED "#0x1b"
#define MODE_SYSTEM    "#0x1f"

/** What a thread that does not run has at its stack pointer, see switch.c. */
struct switch_frame {
	uint32_t r4, r5, r6, r7, r8, r9, r10, r11;
	uint32_t pc;
};

/** What entry of a fault saves, see fault_entry.c. */
struct fault_frame {
	uint32_t sp, lr;
	uint32_t r[13];
	uint32_t pc, cpsr;
	uint32_t unused; /* keeps the stack aligned */
};

/** The stack of the modes of faults: one frame, of which their stack pointers are the end. */
extern struct fault_frame z_arm_fault_frame;

enum fault_kind {
	FAULT_UNDEFINED,
	FAULT_SVC,
	FAULT_PREFETCH,
	FAULT_DATA,
	FAULT_FIQ,
};

/* Go to the handlers' stack if condition @p cond holds: with threads, that is a stack apart. */
#ifdef CONFIG_MULTITHREADING
#define TO_HANDLERS_STACK(cond) "ldr" cond " sp, =%c[stack_top]\n\t"
#else
#define TO_HANDLERS_STACK(cond)
#endif
#define STACK_TOP_OPERAND [stack_top] "i"(&z_interrupt_stacks[1])

/** Read or write a register of the system control coprocessor. */
#define CP15_READ(op1, crn, crm, op2)                                                              \
	({                                                                                         \
		uint32_t z_value;                                                                  \
		__asm__ volatile("mrc p15, " #op1 ", %0, " #crn ", " #crm ", " #op2               \
				 : "=r"(z_value));                                                 \
		z_value;                                                                           \
	})
#define CP15_WRITE(op1, crn, crm, op2, value)                                                      \
	__asm__ volatile("mcr p15, " #op1 ", %0, " #crn ", " #crm ", " #op2                       \
			 :                                                                         \
			 : "r"(value)                                                              \
			 : "memory")

#define SCTLR_M  BIT(0)  /* MMU or MPU on */
#define SCTLR_A  BIT(1)  /* unaligned access faults */
#define SCTLR_C  BIT(2)  /* data cache */
#define SCTLR_Z  BIT(11) /* branch prediction */
#define SCTLR_I  BIT(12) /* instruction cache */
#define SCTLR_V  BIT(13) /* vectors at 0xffff0000 */
#define SCTLR_BR BIT(17) /* Cortex-R: default memory map below the MPU's regions */
#define SCTLR_TE BIT(30) /* exceptions in Thumb state */

static ALWAYS_INLINE void z_arm_barrier(void)
{
	__asm__ volatile("dsb\n\tisb" : : : "memory");
}

/** Entries from the vectors. */
void __start(void);
void z_arm_undefined(void);
void z_arm_svc(void);
void z_arm_prefetch_abort(void);
void z_arm_data_abort(void);
void z_arm_irq(void);
void z_arm_fiq(void);

/** @brief Call @p routine(@p parameter) on the handlers' stack. Context: thread, locked. */
void z_arm_handler_call(void (*routine)(const void *parameter), const void *parameter);

/** First code of a thread: r4 = entry, r5 to r7 = its parameters. */
void z_arm_thread_start(void);
/** Second half of arch_switch(): continue the thread in r0. */
void z_arm_load_thread(void);

/** Let floating point instructions run, or have their first one trapped. Context: boot. */
#ifdef CONFIG_FPU
void z_arm_fpu_init(void);
#else
#define z_arm_fpu_init()
#endif
#ifdef CONFIG_FPU_SHARING
void z_arm_fpu_new_thread(struct k_thread *thread);
void z_arm_fpu_thread_gone(struct k_thread *thread);
void z_arm_fpu_become_user(struct k_thread *thread);
#else
#define z_arm_fpu_new_thread(thread)
#define z_arm_fpu_thread_gone(thread)
#define z_arm_fpu_become_user(thread)
#endif

/** Protection of code, constants, and of address 0. Context: boot, variables are set up. */
#if defined(CONFIG_ARM_AARCH32_MMU) || defined(CONFIG_ARM_MPU)
void z_arm_protection_init(void);
#else
#define z_arm_protection_init()
#endif

/** Print what the fault status says. */
void z_arm_fault_describe(enum fault_kind kind, uint32_t status, uint32_t address);

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_CPU_H_ */
