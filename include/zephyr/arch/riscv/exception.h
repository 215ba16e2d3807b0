/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What is saved at an exception.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_RISCV_EXCEPTION_H_
#define ZEPHYR_INCLUDE_ARCH_RISCV_EXCEPTION_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Registers that functions keep. */
struct _callee_saved_regs {
	unsigned long sp;
	unsigned long s0, s1;
#ifndef CONFIG_RISCV_ISA_RV32E
	unsigned long s2, s3, s4, s5, s6, s7, s8, s9, s10, s11;
#endif
};

typedef struct _callee_saved_regs _callee_saved_t;

struct arch_esf {
	unsigned long ra;
	unsigned long t0, t1, t2;
	unsigned long a0, a1, a2, a3, a4, a5;
#ifndef CONFIG_RISCV_ISA_RV32E
	unsigned long a6, a7;
	unsigned long t3, t4, t5, t6;
#endif
	unsigned long mepc;
	unsigned long mstatus;
	unsigned long s0;
	unsigned long mcause;
	unsigned long mtval;
	unsigned long from_thread; /* 0: a handler ran */
	struct _callee_saved_regs *csf;
};

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_RISCV_EXCEPTION_H_ */
