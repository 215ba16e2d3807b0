/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults: every exception that is not an interrupt.
 */
#include "port.h"
#include "../common/call_trace.h"

#include <zephyr/fatal.h>

#ifdef CONFIG_EXCEPTION_DEBUG
static const char *vector_name(uint32_t vector)
{
	static const char *const names[] = {
		[2] = "bus error",
		[3] = "data page fault",
		[4] = "instruction page fault",
		[6] = "unaligned address",
		[7] = "illegal instruction",
		[9] = "no mapping of this address (data)",
		[10] = "no mapping of this address (fetch)",
		[11] = "range (division by zero, overflow)",
		[12] = "system call",
		[13] = "floating point",
		[14] = "trap",
	};

	vector /= 0x100;
	return (vector < ARRAY_SIZE(names) && names[vector] != NULL) ? names[vector] : "unknown";
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	z_fatal_print("E: Exception 0x%03x: %s, address 0x%08x\n", esf->vector,
		      vector_name(esf->vector), esf->ea);
	for (unsigned int n = 1; n < 32; n++) {
		z_fatal_print("%sr%u: 0x%08x%s", (n % 4 == 1) ? "E: " : "  ", n, esf->r[n],
			      (n % 4 == 0 || n == 31) ? "\n" : "");
	}
	z_fatal_print("E: sr: 0x%08x\n", esf->sr);
	z_fatal_print("E: Faulting instruction address (pc): 0x%08x\n", esf->pc);
	if (IS_ENABLED(CONFIG_FRAME_POINTER)) {
		z_call_trace(esf);
	}
}
#endif

void z_or1k_fault(struct arch_esf *esf)
{
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	esf->r[0] = 0;
	if (esf->vector == VECTOR_SYSCALL) { /* ARCH_EXCEPT(): pc is behind it already */
		reason = esf->r[3];
		z_fatal_error(reason, esf);
	} else {
		z_fatal_error(z_fault_reason(esf->r[1], reason), esf);
	}
	if (arch_is_in_nested_exception(esf) && reason == K_ERR_CPU_EXCEPTION) {
		arch_system_halt(reason); /* a handler can not go on */
	}
}
