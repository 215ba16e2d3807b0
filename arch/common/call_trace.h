/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Who called whom, in the report of a fault: lines that `ete addr2line --log` explains.
 */
#ifndef ETESIAN_ARCH_COMMON_CALL_TRACE_H_
#define ETESIAN_ARCH_COMMON_CALL_TRACE_H_

#include "../arch.h"

static inline bool z_call_trace_line(void *count, unsigned long pc)
{
	z_fatal_print("E:   %d: 0x%0*lx\n", (*(int *)count)++, 2 * (int)sizeof(pc), pc);
	return true;
}

static inline void z_call_trace(const struct arch_esf *esf)
{
	int count = 0;

	z_fatal_print("E: call trace:\n");
	arch_stack_walk(z_call_trace_line, &count, NULL, esf);
}

#endif /* ETESIAN_ARCH_COMMON_CALL_TRACE_H_ */
