/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage lies at the top of each thread's stack. The compiler reads the register
 * UserLocal (RDHWR $29) and takes it to be 0x7000 bytes above the start of the block, so that
 * signed offsets of 16 bits reach all of it ("ELF Handling For Thread-Local Storage", MIPS).
 */
#include "port.h"
#include "../common/tls.h"

#define TP_OFFSET 0x7000

char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	char *block = (char *)ROUND_DOWN(top - z_tls_size(), 16);

	z_tls_fill(block);
	thread->tls = (uintptr_t)block + TP_OFFSET;
	return block;
}

void z_mips_tls_use(const struct k_thread *thread)
{
	cp0_write(CP0_USER_LOCAL, thread->tls);
}
