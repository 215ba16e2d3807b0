/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the files of this port share; registers of coprocessor 0.
 */
#ifndef ETESIAN_ARCH_MIPS_PORT_H_
#define ETESIAN_ARCH_MIPS_PORT_H_

#include "../common/sw_irq.h"
#include "frame.h"

/** What a thread that does not run has at its stack pointer, see switch.S. */
struct switch_frame {
	uint32_t s[9];
	uint32_t ra;
#ifdef CONFIG_FPU_SHARING
	uint32_t cu1;
	uint32_t fcsr;
	uint64_t f[6];
#endif
};

#define CP0_BADVADDR   "$8"
#define CP0_USER_LOCAL "$4, 2"
#define CP0_STATUS     "$12"
#define CP0_CAUSE      "$13"
#define CP0_EBASE      "$15, 1"

#define cp0_read(reg)                                                                              \
	({                                                                                         \
		uint32_t z_value;                                                                  \
		__asm__ volatile("mfc0 %0, " reg : "=r"(z_value));                                 \
		z_value;                                                                           \
	})
#define cp0_write(reg, value)                                                                      \
	__asm__ volatile("mtc0 %0, " reg "\n\tehb" : : "r"((uint32_t)(value)) : "memory")

/* Assembly. */
void z_mips_switch(uint32_t next_sp, uint32_t *prev_sp);
FUNC_NORETURN void z_mips_continue(uint32_t next_sp);
void z_mips_thread_start(void);
void z_mips_wait(void);
extern const char z_mips_wait_end[];
extern const char z_mips_vectors[];

/* Called by assembly. */
__used FUNC_NORETURN void z_mips_start(void);
__used void z_mips_interrupt(struct arch_esf *esf);
__used void z_mips_fault(struct arch_esf *esf);

/** Where thread-local variables of @p thread are, as the compiler wants to be told. */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
void z_mips_tls_use(const struct k_thread *thread);
#else
#define z_mips_tls_use(thread)
#endif

#endif /* ETESIAN_ARCH_MIPS_PORT_H_ */
