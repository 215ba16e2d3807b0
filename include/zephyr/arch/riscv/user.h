/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on RISC-V, the public part: stacks, partitions, which mode it is. See
 * arch/riscv/user.c.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_USER_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_USER_H_

#include <zephyr/arch/riscv/gate.h>

/* Guard and kernel stack lie below the thread's own stack, which may be of any size. */
#define ARCH_THREAD_STACK_RESERVED          CONFIG_PRIVILEGED_STACK_SIZE
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   ARCH_KERNEL_STACK_OBJ_ALIGN
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, ARCH_STACK_PTR_ALIGN)

/* A power of two takes one entry of the protection, anything else two. */
#ifdef CONFIG_PMP_POWER_OF_TWO_ALIGNMENT
#define ARCH_PARTITION_ALIGN(size) ((size) <= 16 ? 16 : (1UL << LOG2CEIL(size)))
#else
#define ARCH_PARTITION_ALIGN(size) 16
#endif

#ifndef _ASMLANGUAGE

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What users may do with a partition: bits of an entry. The kernel may do anything anywhere. */
typedef struct {
	uint8_t pmp_attr;
} k_mem_partition_attr_t;

#define Z_RISCV_PARTITION(bits) ((k_mem_partition_attr_t){(bits)})

#define K_MEM_PARTITION_P_RW_U_RW   Z_RISCV_PARTITION(3)
#define K_MEM_PARTITION_P_RW_U_RO   Z_RISCV_PARTITION(1)
#define K_MEM_PARTITION_P_RW_U_NA   Z_RISCV_PARTITION(0)
#define K_MEM_PARTITION_P_RO_U_RO   Z_RISCV_PARTITION(1)
#define K_MEM_PARTITION_P_RO_U_NA   Z_RISCV_PARTITION(0)
#define K_MEM_PARTITION_P_NA_U_NA   Z_RISCV_PARTITION(0)
#define K_MEM_PARTITION_P_RWX_U_RWX Z_RISCV_PARTITION(7)
#define K_MEM_PARTITION_P_RWX_U_RX  Z_RISCV_PARTITION(5)
#define K_MEM_PARTITION_P_RX_U_RX   Z_RISCV_PARTITION(5)

#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr).pmp_attr & 2U) != 0U)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr).pmp_attr & 4U) != 0U)

/* Entries of the protection that are left for a domain's partitions. */
#define Z_RISCV_DOMAIN_ENTRIES 8

/** A domain's entries: their addresses, and their permissions, a byte each. */
struct arch_mem_domain {
	unsigned long addr[Z_RISCV_DOMAIN_ENTRIES];
	unsigned long cfg[Z_RISCV_DOMAIN_ENTRIES / sizeof(unsigned long)];
};

/*
 * In the kernel the number of the hart; in user mode an instruction that the kernel carries out,
 * with another result: see arch/riscv/user_entry.c. All registers are in use, and what users can
 * write says nothing.
 */
static ALWAYS_INLINE bool arch_is_user_context(void)
{
	register long hart __asm__("a0");

	__asm__ volatile(".word 0xf1402573" : "=r"(hart)); /* csrr a0, mhartid */
	return hart < 0;
}

/* Calls have no numbers: an environment call ends the thread. */
static inline uintptr_t arch_syscall_invoke0(uintptr_t call_id)
{
	register uintptr_t a0 __asm__("a0") = call_id;

	__asm__ volatile("ecall" : "+r"(a0) : : "memory");
	return a0;
}

#define arch_syscall_invoke1(a1, id)                     arch_syscall_invoke0(id)
#define arch_syscall_invoke2(a1, a2, id)                 arch_syscall_invoke0(id)
#define arch_syscall_invoke3(a1, a2, a3, id)             arch_syscall_invoke0(id)
#define arch_syscall_invoke4(a1, a2, a3, a4, id)         arch_syscall_invoke0(id)
#define arch_syscall_invoke5(a1, a2, a3, a4, a5, id)     arch_syscall_invoke0(id)
#define arch_syscall_invoke6(a1, a2, a3, a4, a5, a6, id) arch_syscall_invoke0(id)

#ifdef __cplusplus
}
#endif

#endif /* _ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_USER_H_ */
