/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults: every exception that is not an interrupt.
 */
#include "port.h"

#include <string.h>
#include <zephyr/fatal.h>

#define CODE(cause)        (((cause) >> 2) & 31U)
#define COPROCESSOR(cause) (((cause) >> 28) & 3U)

#define CODE_SYSCALL     8
#define CODE_COPROCESSOR 11

#ifdef CONFIG_EXCEPTION_DEBUG
static const char *code_name(unsigned int code)
{
	static const char *const names[] = {
		[1] = "store to a read-only page",
		[2] = "no mapping of this address (load or fetch)",
		[3] = "no mapping of this address (store)",
		[4] = "unaligned or forbidden address (load or fetch)",
		[5] = "unaligned or forbidden address (store)",
		[6] = "bus error (fetch)",
		[7] = "bus error (data)",
		[8] = "system call",
		[9] = "breakpoint",
		[10] = "reserved instruction",
		[11] = "coprocessor not enabled",
		[12] = "arithmetic overflow",
		[13] = "trap (division by zero)",
		[15] = "floating point",
		[23] = "watchpoint",
		[24] = "machine check",
	};

	return (code < ARRAY_SIZE(names) && names[code] != NULL) ? names[code] : "unknown";
}

void arch_fatal_dump(const struct arch_esf *esf)
{
	static const char names[32][3] = {"zr", "at", "v0", "v1", "a0", "a1", "a2", "a3",
					  "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7",
					  "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7",
					  "t8", "t9", "k0", "k1", "gp", "sp", "fp", "ra"};

	z_fatal_print("E: Cause %u: %s, address 0x%08x\n", CODE(esf->cause),
		      code_name(CODE(esf->cause)), esf->badvaddr);
	for (unsigned int n = 1; n < 32; n++) {
		if (n != 26 && n != 27) {
			z_fatal_print("%s%s: 0x%08x%s", (n % 4 == 1) ? "E: " : "  ", names[n],
				      esf->r[n], (n % 4 == 0 || n == 31) ? "\n" : "");
		}
	}
	z_fatal_print("E: lo: 0x%08x  hi: 0x%08x  status: 0x%08x  cause: 0x%08x\n", esf->lo,
		      esf->hi, esf->status, esf->cause);
	z_fatal_print("E: Faulting instruction address (epc): 0x%08x\n", esf->epc);
}
#endif

/* The first floating point instruction of a thread or handler: begin with zeros. */
static bool gave_float(struct arch_esf *esf)
{
#ifdef CONFIG_FPU_SHARING
	if (CODE(esf->cause) == CODE_COPROCESSOR && COPROCESSOR(esf->cause) == 1 &&
	    (esf->status & STATUS_CU1) == 0) {
		memset(esf->f, 0, sizeof(esf->f));
		esf->fcsr = 0;
		esf->status |= STATUS_CU1;
		return true;
	}
#else
	ARG_UNUSED(esf);
#endif
	return false;
}

void z_mips_fault(struct arch_esf *esf)
{
	unsigned int reason = K_ERR_CPU_EXCEPTION;

	if (gave_float(esf)) {
		return;
	}
	if (CODE(esf->cause) == CODE_SYSCALL) { /* ARCH_EXCEPT() */
		reason = esf->r[4];
		z_fatal_error(reason, esf);
		esf->epc += 4;
	} else {
		z_fatal_error(z_fault_reason(esf->r[29], reason), esf);
	}
	if (arch_is_in_nested_exception(esf) && reason == K_ERR_CPU_EXCEPTION) {
		arch_system_halt(reason); /* a handler can not go on */
	}
}
