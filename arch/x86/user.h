/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode, between the files of this port.
 */
#ifndef ETESIAN_ARCH_X86_USER_H_
#define ETESIAN_ARCH_X86_USER_H_

/*
 * What a call of seven or more arguments (64 bit), or any (32 bit), has on the stack, in words: all
 * that any system call has. Odd, for the alignment of the kernel stack.
 */
#ifdef CONFIG_X86_64
#define USER_STACK_WORDS 5
#else
#define USER_STACK_WORDS 13
#endif

#define PAGE_USER 0x04

/* Error code of a page fault: a user fetched an instruction from a page that is not for users. */
#define PF_USER_FETCH 0x15

#ifndef _ASMLANGUAGE

#include "percpu.h"

#ifdef CONFIG_USERSPACE
#define Z_X86_USER_PAGE ((uint64_t)PAGE_USER)

/** @brief A page of the tables that all share has changed. Lock: kernel or boot. */
void z_x86_spaces_page_set(uintptr_t addr, uint64_t entry);

/** @brief @p thread is a user's: what is its in the space, and the space, go. Lock: kernel. */
void z_x86_user_gone(struct k_thread *thread);

/**
 * @brief The frame from which a new user thread goes into user mode; returns where on its kernel
 * stack that begins, what is below is free. @p top: the first byte above its own stack.
 */
char *z_x86_user_frame(struct k_thread *thread, char *top, k_thread_entry_t entry, void *p1,
		       void *p2, void *p3);

/** @brief From arch_switch(): memory and kernel stack of user thread @p next. Locked. */
__used void z_x86_user_enter(struct k_thread *next);

/** @brief Has user thread @p thread left its stack, at @p addr? */
bool z_x86_user_overflow(const struct k_thread *thread, uintptr_t addr);

/** @brief Thread-local variables of @p thread, the current one, have moved. Locked. */
#ifdef CONFIG_THREAD_LOCAL_STORAGE
void z_x86_tls_use(const struct k_thread *thread);
#else
#define z_x86_tls_use(thread) ARG_UNUSED(thread)
#endif

/** Into user mode, from arch_switch(), registers as fill_frame() in switch.c says. */
extern const char z_x86_user_start[];
#else
#define Z_X86_USER_PAGE 0U

static inline void z_x86_spaces_page_set(uintptr_t addr, uint64_t entry)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(entry);
}
#endif

/** @brief Entry of @p addr, in RAM, in the tables that all share. */
uint64_t z_x86_page(uintptr_t addr);

/** @brief Its table. */
const uint64_t *z_x86_page_table(uintptr_t addr);

/** @brief Kernel stack that CPU @p id takes when it leaves user mode. */
void z_x86_kernel_stack_set(unsigned int id, uintptr_t top);

static ALWAYS_INLINE void z_x86_page_forget(uintptr_t addr)
{
	__asm__ volatile("invlpg (%0)" : : "r"(addr) : "memory");
}

#endif /* !_ASMLANGUAGE */

#endif /* ETESIAN_ARCH_X86_USER_H_ */
