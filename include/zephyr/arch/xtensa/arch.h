/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the Xtensa port (call0 ABI, no register windows): see arch/arch.h for what it has
 * to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_XTENSA_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_XTENSA_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 16

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sw_irq.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/arch/xtensa/exception.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/xtensa/switch.S. */
struct _callee_saved {
	uint32_t sp;
};

struct _thread_arch {
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

/* The lock is the interrupt level of the processor's status, at 1; the key is what it was. */
#define ARCH_IRQ_KEY_ON 0U

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int ps;

	__asm__ volatile("rsil %0, 1" : "=a"(ps) : : "memory");
	return ps & 0xfU;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	__asm__ volatile("wsr %0, ps\n\trsync" : : "a"(key) : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

/* A system call, with the reason in the first register of arguments: there are no other ones. */
#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("a2") = (uint32_t)(reason_p);                   \
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

#endif /* ZEPHYR_INCLUDE_ARCH_XTENSA_ARCH_H_ */
