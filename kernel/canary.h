/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The boot's part of CONFIG_STACK_CANARIES.
 */
#ifndef ETESIAN_KERNEL_CANARY_H_
#define ETESIAN_KERNEL_CANARY_H_

#ifdef CONFIG_STACK_CANARIES

/** @brief Choose the word. Only from a function that never returns, before threads exist. */
void z_canary_init(void);

#else

static inline void z_canary_init(void)
{
}

#endif

#endif /* ETESIAN_KERNEL_CANARY_H_ */
