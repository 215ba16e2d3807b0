/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The architecture contract, continued: user mode, CONFIG_USERSPACE (select ARCH_HAS_USERSPACE).
 * How it works and the rules that keep it safe: doc/security/design.md.
 *
 * Public part:
 *   ARCH_THREAD_STACK_RESERVED  bytes at the low end of a K_THREAD_STACK object: guard and kernel
 *       stack, CONFIG_PRIVILEGED_STACK_SIZE in all, of a user thread (a kernel thread uses
 *       all of the object but ARCH_KERNEL_STACK_RESERVED as its stack)
 *   ARCH_THREAD_STACK_OBJ_ALIGN(size), ARCH_THREAD_STACK_SIZE_ADJUST(size)  what the protection
 *       unit needs of the part behind it
 *   ARCH_PARTITION_ALIGN(size)  alignment of a partition of @size bytes, and of its size
 *   ARCH_USER_TEXT_ALIGN        for the linker: alignment of __user_text_start
 *   struct arch_mem_domain      what the port keeps in a domain, may be empty
 *   k_mem_partition_attr_t, K_MEM_PARTITION_P_{RW,RO,NA,...}_U_{RW,RO,NA,...}[_X]
 *   K_MEM_PARTITION_IS_WRITABLE(attr), K_MEM_PARTITION_IS_EXECUTABLE(attr)  by users
 *   arch_is_user_context()      the caller runs in user mode (an inline)
 *   Z_ARCH_GATE_SIZE            bytes of a gate, and, in <zephyr/arch/ARCH/gate.h> for a generated
 *   Z_ARCH_GATE(impl, mrsh)     assembler file, what is in one: a jump to impl, the address mrsh
 *   arch_syscall_invoke0() to 6 calls by number, for old code and tests: always refused, as calls
 *       have no numbers here: the thread is ended with K_ERR_KERNEL_OOPS
 *
 * The handler of instruction fetch faults in user mode computes `address - __gates_start`; below
 * `__gates_end - __gates_start`, and a multiple of Z_ARCH_GATE_SIZE, and with a non-zero mrsh, it
 * is a call: on the thread's kernel stack, interrupts on, mrsh gets the registers and what
 * lies on the user's stack (Z_USER_STACK_WORDS words, all that any call has, checked against
 * stack_info; fewer where the stack ends). Anything else is a fault of the thread.
 */
#ifndef ETESIAN_ARCH_USER_H_
#define ETESIAN_ARCH_USER_H_

#include <zephyr/kernel.h>

/**
 * @brief As arch_new_thread(), for a thread with K_USER or K_INHERIT_PERMS in its options.
 *
 * K_USER: a switch to it calls z_user_thread_entry(), in user mode, on an empty kernel stack too.
 * arch_new_thread() may be the same function, but then making a kernel thread takes longer (if not:
 * select ARCH_HAS_NEW_USER_THREAD).
 */
#ifdef CONFIG_ARCH_HAS_NEW_USER_THREAD
void arch_new_user_thread(struct k_thread *thread, k_thread_stack_t *stack, char *stack_ptr,
			  k_thread_entry_t entry, void *p1, void *p2, void *p3);
#else
#define arch_new_user_thread arch_new_thread
#endif

/**
 * @brief The current thread leaves the kernel for good: @p entry(p1, p2, p3) in user mode on an
 * empty user stack, entered through z_user_thread_entry(). Context: thread.
 */
FUNC_NORETURN void arch_user_mode_enter(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/** @brief Partitions that a domain can have; CONFIG_MAX_DOMAIN_PARTITIONS where that is less. */
int arch_mem_domain_max_partitions_get(void);

/** @brief Can the protection unit express @p part? 0 or -EINVAL. Context: thread, unlocked. */
int arch_mem_partition_check(const struct k_mem_partition *part);

/**
 * @brief The partitions of @p domain have changed: partition @p index is new, other than it was, or
 * (size 0) gone. In force when it returns, for the current thread and on other CPUs too. 0, or
 * -ENOMEM where tables ran out: the kernel then undoes the change. Lock: kernel.
 */
int arch_mem_domain_changed(struct k_mem_domain *domain, uint32_t index);

/**
 * @brief @p thread belongs to thread->mem_domain_info.mem_domain from now on; it may be the current
 * one. Called once for every thread before it first runs in user mode. 0 or -ENOMEM. Lock: kernel.
 */
int arch_mem_domain_thread_set(struct k_thread *thread);

/* ---- upcalls */

/**
 * @brief CONFIG_USERSPACE: first function of a thread in user mode, in user text; ends with
 * k_thread_abort().
 */
__used FUNC_NORETURN void z_user_thread_entry(k_thread_entry_t entry, void *p1, void *p2, void *p3);

/**
 * @brief CONFIG_USERSPACE: End the current thread: K_ERR_KERNEL_OOPS. For a port whose system call
 * entry refuses. Context: thread, on its kernel stack.
 */
FUNC_NORETURN void z_user_oops(void);

#endif /* ETESIAN_ARCH_USER_H_ */
