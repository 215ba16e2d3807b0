/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the x86 port keeps in struct k_thread, and what a fault saves.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_
#define ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** All other registers of a thread that does not run lie on its stack, see arch/x86/switch.c. */
struct _callee_saved {
	uintptr_t sp;
#ifdef CONFIG_X86_64
	char fp[512 + 15]; /* from an address that can be divided by 16; see arch/x86/entry.S */
#endif
};

struct _thread_arch {
#ifdef CONFIG_HW_STACK_PROTECTION
	uintptr_t guard; /* the page below the stack */
#endif
#ifdef CONFIG_USERSPACE
	uintptr_t kernel_stack; /* of a user thread, the first byte above it; 0: of the kernel */
	/* Where the stack pointer of its calls has to be, see arch/x86/syscall.S. */
	uintptr_t user_stack, user_stack_room;
	struct z_x86_space *space; /* NULL: it has never been in user mode */
#elif defined(__cplusplus) && !defined(CONFIG_HW_STACK_PROTECTION)
	char dummy; /* an empty struct has a size in C++ */
#endif
};

/** In the order of addresses, as entry.S and the processor push them. */
#ifdef CONFIG_X86_64
struct arch_esf {
	uint64_t r15, r14, r13, r12, r11, r10, r9, r8;
	uint64_t rdi, rsi, rbp, rbx, rdx, rcx, rax;
	uint64_t vector;
	uint64_t code;
	uint64_t rip;
	uint64_t cs;
	uint64_t rflags;
	uint64_t rsp;
	uint64_t ss;
};
#else
struct arch_esf {
	uint32_t edi, esi, ebp, esp, ebx, edx, ecx, eax;
	uint32_t vector;
	uint32_t errorCode;
	uint32_t eip;
	uint32_t cs;
	uint32_t eflags;
};
#endif

typedef struct arch_esf z_arch_esf_t;

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_THREAD_H_ */
