/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The context switch (switch.S) and the first frame it finds on a new stack.
 */
#ifndef ETESIAN_ARCH_POSIX_SWITCH_H_
#define ETESIAN_ARCH_POSIX_SWITCH_H_

#include <stdint.h>

void posix_switch_stack(void **save_sp, void *new_sp);

/*
 * What posix_switch_stack() takes off a stack. It ends at a multiple of 16: then entry() finds the
 * stack pointer as if it had been called.
 */
#if defined(__x86_64__) || defined(__i386__)
struct switch_frame {
	uint32_t mxcsr;
	uint32_t x87_cw;
#ifdef __x86_64__
	uintptr_t r15_to_r12[4];
	uintptr_t rbx;
	uintptr_t rbp;
#else
	uintptr_t edi_to_ebx[3];
	uintptr_t ebp;
#endif
	void (*entry)(void);
	uintptr_t caller; /* of entry: none, so that debuggers stop here */
};

#define SWITCH_FRAME_INIT(fn) {.mxcsr = 0x1f80, .x87_cw = 0x37f, .entry = (fn)}

#elif defined(__aarch64__)
struct switch_frame {
	uint64_t x19_to_x28[10];
	uint64_t x29;
	void (*entry)(void);
	uint64_t d8_to_d15[8];
	uint64_t fpcr;
	uint64_t unused;
};

#define SWITCH_FRAME_INIT(fn) {.entry = (fn)}
#endif

#endif /* ETESIAN_ARCH_POSIX_SWITCH_H_ */
