/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards: the lowest bytes of a stack can not be accessed.
 *
 * Cortex-R: 32 bytes, by the MPU's last region for the thread that runs, by the last but one for
 * the handlers (mpu.c). The switch changes one register.
 *
 * Cortex-A: a page, which lives as long as the thread (mmu.c). The switch does nothing. The entry
 * of the page, invalid as it is, holds the address of the thread.
 *
 * Faults run on the stack of the handlers, from its top if nobody else is there, so they find room.
 */
#ifndef ETESIAN_ARCH_ARM_CORTEX_A_R_GUARD_H_
#define ETESIAN_ARCH_ARM_CORTEX_A_R_GUARD_H_

#include "cpu.h"

#if defined(CONFIG_MPU_STACK_GUARD) || defined(CONFIG_MMU_STACK_GUARD)

/** @brief Guard the stack of handlers and boot. Context: boot. */
void z_arm_guard_init(void);
/** @brief Guard @p stack, which is @p thread's. Lock: none or kernel. */
void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack);
/** @brief Is @p address in a guard? @p owner becomes its thread, NULL: the handlers. */
bool z_arm_guard_hit(uint32_t address, struct k_thread **owner);

#else

#define z_arm_guard_init()                    ((void)0)
#define z_arm_guard_new_thread(thread, stack) ARG_UNUSED(stack)
#define z_arm_guard_hit(address, owner)       (ARG_UNUSED(address), ARG_UNUSED(owner), false)

#endif

/** @brief Take @p thread's guard away. Context: any. */
#ifdef CONFIG_MMU_STACK_GUARD
void z_arm_guard_thread_gone(struct k_thread *thread);
#else
#define z_arm_guard_thread_gone(thread)
#endif

#endif /* ETESIAN_ARCH_ARM_CORTEX_A_R_GUARD_H_ */
