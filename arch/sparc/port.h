/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share.
 */
#ifndef ETESIAN_ARCH_SPARC_PORT_H_
#define ETESIAN_ARCH_SPARC_PORT_H_

#include "../common/sw_irq.h"
#include "frame.h"

/** What a thread that does not run has at its stack pointer, see switch.S. */
struct switch_frame {
	uint32_t l[8];
	uint32_t i[8];
	uint32_t o7;
	uint32_t g7;
	uint32_t ef;
	uint32_t fsr;
};

/* Assembly. */
void z_sparc_switch(uint32_t next_sp, uint32_t *prev_sp);
FUNC_NORETURN void z_sparc_continue(uint32_t next_sp);
void z_sparc_thread_start(void);
void z_sparc_wait(void);
extern const char z_sparc_wait_end[];

/* Called by assembly. */
__used FUNC_NORETURN void z_sparc_start(void);
__used void z_sparc_interrupt(struct arch_esf *esf, unsigned int line);
__used void z_sparc_fault(struct arch_esf *esf);

#endif /* ETESIAN_ARCH_SPARC_PORT_H_ */
