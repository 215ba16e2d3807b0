/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupts off and on, in-handler test, cycle counter: the inline instructions of the RISC-V
 * port.
 *
 * The lock is mstatus.MIE. The key is all of mstatus as it was: giving it back sets bits that are
 * set already, so no instruction is spent on picking out the one. mscratch is 0 in a handler and
 * the end of its CPU's handler stack elsewhere: see arch/riscv/entry.c.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_ASM_INLINE_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_ASM_INLINE_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/arch/riscv/csr.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

static ALWAYS_INLINE unsigned int arch_irq_lock(void)
{
	unsigned long key;

	__asm__ volatile("csrrci %0, mstatus, 8" : "=r"(key) : : "memory");
	return (unsigned int)key;
}

static ALWAYS_INLINE void arch_irq_unlock(unsigned int key)
{
	__asm__ volatile("csrs mstatus, %0" : : "r"((unsigned long)key) : "memory");
}

static ALWAYS_INLINE bool arch_irq_unlocked(unsigned int key)
{
	return (key & MSTATUS_MIE) != 0U;
}

static ALWAYS_INLINE bool arch_is_in_isr(void)
{
	unsigned long stack;

	__asm__ volatile("csrr %0, mscratch" : "=r"(stack));
	return stack == 0UL;
}

/* gp holds the address of this CPU's record, whose first word is the current thread. */
#ifdef CONFIG_SMP
struct _cpu;
struct k_thread;

static ALWAYS_INLINE struct _cpu *arch_curr_cpu(void)
{
	struct _cpu *cpu;

	__asm__ volatile("mv %0, gp" : "=r"(cpu));
	return cpu;
}

/** @brief Have QEMU go over to the next CPU, which it does not do for a hint. Context: any. */
void z_riscv_other_cpus_turn(void);

/* The hint "pause", which is a fence of nothing to those that do not know it. */
static ALWAYS_INLINE void arch_spin_relax(void)
{
	__asm__ volatile(".word 0x0100000f" : : : "memory");
#ifdef CONFIG_QEMU_ICOUNT
	z_riscv_other_cpus_turn();
#endif
}

#define ARCH_CURRENT_IN_ONE_LOAD

static ALWAYS_INLINE struct k_thread *arch_current_thread(void)
{
	struct k_thread *thread;

#ifdef CONFIG_64BIT
	__asm__ volatile("ld %0, 0(gp)" : "=r"(thread));
#else
	__asm__ volatile("lw %0, 0(gp)" : "=r"(thread));
#endif
	return thread;
}
#endif

uint32_t sys_clock_cycle_get_32(void);
uint64_t sys_clock_cycle_get_64(void);

static inline uint32_t arch_k_cycle_get_32(void)
{
	return sys_clock_cycle_get_32();
}

static inline uint64_t arch_k_cycle_get_64(void)
{
	return sys_clock_cycle_get_64();
}

static ALWAYS_INLINE void arch_nop(void)
{
	__asm__ volatile("nop");
}

static ALWAYS_INLINE uint32_t arch_proc_id(void)
{
	uint32_t hart;

	__asm__ volatile("csrr %0, mhartid" : "=r"(hart));
	return hart;
}

static ALWAYS_INLINE unsigned int arch_num_cpus(void)
{
	return CONFIG_MP_MAX_NUM_CPUS;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_ASM_INLINE_H_ */
