/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the MIPS port (MIPS32 release 2 and later, o32): see arch/arch.h for what it has
 * to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_MIPS_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_MIPS_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 8 /* o32 */

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sw_irq.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/arch/mips/exception.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/mips/switch.S. */
struct _callee_saved {
	uint32_t sp;
};

struct _thread_arch {
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

/* The lock is bit IE of the status register; the key is that bit. */
#define ARCH_IRQ_KEY_ON 1U

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int status;

	__asm__ volatile("di %0\n\tehb" : "=r"(status) : : "memory");
	return status & 1U;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	if (key != 0U) {
		__asm__ volatile("ei\n\tehb" : : : "memory");
	} else {
		compiler_barrier();
	}
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key != 0U;
}

/* A system call, with the reason in the first register of arguments: there are no other ones. */
#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("$4") = (uint32_t)(reason_p);                   \
		__asm__ volatile("syscall" : : "r"(z_reason) : "memory");                          \
	} while (false)

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_MIPS_ARCH_H_ */
