/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share.
 */
#ifndef ETESIAN_ARCH_XTENSA_PORT_H_
#define ETESIAN_ARCH_XTENSA_PORT_H_

#include "../common/sw_irq.h"
#include "frame.h"

/** What a thread that does not run has at its stack pointer, see switch.S. */
struct switch_frame {
	uint32_t a0;
	uint32_t a12, a13, a14, a15;
	uint32_t padding[3];
};

/* Assembly. */
void z_xtensa_switch(uint32_t next_sp, uint32_t *prev_sp);
FUNC_NORETURN void z_xtensa_continue(uint32_t next_sp);
void z_xtensa_thread_start(void);

/* Called by assembly. */
__used FUNC_NORETURN void z_xtensa_start(void);
__used void z_xtensa_fault(struct arch_esf *esf);

#endif /* ETESIAN_ARCH_XTENSA_PORT_H_ */
