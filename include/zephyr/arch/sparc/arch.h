/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the SPARC V8 port (LEON3; without register windows): see arch/arch.h for what it
 * has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_SPARC_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_SPARC_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 8

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sw_irq.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/arch/sparc/exception.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/sparc/switch.S. */
struct _callee_saved {
	uint32_t sp;
};

struct _thread_arch {
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

/*
 * The lock is the processor interrupt level, PIL, at 15; the key is what it was. An interrupt
 * between reading and writing PSR leaves it as it found it, so that is no race. Three instructions
 * later at the latest the new level is in force.
 */
#define Z_SPARC_PSR_PIL 0xf00U
#define ARCH_IRQ_KEY_ON 0U

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int psr;
	unsigned int new_psr;

	__asm__ volatile("rd %%psr, %0\n\t"
			 "or %0, %2, %1\n\t"
			 "wr %1, %%psr\n\t"
			 "nop\n\tnop\n\tnop"
			 : "=&r"(psr), "=&r"(new_psr)
			 : "i"(Z_SPARC_PSR_PIL)
			 : "memory");
	return psr & Z_SPARC_PSR_PIL;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	unsigned int psr;

	__asm__ volatile("rd %%psr, %0\n\t"
			 "andn %0, %1, %0\n\t"
			 "wr %0, %2, %%psr\n\t" /* exclusive or */
			 "nop\n\tnop\n\tnop"
			 : "=&r"(psr)
			 : "i"(Z_SPARC_PSR_PIL), "r"(key)
			 : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

/* A software trap, with the reason in the first register of arguments. */
#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("o0") = (uint32_t)(reason_p);                   \
		__asm__ volatile("ta 15" : : "r"(z_reason) : "memory");                            \
	} while (false)

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_SPARC_ARCH_H_ */
