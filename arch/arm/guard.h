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
 * On Armv8-M there are registers for the purpose instead: PSPLIM and MSPLIM, lowest values of the
 * stack pointers. A switch changes PSPLIM. Only stores relative to the stack pointer are checked,
 * so PendSV compares for itself and faults by an undefined instruction. The words below the limit
 * hold the thread's address.
 *
 * Without guards all of this is nothing, but for a look at the stack pointer when something faults.
 */
#ifndef ETESIAN_ARCH_ARM_GUARD_H_
#define ETESIAN_ARCH_ARM_GUARD_H_

#include "switch.h"
#ifdef CONFIG_USERSPACE
#include "mpu.h"
#endif

#include <cmsis_core.h>

#if defined(CONFIG_MPU_STACK_GUARD) && defined(CONFIG_USERSPACE)

/* MemManage is enabled: system calls come that way, see user_entry.c. It turns the MPU off. */
#define Z_ARM_FAULTS_ENABLED                                                                       \
	(SCB_SHCSR_MEMFAULTENA_Msk | SCB_SHCSR_BUSFAULTENA_Msk | SCB_SHCSR_USGFAULTENA_Msk)

#define Z_ARM_GUARD_RASR                                                                           \
	(MPU_RASR_ENABLE_Msk | ((LOG2(Z_ARM_GUARD_SIZE) - 1) << MPU_RASR_SIZE_Pos))

static ALWAYS_INLINE void z_arm_guard_init(void)
{
	z_arm_mpu_init();
	MPU->RBAR = (uint32_t)z_interrupt_stacks | MPU_RBAR_VALID_Msk | Z_ARM_MPU_GUARD_REGION;
	MPU->RASR = Z_ARM_GUARD_RASR;
	MPU->CTRL = MPU_CTRL_ENABLE_Msk | MPU_CTRL_PRIVDEFENA_Msk;
	__DSB();
	__ISB();
}

static ALWAYS_INLINE void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	__ASSERT((uintptr_t)stack % Z_ARM_GUARD_SIZE == 0, "stack %p: must be aligned to %d", stack,
		 Z_ARM_GUARD_SIZE);
	*(struct k_thread **)stack = thread;
	thread->callee_saved.guard =
		(uint32_t)stack | MPU_RBAR_VALID_Msk | Z_ARM_MPU_GUARD_REGION;
}

/** Start of the thread's guard that is in force. */
static ALWAYS_INLINE uint32_t z_arm_guard_address(void)
{
	MPU->RNR = Z_ARM_MPU_GUARD_REGION;
	return MPU->RBAR & MPU_RBAR_ADDR_Msk;
}

/** Did an access of kernel code hit a guard? There are other regions. */
static ALWAYS_INLINE bool z_arm_guard_hit(uint32_t status, uint32_t xpsr)
{
	uint32_t address = SCB->MMFAR;

	ARG_UNUSED(xpsr);
	if ((status & (SCB_CFSR_MSTKERR_Msk | SCB_CFSR_MLSPERR_Msk)) != 0) {
		return true;
	}
	return (status & SCB_CFSR_DACCVIOL_Msk) != 0 &&
	       ((status & SCB_CFSR_MMARVALID_Msk) == 0 ||
		address - z_arm_guard_address() < Z_ARM_GUARD_SIZE ||
		address - (uint32_t)z_interrupt_stacks < Z_ARM_GUARD_SIZE);
}

static ALWAYS_INLINE struct k_thread *z_arm_guard_owner(void)
{
	return *(struct k_thread **)z_arm_guard_address();
}

#define z_arm_guard_leave() ((void)0)

#elif defined(CONFIG_MPU_STACK_GUARD)

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

/**
 * Did an access hit a guard, @p status being CFSR, and a handler's @p xpsr? The MPU has no other
 * regions.
 */
static ALWAYS_INLINE bool z_arm_guard_hit(uint32_t status, uint32_t xpsr)
{
	ARG_UNUSED(xpsr);
	return (status & (SCB_CFSR_DACCVIOL_Msk | SCB_CFSR_MSTKERR_Msk | SCB_CFSR_MLSPERR_Msk)) !=
	       0;
}

/** Owner of the stack that threads' code uses now. Context: HardFault. */
static ALWAYS_INLINE struct k_thread *z_arm_guard_owner(void)
{
	return *(struct k_thread **)(MPU->RBAR & MPU_RBAR_ADDR_Msk);
}

/** The thread's stack is left for good. */
#define z_arm_guard_leave() ((void)0)

#elif defined(CONFIG_BUILTIN_STACK_GUARD)

#define Z_ARM_FAULTS_ENABLED                                                                       \
	(SCB_SHCSR_MEMFAULTENA_Msk | SCB_SHCSR_BUSFAULTENA_Msk | SCB_SHCSR_USGFAULTENA_Msk)

static ALWAYS_INLINE void z_arm_guard_init(void)
{
	__set_MSPLIM((uint32_t)K_KERNEL_STACK_BUFFER(z_interrupt_stacks[0]));
#ifdef CONFIG_USERSPACE
	z_arm_mpu_init();
	MPU->CTRL = MPU_CTRL_ENABLE_Msk | MPU_CTRL_PRIVDEFENA_Msk;
	__DSB();
	__ISB();
#endif
}

static ALWAYS_INLINE void z_arm_guard_new_thread(struct k_thread *thread, k_thread_stack_t *stack)
{
	*(struct k_thread **)stack = thread;
	thread->callee_saved.guard = (uint32_t)K_KERNEL_STACK_BUFFER(stack);
}

static ALWAYS_INLINE bool z_arm_guard_hit(uint32_t status, uint32_t xpsr)
{
	return (status & SCB_CFSR_STKOF_Msk) != 0 || (xpsr & 0x1ff) == Z_ARM_PENDSV;
}

static ALWAYS_INLINE struct k_thread *z_arm_guard_owner(void)
{
	return *(struct k_thread **)(__get_PSPLIM() - Z_ARM_GUARD_SIZE);
}

#define z_arm_guard_leave() __set_PSPLIM(0)

#else

#define Z_ARM_FAULTS_ENABLED                                                                       \
	(SCB_SHCSR_MEMFAULTENA_Msk | SCB_SHCSR_BUSFAULTENA_Msk | SCB_SHCSR_USGFAULTENA_Msk)

#define z_arm_guard_init()                    ((void)0)
#define z_arm_guard_new_thread(thread, stack) ARG_UNUSED(stack)
#define z_arm_guard_hit(status, xpsr)         (ARG_UNUSED(status), ARG_UNUSED(xpsr), false)
#define z_arm_guard_owner()                   _current
#define z_arm_guard_leave()                   ((void)0)

/**
 * At a fault of a thread, @p sp being where its frame is: has it left its stack? That is not what
 * faulted, as nothing guards stacks, but likely the reason. (In words, so only where all is said.)
 */
#if defined(CONFIG_THREAD_STACK_INFO) && defined(CONFIG_MULTITHREADING) && CONFIG_FAULT_DUMP == 2
#define z_arm_stack_left(sp) ((uintptr_t)(sp) < _current->stack_info.start)
#endif

#endif

#ifndef z_arm_stack_left
#define z_arm_stack_left(sp) (ARG_UNUSED(sp), false)
#endif

#endif /* ETESIAN_ARCH_ARM_GUARD_H_ */
