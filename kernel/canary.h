/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The boot's part of CONFIG_STACK_CANARIES.
 */
#ifndef ETESIAN_KERNEL_CANARY_H_
#define ETESIAN_KERNEL_CANARY_H_

#include <stdint.h>

#ifdef CONFIG_STACK_CANARIES

/**
 * @brief What the word is until then: with user mode it lies in a partition, which the start code
 * has not cleared. First thing, from a function that never returns.
 */
#ifdef CONFIG_USERSPACE
#define z_canary_first() (__stack_chk_guard = 0U)
extern uintptr_t __stack_chk_guard;
#else
#define z_canary_first()
#endif

/** @brief Choose the word. Only from a function that never returns, before threads exist. */
void z_canary_init(void);

#else

#define z_canary_first()

static inline void z_canary_init(void)
{
}

#endif

#endif /* ETESIAN_KERNEL_CANARY_H_ */
