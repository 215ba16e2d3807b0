/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the AArch64 port keeps in struct k_thread: all registers of a thread that does not run, see
 * arch/arm64/switch.S. The offsets are known there.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_THREAD_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct _callee_saved {
	uint64_t x19_x29[11];
	uint64_t sp;
	uint64_t pc;
	uint64_t spsr; /* 0: it left through arch_switch(), what follows is void */
	uint64_t x0_x18[19];
	uint64_t lr;
	uint32_t fp_frozen; /* interrupted: its vector registers are still in the processor */
	uint32_t resched;   /* interrupted: look for a better thread before going on */
#ifdef CONFIG_USERSPACE
	uint64_t ttbr;      /* translation tables: number of its domain's, or those of the kernel */
	uint64_t kernel_sp; /* end of its kernel stack, where its own begins */
	uint64_t last_args; /* bytes from there to its end, less those of arguments on the stack */
	uint32_t fp_whole;  /* v holds all registers; otherwise those that calls keep */
	uint32_t unused;
	uint64_t zeros[2]; /* what a system call leaves in registers that hold no result */
#endif
#ifdef CONFIG_FPU_SHARING
	uint64_t fpcr;
	uint64_t fpsr;
	uint64_t v[2 * 32];
#endif
#ifdef CONFIG_ARM64_STACK_PROTECTION
	uintptr_t guard; /* address of the page that is not mapped */
#endif
};

struct _thread_arch {
#ifdef CONFIG_USERSPACE
	uint32_t domain; /* number of the tables of its domain; 0: it has not been in user mode */
#elif defined(__cplusplus)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_THREAD_H_ */
