/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts off and on, in-handler test.
 *
 * There is one host thread, and interrupts are taken only where this code looks for them: at the
 * outermost unlock, when a line is enabled or raised, while waiting. So the lock is a flag.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_ASM_INLINE_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_ASM_INLINE_H_

#include <stdbool.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

extern unsigned int posix_irq_locked; /* 0 or 1 */
extern unsigned int posix_isr_depth;  /* handlers in progress */

/** @brief Open the lock; lets a moment pass and takes what is pending. */
void posix_irq_full_unlock(void);

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned int key = posix_irq_locked;

	posix_irq_locked = 1U;
	compiler_barrier();
	return key;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	compiler_barrier();
	if (key == 0U) {
		posix_irq_full_unlock();
	}
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return key == 0U;
}

static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	return posix_isr_depth != 0U;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_ASM_INLINE_H_ */
