/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Public part of the OpenRISC 1000 port: see arch/arch.h for what it has to hold.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_OR1K_ARCH_H_
#define ZEPHYR_INCLUDE_ARCH_OR1K_ARCH_H_

#define ARCH_STACK_PTR_ALIGN 8

#ifndef _ASMLANGUAGE
#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/common/ffs.h>
#include <zephyr/arch/common/sw_irq.h>
#include <zephyr/arch/common/sys_bitops.h>
#include <zephyr/arch/common/sys_io.h>
#include <zephyr/arch/or1k/exception.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/or1k/switch.S. */
struct _callee_saved {
	uint32_t sp;
};

struct _thread_arch {
#ifdef __cplusplus
	char dummy; /* an empty struct has a size in C++ */
#endif
};

/*
 * The lock is bits TEE and IEE of the supervision register, for the tick timer and for external
 * lines; the key is these bits. An interrupt between reading and writing the register leaves it as
 * it found it, so that is no race.
 */
#define ARCH_IRQ_KEY_ON 6U

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int sr;

	__asm__ volatile("l.mfspr %0, r0, 17" : "=r"(sr) : : "memory");
	__asm__ volatile("l.mtspr r0, %0, 17" : : "r"(sr & ~ARCH_IRQ_KEY_ON) : "memory");
	return sr & ARCH_IRQ_KEY_ON;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	unsigned int sr;

	__asm__ volatile("l.mfspr %0, r0, 17" : "=r"(sr) : : "memory");
	__asm__ volatile("l.mtspr r0, %0, 17" : : "r"(sr | key) : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key != 0U;
}

/* A system call, with the reason in the first register of arguments: there are no other ones. */
#define ARCH_EXCEPT(reason_p)                                                                      \
	do {                                                                                       \
		register uint32_t z_reason __asm__("r3") = (uint32_t)(reason_p);                   \
		__asm__ volatile("l.sys 0" : : "r"(z_reason) : "memory");                          \
	} while (false)

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("l.nop");
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_OR1K_ARCH_H_ */
