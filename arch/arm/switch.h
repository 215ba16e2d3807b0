/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share about exceptions and saved threads.
 */
#ifndef ETESIAN_ARCH_ARM_SWITCH_H_
#define ETESIAN_ARCH_ARM_SWITCH_H_

#include <zephyr/kernel.h>

/**
 * A function that is nothing but its assembly. (The compiler would store canaries in its caller's
 * frame.)
 */
#define NAKED __attribute__((naked, no_stack_protector))

/** What a thread that does not run has at its stack pointer, see switch.c. */
struct switch_frame {
#ifdef CONFIG_ARMV6_M_ARMV8_M_BASELINE
	uint32_t r8, r9, r10, r11, r4, r5, r6, r7;
#else
	uint32_t r4, r5, r6, r7, r8, r9, r10, r11;
#endif
	uint32_t pc;
};

/** Bytes that PendSV stores besides for a thread with floating point registers, see switch_fp.h. */
#define Z_ARM_FP_SAVED (IS_ENABLED(CONFIG_FPU_SHARING) ? 8 + 64 : 0)

/** What the processor pushes at an exception. */
struct exception_frame {
	uint32_t r0, r1, r2, r3, r12, lr, pc, xpsr;
};

/**
 * Return from an exception to thread mode on the process stack, without floating point registers;
 * with TrustZone also: in the state that the exception came in. The operand of mvn.
 */
#ifdef CONFIG_ARM_NONSECURE_FIRMWARE
#define EXC_RETURN_THREAD "#0x43" /* 0xffffffbc */
#else
#define EXC_RETURN_THREAD "#2" /* 0xfffffffd */
#endif

#define Z_ARM_PENDSV 14 /* its exception number */

#define SVC_RESUME      "#0"
#define SVC_IRQ_OFFLOAD "#1"

/** In the SVC handler, r0 being PSP: the offloaded routine (r4, r5) returns from the exception. */
#ifdef CONFIG_IRQ_OFFLOAD
#define SVC_TO_OFFLOAD                                                                             \
	"ldr r1, [r0, #24]\n\t" /* the address behind the svc */                                   \
	"subs r1, #2\n\t"                                                                          \
	"ldrb r1, [r1]\n\t"                                                                        \
	"cmp r1, #0\n\t"                                                                           \
	"beq 1f\n\t"                                                                               \
	"mov r0, r5\n\t"                                                                           \
	"bx r4\n"                                                                                  \
	"1:\n\t"
#else
#define SVC_TO_OFFLOAD
#endif

/** Not from user mode: nothing a user does may come here as if it were the kernel. */
#ifdef CONFIG_USERSPACE
#define SVC_REFUSE_USERS                                                                           \
	"mrs r1, control\n\t"                                                                      \
	"lsls r1, r1, #31\n\t" /* nPRIV is bit 0 */                                                \
	"bmi.w z_arm_fault\n\t"
void z_arm_memmanage(void);
#else
#define SVC_REFUSE_USERS
#define z_arm_memmanage z_arm_fault
#endif

/* Vectors. Exceptions enter C and assembly functions alike. */
void z_arm_reset(void);
void z_arm_nmi(void);
void z_arm_fault(void);
void z_arm_svc(void);
void z_arm_pendsv(void);

/** First code of a thread: r4 = entry, r5 to r7 = its parameters. */
void z_arm_thread_start(void);

/*
 * Boot runs on the stack of the interrupt handlers. Without threads main() stays there, and has to
 * have its share of it.
 */
#define Z_ARM_BOOT_STACK_SIZE                                                                      \
	(CONFIG_ISR_STACK_SIZE + (IS_ENABLED(CONFIG_MULTITHREADING) ? 0 : CONFIG_MAIN_STACK_SIZE))

K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, Z_ARM_BOOT_STACK_SIZE);

/** Every line of the NVIC below irq_lock(), and irq_lock() in force. */
#ifdef CONFIG_ZERO_LATENCY_IRQS
void z_arm_irq_init(void);
#else
#define z_arm_irq_init()
#endif

/** Fill the table of handlers, if there is one. */
#ifdef CONFIG_GEN_SW_ISR_TABLE
void z_arm_irq_table_init(void);
#else
#define z_arm_irq_table_init()
#endif

/** Let floating point instructions run, before any does. */
#ifdef CONFIG_FPU
void z_arm_fpu_init(void);
#else
#define z_arm_fpu_init()
#endif

/** Room in an exception's frame that no one shall fill any more: its thread is dead. */
#ifdef CONFIG_FPU_SHARING
#define z_arm_fpu_forget_frame() (FPU->FPCCR &= ~FPU_FPCCR_LSPACT_Msk)
#else
#define z_arm_fpu_forget_frame()
#endif

/**
 * Without threads: the only context's variables, at @p block, of which Z_ARM_TLS_SIZE bytes are
 * needed.
 */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
extern char z_arm_tls_block[];
#define Z_ARM_TLS_SIZE ((size_t)z_arm_tls_block)
void z_arm_tls_alone_set(char *block);
#else
#define Z_ARM_TLS_SIZE              0
#define z_arm_tls_alone_set(block) ARG_UNUSED(block)
#endif

/** Set up enabled faults and the priorities of the system exceptions. */
void z_arm_fault_init(void);

/** Print what CFSR @p status says about exception number @p exception. */
#if CONFIG_FAULT_DUMP == 2 && defined(CONFIG_EXCEPTION_DEBUG)
void z_arm_fault_describe(uint32_t exception, uint32_t status);
#elif CONFIG_FAULT_DUMP == 1 && defined(CONFIG_EXCEPTION_DEBUG) &&                                 \
	defined(CONFIG_ARMV7_M_ARMV8_M_MAINLINE) /* baseline knows one kind of fault */
#define z_arm_fault_describe(exception, status)                                                    \
	z_fatal_print("E: ***** FAULT %u, CFSR 0x%08x *****\n", exception, status)
#else
#define z_arm_fault_describe(exception, status) ((void)0)
#endif

#endif /* ETESIAN_ARCH_ARM_SWITCH_H_ */
