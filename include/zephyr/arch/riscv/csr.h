/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Control and status registers ("The RISC-V Instruction Set Manual, Volume II: Privileged
 * Architecture").
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_CSR_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_CSR_H_

#define MSTATUS_MIE	   0x00000008UL
#define MSTATUS_MPIE	   0x00000080UL
#define MSTATUS_MPP	   0x00001800UL
#define MSTATUS_FS	   0x00006000UL /* off, initial, clean, dirty */
#define MSTATUS_FS_INITIAL 0x00002000UL
#define MSTATUS_MPRV	   0x00020000UL

#define MSTATUS_FS_DIRTY_SHIFT 13

#ifdef CONFIG_64BIT
#define RISCV_MCAUSE_IRQ_POS 63U
#else
#define RISCV_MCAUSE_IRQ_POS 31U
#endif

/* Numbers of interrupts, in mie, mip and mcause. */
#define RISCV_IRQ_MSOFT	 3
#define RISCV_IRQ_MTIMER 7
#define RISCV_IRQ_MEXT	 11

/* Numbers of exceptions. */
#define RISCV_EXC_FETCH_FAULT 1
#define RISCV_EXC_BREAK	      3
#define RISCV_EXC_LOAD_FAULT  5
#define RISCV_EXC_STORE_FAULT 7
#define RISCV_EXC_ECALL_U     8
#define RISCV_EXC_ECALL_M     11

#ifndef _ASMLANGUAGE

#define csr_read(csr)                                                         \
	({                                                                    \
		unsigned long z_value;                                        \
		__asm__ volatile("csrr %0, " STRINGIFY(csr) : "=r"(z_value)); \
		z_value;                                                      \
	})

#define csr_write(csr, val) \
	__asm__ volatile("csrw " STRINGIFY(csr) ", %0" : : "rK"((unsigned long)(val)) : "memory")

#define csr_set(csr, val) \
	__asm__ volatile("csrs " STRINGIFY(csr) ", %0" : : "rK"((unsigned long)(val)) : "memory")

#define csr_clear(csr, val) \
	__asm__ volatile("csrc " STRINGIFY(csr) ", %0" : : "rK"((unsigned long)(val)) : "memory")

#define csr_read_clear(csr, val)                                    \
	({                                                          \
		unsigned long z_old;                                \
		__asm__ volatile("csrrc %0, " STRINGIFY(csr) ", %1" \
				 : "=r"(z_old)                      \
				 : "rK"((unsigned long)(val))       \
				 : "memory");                       \
		z_old;                                              \
	})

#define csr_read_set(csr, val)                                      \
	({                                                          \
		unsigned long z_old;                                \
		__asm__ volatile("csrrs %0, " STRINGIFY(csr) ", %1" \
				 : "=r"(z_old)                      \
				 : "rK"((unsigned long)(val))       \
				 : "memory");                       \
		z_old;                                              \
	})

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_CSR_H_ */
