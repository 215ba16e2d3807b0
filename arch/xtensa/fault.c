/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults: every exception that is not an interrupt.
 */
#include "port.h"

#include <zephyr/fatal.h>

#define SYSCALL_BYTES 3

#ifdef CONFIG_EXCEPTION_DEBUG
static const char *cause_name(uint32_t cause)
{
	static const char *const names[] = {
		[0] = "illegal instruction",
		[1] = "system call",
		[2] = "no memory (fetch)",
		[3] = "no memory (data)",
		[5] = "register window",
		[6] = "division by zero",
		[8] = "privileged instruction",
		[9] = "unaligned address",
		[12] = "parity or bus error (fetch)",
		[13] = "parity or bus error (data)",
		[14] = "bus error: address (fetch)",
		[15] = "bus error: address (data)",
		[16] = "no mapping of this address (fetch)",
		[20] = "forbidden address (fetch)",
		[24] = "no mapping of this address (data)",
		[28] = "forbidden address (load)",
		[29] = "forbidden address (store)",
		[CAUSE_BREAKPOINT] = "breakpoint",
	};

	return (cause < ARRAY_SIZE(names) && names[cause] != NULL) ? names[cause] : "unknown";
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	z_fatal_print("E: Cause %u: %s, address 0x%08x\n", esf->cause, cause_name(esf->cause),
		      esf->vaddr);
	for (unsigned int n = 0; n < 16; n++) {
		z_fatal_print("%sa%u: 0x%08x%s", (n % 4 == 0) ? "E: " : "  ", n, esf->a[n],
			      (n % 4 == 3) ? "\n" : "");
	}
	z_fatal_print("E: ps: 0x%08x  sar: 0x%08x\n", esf->ps, esf->sar);
	z_fatal_print("E: Faulting instruction address (pc): 0x%08x\n", esf->pc);
}
#endif

void z_xtensa_fault(struct arch_esf *esf)
{
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	if (esf->cause == CAUSE_SYSCALL) { /* ARCH_EXCEPT() */
		reason = esf->a[2];
		z_fatal_error(reason, esf);
		esf->pc += SYSCALL_BYTES;
	} else {
		z_fatal_error(z_fault_reason(esf->a[1], reason), esf);
	}
	if (arch_is_in_nested_exception(esf) && reason == K_ERR_CPU_EXCEPTION) {
		arch_system_halt(reason); /* a handler can not go on */
	}
}
