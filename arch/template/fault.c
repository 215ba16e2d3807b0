/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Faults.
 */
#include "arch/arch.h"

bool arch_is_in_nested_exception(const struct arch_esf *esf)
{
	ARG_UNUSED(esf); /* TODO: from the saved state of the CPU */
	return false;
}

#ifdef CONFIG_EXCEPTION_DUMP
void arch_fatal_dump(const struct arch_esf *esf)
{
	z_fatal_print("E: Faulting instruction address: %p\n", (void *)esf->pc);
}
#endif

/* TODO: called by the entry code for each fault, with the saved registers. */
void z_template_fault(const struct arch_esf *esf)
{
	z_fatal_error(K_ERR_CPU_EXCEPTION, esf);
	/* TODO: the faulty thread is gone, leave as an interrupt does */
}
