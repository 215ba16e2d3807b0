/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share about stacks, frames and saved threads.
 */
#ifndef ETESIAN_ARCH_RISCV_PORT_H_
#define ETESIAN_ARCH_RISCV_PORT_H_

#include <zephyr/kernel.h>

/** A function that is nothing but its assembly. */
#define NAKED __attribute__((naked, no_stack_protector))

/* Words as the assembler writes them. */
#ifdef CONFIG_64BIT
#define LOAD_OP  "ld "
#define STORE_OP "sd "
#define WORD     "8"
#else
#define LOAD_OP  "lw "
#define STORE_OP "sw "
#define WORD     "4"
#endif

/** Register @p r to or from word @p n at register @p base. */
#define STORE(r, n, base) STORE_OP r ", " #n "*" WORD "(" base ")\n\t"
#define LOAD(r, n, base)  LOAD_OP r ", " #n "*" WORD "(" base ")\n\t"

#ifdef CONFIG_RISCV_ISA_RV32E
#define NOT_RV32E(...)
#else
#define NOT_RV32E(...) __VA_ARGS__
#endif

/** At the end of each handler stack; mscratch points to it outside of handlers. */
struct handler_top {
	uintptr_t sp;      /* word 0: of the interrupted thread */
	uintptr_t prev;    /* word 1: that thread */
	uintptr_t resched; /* word 2: look for a better thread at the end */
	uintptr_t domain;  /* word 3: whose entries the protection has */
#if defined(CONFIG_USERSPACE) && defined(CONFIG_SMP)
	volatile uintptr_t in_user; /* word 4: a thread is in user mode, or about to be */
	uintptr_t unused[3];
#endif
};

/*
 * Boot runs on the stack of the handlers. Without threads main() stays there, above the part of the
 * handlers.
 */
#define BOOT_STACK_SIZE                                                                            \
	(CONFIG_ISR_STACK_SIZE + (IS_ENABLED(CONFIG_MULTITHREADING) ? 0 : CONFIG_MAIN_STACK_SIZE))

K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, BOOT_STACK_SIZE);

/** The end of the handlers' part of the first CPU's stack. */
#define FIRST_TOP                                                                                  \
	((struct handler_top *)((char *)z_interrupt_stacks[0] + K_KERNEL_STACK_RESERVED +          \
				ROUND_DOWN(CONFIG_ISR_STACK_SIZE, 16)) -                           \
	 1)

/** The same of this CPU. */
#ifdef CONFIG_SMP
static inline struct handler_top *z_riscv_top(void)
{
	return (struct handler_top *)ROUND_DOWN((uintptr_t)arch_curr_cpu()->irq_stack, 16) - 1;
}
#else
/* stacks are arrays of bytes to the compiler */
#define z_riscv_top() ((struct handler_top *)__builtin_assume_aligned(FIRST_TOP, 16))
#endif

/** @brief This CPU's own registers, its handlers' stack object being @p stack. Context: boot. */
void z_riscv_cpu_init(const void *stack);

/** Where an exception saves all registers. */
struct fault_frame {
	struct arch_esf esf;
	unsigned long unused;
	struct _callee_saved_regs regs;
};

/** Vectors for mtvec. */
void z_riscv_vectors(void);

/** Initial values of thread-local variables to @p block. Context: any. */
void z_riscv_tls_fill(char *block);

/** Call @p routine(@p parameter) as a handler. Context: thread, locked. */
void z_riscv_call_as_handler(void (*routine)(const void *parameter), const void *parameter);

/** Say what happened; comes back if the code at @p esf can go on. Context: exception. */
void z_riscv_fault(struct arch_esf *esf);

#endif /* ETESIAN_ARCH_RISCV_PORT_H_ */
