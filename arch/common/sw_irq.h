/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the entry code of a port with CONFIG_SW_IRQ shares with sw_irq.c.
 *
 * An interrupt or fault, taken with interrupts off:
 *   1. save what a function may change (a fault: all registers) on the stack in use;
 *   2. z_isr_nesting++; go to the end of z_interrupt_stacks, unless sp is in there already;
 *   3. an interrupt: z_isr_serve(); a fault: z_fatal_error();
 *   4. back to the stack of 1; if z_isr_nesting is 1 call z_isr_leave(), else z_isr_nesting--;
 *   5. restore, return from the exception.
 *
 * z_isr_leave() may call arch_switch() then: the thread that was interrupted is one that called it,
 * some frames deeper. So there is only one kind of thread that does not run, and one way to go on.
 *
 * Handlers run with interrupts on, but for their own line and those of lower numbers: a line with a
 * higher number interrupts them. What IRQ_CONNECT() says of priorities is not used.
 */
#ifndef ETESIAN_ARCH_COMMON_SW_IRQ_H_
#define ETESIAN_ARCH_COMMON_SW_IRQ_H_

#include "arch/arch.h"
#include "boot_stack.h"

K_KERNEL_STACK_ARRAY_DECLARE(z_interrupt_stacks, 1, Z_BOOT_STACK_SIZE);

/**
 * @brief Call the handlers of @p taken, a line as a bit or 0, and of all lines that are pending
 * then. Context: entry code, handlers' stack, locked.
 */
__used void z_isr_serve(uint32_t taken);

/**
 * @brief The outermost handler has ended: continue the best thread. Returns when it is this one.
 *
 * Context: entry code, stack of the interrupted thread, z_isr_nesting is 1, locked.
 */
__used void z_isr_leave(void);

/** @brief Port: call @p routine(@p parameter) on the handlers' stack. Context: thread, locked. */
void z_isr_stack_call(void (*routine)(const void *parameter), const void *parameter);

/** @brief Port: bit n says that line n asks. Context: locked. */
uint32_t z_irq_pending(void);

/** @brief Port: line @p irq is being served: take back what is remembered. Context: locked. */
void z_irq_ack(unsigned int irq);

/**
 * @brief Port: only the lines of @p lines may interrupt from here on. Returns the key for
 * arch_irq_unlock() in a handler that these may interrupt. Context: locked.
 */
unsigned int z_irq_allow(uint32_t lines);

/**
 * @brief Why a fault at which the stack pointer was @p sp: a stack overflow, if it left the
 * thread's stack, else what @p reason says. Context: fault handler.
 */
unsigned int z_fault_reason(uintptr_t sp, unsigned int reason);

#endif /* ETESIAN_ARCH_COMMON_SW_IRQ_H_ */
