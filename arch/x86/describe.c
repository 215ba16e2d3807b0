/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Exceptions in words.
 */
#include "user.h"
#include "arch/arch.h"

#include <zephyr/linker/linker-defs.h>

static const char *const names[] = {
	[0] = "Divide error",
	[1] = "Debug",
	[2] = "Non-maskable interrupt",
	[3] = "Breakpoint",
	[4] = "Overflow",
	[5] = "Bound range exceeded",
	[6] = "Invalid opcode",
	[7] = "Floating point unit not available",
	[8] = "Double fault",
	[10] = "Invalid TSS",
	[11] = "Segment not present",
	[12] = "Stack segment fault",
	[13] = "General protection fault",
	[14] = "Page fault",
	[16] = "x87 floating point error",
	[17] = "Alignment check",
	[18] = "Machine check",
	[19] = "SIMD floating point error",
	[20] = "Virtualization",
	[21] = "Control protection",
};

#define PF_PRESENT  BIT(0)
#define PF_WRITE    BIT(1)
#define PF_USER	    BIT(2)
#define PF_RESERVED BIT(3)
#define PF_FETCH    BIT(4)

static const char *access_of(unsigned long code)
{
	if ((code & PF_FETCH) != 0) {
		return "executing";
	}
	return ((code & PF_WRITE) != 0) ? "writing" : "reading";
}

#ifdef CONFIG_USERSPACE
/* Why a call was refused. */
static void describe_gate(uintptr_t address)
{
	if (address >= (uintptr_t)__gates_start && address < (uintptr_t)__gates_end) {
		z_fatal_print("E: No system call begins there, or the stack pointer is outside "
			      "the thread's stack\n");
	}
}
#else
#define describe_gate(address) ARG_UNUSED(address)
#endif

static void describe_page_fault(unsigned long code, uintptr_t address)
{
	struct k_thread *owner;

	z_fatal_print("E: Page fault %s address 0x%lx (error code 0x%lx)\n", access_of(code),
		      (unsigned long)address, code);
	if (z_x86_guard_hit(address, &owner)) {
		z_fatal_print("E: It is below the stack of %s %p\n",
			      (owner != NULL) ? "thread" : "interrupt handlers", (void *)owner);
	} else if ((code & PF_RESERVED) != 0) {
		z_fatal_print("E: A page table is broken\n");
	} else if ((code & PF_PRESENT) != 0) {
		z_fatal_print("E: The page does not allow it%s\n",
			      ((code & PF_USER) != 0) ? " in user mode" : "");
		describe_gate(address);
	} else {
		z_fatal_print("E: There is nothing at that address%s\n",
			      (address < 4096U) ? ": a NULL pointer" : "");
	}
}

void z_x86_describe(const struct arch_esf *esf, uintptr_t address)
{
	unsigned long vector = (unsigned long)esf->vector;
	const char *name = (vector < ARRAY_SIZE(names)) ? names[vector] : NULL;
	struct k_thread *owner;

	if (vector == 14U) {
		describe_page_fault((unsigned long)esf->ESF_CODE, address);
	} else {
		z_fatal_print("E: %s (exception %lu, error code 0x%lx)\n",
			      (name != NULL) ? name : "Reserved", vector,
			      (unsigned long)esf->ESF_CODE);
	}
	if (vector == VECTOR_DOUBLE_FAULT && z_x86_guard_hit(address, &owner)) {
		z_fatal_print("E: No room on the stack of %s %p at address 0x%lx\n",
			      (owner != NULL) ? "thread" : "interrupt handlers", (void *)owner,
			      (unsigned long)address);
	}
}
