/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Idling and ending: what is left when no object is concerned.
 */
#ifndef ZEPHYR_INCLUDE_KERNEL_CPU_H_
#define ZEPHYR_INCLUDE_KERNEL_CPU_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/fatal.h>
#include <zephyr/syscall.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Sleep until an interrupt. Context: thread, interrupts on. */
static inline void k_cpu_idle(void)
{
	arch_cpu_idle();
}

/**
 * @brief Sleep until an interrupt is pending, then irq_unlock(@p key) without a gap. Context:
 * thread.
 */
static inline void k_cpu_atomic_idle(unsigned int key)
{
	arch_cpu_atomic_idle(key);
}

/** @brief Write @p n bytes at @p c to the console. Context: any. */
__syscall void k_str_out(char *c, size_t n);

/** @brief End the current thread as faulty: K_ERR_KERNEL_OOPS. Context: any. */
#define k_oops() z_except_reason(K_ERR_KERNEL_OOPS)

/** @brief Stop the system: K_ERR_KERNEL_PANIC. Context: any. */
#define k_panic() z_except_reason(K_ERR_KERNEL_PANIC)

/** @brief Raise fatal error @p reason with the registers of this point. */
#define z_except_reason(reason) ARCH_EXCEPT(reason)

#ifdef __cplusplus
}
#endif

#include <zephyr/syscalls/kernel_cpu.h>

#endif /* ZEPHYR_INCLUDE_KERNEL_CPU_H_ */
