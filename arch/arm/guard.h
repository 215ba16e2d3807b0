/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Stack guards. The lowest Z_ARM_GUARD_SIZE bytes of a stack object can not be accessed: MPU region
 * 0 lies there for the thread that runs, region 1 for the stack of handlers and boot. A switch
 * changes one register, MPU->RBAR, to the value that stands beside the stack pointer in each
 * thread.
 *
 * Faults of the MPU are not enabled for themselves, so they escalate to HardFault, where the MPU is
 * off: the fault handler may touch the guards. There it finds what arch_new_thread() left: the
 * address of the thread whose stack this is. During a switch that is not always _current.
 *
 * Without guards all of this is nothing.
 */
#ifndef ETESIAN_ARCH_ARM_GUARD_H_
#define ETESIAN_ARCH_ARM_GUARD_H_

#include "switch.h"

#include <cmsis_core.h>

#ifdef CONFIG_MPU_STACK_GUARD

/** Faults that are enabled, of those that can be. */
#define Z_ARM_FAULTS_ENABLED (SCB_SHCSR_BUSFAULTENA_Msk | SCB_SHCSR_USGFAULTENA_Msk)

/* Enabled, 2^(SIZE + 1) bytes, no access for anybody. */
#define Z_ARM_GUARD_RASR                                                                           \
	(MPU_RASR_ENABLE_Msk | ((LOG2(Z_ARM_GUARD_SIZE) - 1) << MPU_RASR_SIZE_Pos))

/**
 * @brief Guard the stack of handlers and boot. Context: boot.
 *
 * Until there is a thread, region 0 lies upon region 1. Outside of them all stays as the
 * processor's default memory map has it. Nothing waits for the writes to take effect: no overflow
 * is that near.
 */
static ALWAYS_INLINE void z_arm_guard_init(void)
{
	uint32_t handlers = (uint32_t)z_interrupt_stacks + MPU_RBAR_VALID_Msk;
	MPU_Type *mpu = MPU;

	__asm__("" : "+r"(mpu)); /* short stores, from there */
	mpu->RBAR = handlers + 1;
	mpu->RASR = Z_ARM_GUARD_RASR;
	mpu->RBAR = handlers;
	mpu->RASR = Z_ARM_GUARD_RASR;
	mpu->CTRL = MPU_CTRL_ENABLE_Msk | MPU_CTRL_PRIVDEFENA_Msk;
}

static ALWAYS_INLINE void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	__ASSERT((uintptr_t)stack % Z_ARM_GUARD_SIZE == 0, "stack %p: must be aligned to %d", stack,
		 Z_ARM_GUARD_SIZE);
	*(struct k_thread **)stack = thread;
	thread->callee_saved.guard = (uint32_t)stack | MPU_RBAR_VALID_Msk; /* region 0 */
}

/** Did an access hit a guard, @p status being CFSR? The MPU has no other regions. */
static ALWAYS_INLINE bool z_arm_guard_hit(uint32_t status)
{
	return (status & (SCB_CFSR_DACCVIOL_Msk | SCB_CFSR_MSTKERR_Msk | SCB_CFSR_MLSPERR_Msk)) !=
	       0;
}

/** Owner of the stack that threads' code uses now. Context: HardFault. */
static ALWAYS_INLINE struct k_thread *z_arm_guard_owner(void)
{
	return *(struct k_thread **)(MPU->RBAR & MPU_RBAR_ADDR_Msk);
}

#else

#define Z_ARM_FAULTS_ENABLED                                                                       \
	(SCB_SHCSR_MEMFAULTENA_Msk | SCB_SHCSR_BUSFAULTENA_Msk | SCB_SHCSR_USGFAULTENA_Msk)

#define z_arm_guard_init()                    ((void)0)
#define z_arm_guard_new_thread(thread, stack) ARG_UNUSED(stack)
#define z_arm_guard_hit(status)               (ARG_UNUSED(status), false)
#define z_arm_guard_owner()                   _current

#endif

#endif /* ETESIAN_ARCH_ARM_GUARD_H_ */
