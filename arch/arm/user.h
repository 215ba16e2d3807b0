/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads, seen from the other files of this port. All of it is nothing without
 * CONFIG_USERSPACE.
 */
#ifndef ETESIAN_ARCH_ARM_USER_H_
#define ETESIAN_ARCH_ARM_USER_H_

#include "switch.h"

#include <cmsis_core.h>
#include <zephyr/fatal.h>
#include <zephyr/linker/linker-defs.h>

#ifdef CONFIG_USERSPACE

/** @brief Did the fault that @p exc_return returns from happen in user mode? */
static ALWAYS_INLINE bool z_arm_fault_of_user(uint32_t exc_return)
{
	return (exc_return & 8U) != 0U && (__get_CONTROL() & 1U) != 0U;
}

/** @brief Put a frame of user mode, which may be anywhere or nowhere, into @p frame. */
void z_arm_user_frame(struct exception_frame *frame, const struct exception_frame *psp,
		      uint32_t status);

/** @brief CFSR @p status of the fault in the system call's handler, which may have cleared it. */
static ALWAYS_INLINE uint32_t z_arm_user_status(uint32_t status)
{
	return (status == 0U && z_arm_exception_number() == 4U) ? SCB_CFSR_IACCVIOL_Msk : status;
}

/** @brief Reason for what a user has done: @p claimed by itself, or K_ERR_CPU_EXCEPTION. */
unsigned int z_arm_user_reason(unsigned int claimed, const struct exception_frame *frame,
			       uint32_t status);

/** @brief Has a user left its stack by the lower end? */
bool z_arm_user_overflow(uint32_t status);

/** @brief At the end of a thread: what comes is privileged. */
#define z_arm_user_leave() __set_CONTROL(0U)

/** @brief At the end of a fault, whose entry may have turned it off. */
static ALWAYS_INLINE void z_arm_mpu_on(void)
{
	MPU->CTRL = MPU_CTRL_ENABLE_Msk | MPU_CTRL_PRIVDEFENA_Msk;
}

#else

#define z_arm_fault_of_user(exc_return)         false
#define z_arm_user_frame(frame, psp, status)    ((void)0)
#define z_arm_user_status(status)               (status)
#define z_arm_user_reason(claimed, frame, status) (claimed)
#define z_arm_user_overflow(status)             false
#define z_arm_user_leave()                      ((void)0)
#define z_arm_mpu_on()                          ((void)0)

#endif /* CONFIG_USERSPACE */

#endif /* ETESIAN_ARCH_ARM_USER_H_ */
