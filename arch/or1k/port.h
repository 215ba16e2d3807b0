/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share.
 */
#ifndef ETESIAN_ARCH_OR1K_PORT_H_
#define ETESIAN_ARCH_OR1K_PORT_H_

#include "../common/sw_irq.h"
#include "frame.h"

/** What a thread that does not run has at its stack pointer, see switch.S. */
struct switch_frame {
	uint32_t r2;
	uint32_t r9;
	uint32_t r10;
	uint32_t r14, r16, r18, r20, r22, r24, r26, r28, r30;
};

#define spr_read(number)                                                                           \
	({                                                                                         \
		uint32_t z_value;                                                                  \
		__asm__ volatile("l.mfspr %0, r0, %1" : "=r"(z_value) : "i"(number));              \
		z_value;                                                                           \
	})
#define spr_write(number, value)                                                                   \
	__asm__ volatile("l.mtspr r0, %0, %1" : : "r"((uint32_t)(value)), "i"(number) : "memory")

/* Assembly. */
void z_or1k_switch(uint32_t next_sp, uint32_t *prev_sp);
FUNC_NORETURN void z_or1k_continue(uint32_t next_sp);
void z_or1k_thread_start(void);

/* Called by assembly. */
__used FUNC_NORETURN void z_or1k_start(void);
__used void z_or1k_fault(struct arch_esf *esf);

#endif /* ETESIAN_ARCH_OR1K_PORT_H_ */
