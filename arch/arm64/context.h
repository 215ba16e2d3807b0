/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What assembly and C of this port share: where the members of struct _callee_saved and struct
 * arch_esf are, bits of registers. context.c checks the numbers.
 */
#ifndef ETESIAN_ARCH_ARM64_CONTEXT_H_
#define ETESIAN_ARCH_ARM64_CONTEXT_H_

/* struct _callee_saved */
#define CTX_X19     0
#define CTX_X29_SP  80
#define CTX_PC_SPSR 96
#define CTX_X0      112
#define CTX_X18_LR  256
#define CTX_FROZEN  272
#ifdef CONFIG_USERSPACE
#define CTX_TTBR      280
#define CTX_KERNEL_SP 288 /* then last_args */
#define CTX_FP_WHOLE  304
#define CTX_ZEROS     312
#define CTX_FPCR      328
#else
#define CTX_FPCR 280
#endif
#define CTX_V (CTX_FPCR + 16)

/* struct arch_esf */
#define ESF_X0      0
#define ESF_X18_LR  144
#define ESF_SPSR    160 /* then elr */
#define ESF_X19     176
#define ESF_X29_SP  256
#define ESF_ESR     272 /* then far */
#define ESF_SIZE    288

/* PSTATE in SPSR: EL1 on SP_EL0, debug exceptions and FIQ off; with interrupts and SErrors off. */
#define SPSR_THREAD        0x244
#define SPSR_THREAD_LOCKED 0x2c4
#define SPSR_HANDLER       0x1 /* on SP_EL1 */
#define SPSR_USER          0x240 /* EL0, interrupts on */
#define SPSR_EL1           0x4
#define SPSR_EL1H_MASKED   0x3c5
#define DAIF_BOOT          0x2c0

#define CPACR_FPEN_BIT 20
#define CPACR_FPEN     (3 << CPACR_FPEN_BIT)

#define EC_FP_TRAP 0x07
#define EC_SVC     0x15

#define SCTLR_RES1 0x30d00800
#define SCTLR_M    0x1
#define SCTLR_C    0x4
#define SCTLR_SA   0x8
#define SCTLR_SA0  0x10
#define SCTLR_I    0x1000
#define SCTLR_WXN  0x80000 /* what can be written can not be executed */

/* Bytes of arguments that a system call may have on the user's stack. */
#define STACK_ARGS 16

/* Bytes that boot keeps from handlers' stack, which it uses itself from the top down. */
#define Z_ARM64_BOOT_FAULT_STACK 2048

#ifndef _ASMLANGUAGE
#include <zephyr/kernel.h>

/*
 * Without threads main() stays on the boot stack, the upper part of the first object, and needs its
 * share of it.
 */
#define Z_ARM64_BOOT_STACK_SIZE                                                                    \
	(CONFIG_ISR_STACK_SIZE + (IS_ENABLED(CONFIG_MULTITHREADING) ? 0 : CONFIG_MAIN_STACK_SIZE))

/* The first CPU's; the kernel has those of the others. */
K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, Z_ARM64_BOOT_STACK_SIZE);

/** Its end. */
extern char *const z_arm64_handlers_top;

/** Who runs after an exception, and who ran before it: in x0 and x1. */
struct z_arm64_exit {
	struct k_thread *next;
	struct k_thread *prev;
};

struct k_thread *z_sched_isr_next(void);
void z_sched_ipi(void);

/** @brief The end of an exception from thread @p prev: who is the best now? Locked. */
static ALWAYS_INLINE struct z_arm64_exit z_arm64_leave(struct k_thread *prev)
{
	struct z_arm64_exit leave = {prev, prev};

	if (prev->callee_saved.resched != 0) {
		prev->callee_saved.resched = 0;
		leave.next = z_sched_isr_next();
	}
	return leave;
}

/* Interrupts from software: look at the run queue, of this CPU or asked by another. */
#define Z_ARM64_SGI_RESCHED 0
#define Z_ARM64_SGI_SCHED   1

#ifdef CONFIG_SMP
#define z_arm64_ipi() z_sched_ipi()
#else
#define z_arm64_ipi() ((void)0)
#endif

#ifdef CONFIG_TRACING_ISR
void sys_trace_isr_enter(void);
void sys_trace_isr_exit(void);
#define z_arm64_isr_enter() sys_trace_isr_enter()
#define z_arm64_isr_exit()  sys_trace_isr_exit()
#else
#define z_arm64_isr_enter() ((void)0)
#define z_arm64_isr_exit()  ((void)0)
#endif

/** @brief Page tables; then address translation and caches on. Context: boot, before all else. */
void z_arm64_mmu_init(void);
/** @brief The same on another CPU, with the tables that are there. */
void z_arm64_mmu_enable(void);
/** @brief The page at @p addr, below a stack, faults from now on (or no longer). Context: any. */
void z_arm64_guard(uintptr_t addr, bool on);

/** Thread-local variables of boot, and of main() where it is no thread. */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
void z_arm64_tls_boot(void);
#else
static inline void z_arm64_tls_boot(void)
{
}
#endif

#ifdef CONFIG_USERSPACE
/** @brief What else new @p thread has in its context: nothing of the past, and its tables. */
void z_arm64_user_context(struct k_thread *thread);
/** @brief The stack of @p thread is its no longer. Lock: kernel. */
void z_arm64_user_thread_gone(struct k_thread *thread);
/** @brief The current thread's domain may be another one: use its tables. Locked. */
void z_arm64_user_tables(void);
#else
static inline void z_arm64_user_context(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
static inline void z_arm64_user_thread_gone(struct k_thread *thread)
{
	ARG_UNUSED(thread);
}
static inline void z_arm64_user_tables(void)
{
}
#endif

/** @brief Fill the table of handlers, if there is one in RAM. */
#ifdef CONFIG_GEN_SW_ISR_TABLE
void z_arm64_irq_table_init(void);
#else
static inline void z_arm64_irq_table_init(void)
{
}
#endif

/** @brief Print what ESR_EL1 @p esr and FAR_EL1 @p far say. */
void z_arm64_fault_describe(uint64_t esr, uint64_t far);

/** @brief Ask the firmware. Context: any. */
long z_arm64_psci(uint32_t function, unsigned long a1, unsigned long a2, unsigned long a3);

#define PSCI_CPU_OFF      0x84000002U
#define PSCI_CPU_ON       0xc4000003U
#define PSCI_ALREADY_ON   (-4) /* result */
#define PSCI_SYSTEM_OFF   0x84000008U
#define PSCI_SYSTEM_RESET 0x84000009U
#endif

#endif /* ETESIAN_ARCH_ARM64_CONTEXT_H_ */
