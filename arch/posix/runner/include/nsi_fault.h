/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stacks for threads, and the faults that happen on them. Host side; called by the embedded port.
 */
#ifndef NSI_FAULT_H
#define NSI_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A stack: @c size usable bytes from @c low, below which lies a guard that faults when touched. */
struct nsi_stack {
	char *low;
	size_t size;
	bool closed; /* for the moment: a user thread runs, see nsi_protect.h */
	struct nsi_stack *next_free;
	struct nsi_stack *next;
};

/** @brief A stack of at least @p size bytes; ends the process where the host has no memory. */
struct nsi_stack *nsi_stack_get(size_t size);
/** @brief Give it back. It may be the one in use, until nsi_stack_get() is called. */
void nsi_stack_put(struct nsi_stack *stack);

#define NSI_FAULT_REGS 34

/** Registers at a fault, and what it was. */
struct nsi_fault {
	const char *name;  /**< SIGSEGV, ... */
	uintptr_t pc;
	uintptr_t sp;
	uintptr_t address; /**< Of the access, where @c has_address. */
	bool has_address;
	bool stack_overflow; /**< The address lies in the guard of a stack. */
	const void *emergency_stack; /**< On which execution continues; NULL: the thread's own. */
	size_t emergency_size;
	unsigned int regs;   /**< How many of @c reg are in use. */
	uintptr_t reg[NSI_FAULT_REGS];
};

/** @brief The last fault. */
const struct nsi_fault *nsi_fault_get(void);
/** @brief Name of register @p index of nsi_fault.reg. */
const char *nsi_fault_reg_name(unsigned int index);

#ifdef __cplusplus
}
#endif

#endif /* NSI_FAULT_H */
