/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Cycle counter, number of this CPU, and other small things.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_MISC_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_MISC_H_

#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The virtual count of the generic timer. The barrier keeps it from being read ahead of time. */
static ALWAYS_INLINE uint64_t arch_k_cycle_get_64(void)
{
	uint64_t count;

	__asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(count) : : "memory");
	return count;
}

static ALWAYS_INLINE uint32_t arch_k_cycle_get_32(void)
{
	return (uint32_t)arch_k_cycle_get_64();
}

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

#ifdef CONFIG_SMP
struct _cpu;
struct k_thread;

/* TPIDR_EL1 holds the address of this CPU's record. */
static ALWAYS_INLINE struct _cpu *arch_curr_cpu(void)
{
	struct _cpu *cpu;

	__asm__ volatile("mrs %0, tpidr_el1" : "=r"(cpu));
	return cpu;
}

/* TPIDRRO_EL0 is set at each switch. */
#define ARCH_CURRENT_IN_ONE_LOAD
static ALWAYS_INLINE struct k_thread *arch_current_thread(void)
{
	struct k_thread *thread;

	__asm__ volatile("mrs %0, tpidrro_el0" : "=r"(thread));
	return thread;
}

static ALWAYS_INLINE void arch_spin_relax(void)
{
	__asm__ volatile("yield");
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	uint64_t mpidr;

	__asm__ volatile("mrs %0, mpidr_el1" : "=r"(mpidr));
	return (uint32_t)mpidr & 0xffU;
}
#else
static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	return 0;
}
#endif

static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return CONFIG_MP_MAX_NUM_CPUS;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_MISC_H_ */
