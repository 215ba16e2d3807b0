/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on x86: stack objects, partitions, and what runs in user mode. See arch/x86/user.c.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_USER_H_
#define ZEPHYR_INCLUDE_ARCH_X86_USER_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>
#include <zephyr/arch/x86/gate.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The guard, the kernel stack, then the thread's own: all of them whole pages. */
#ifdef CONFIG_HW_STACK_PROTECTION
#define ARCH_THREAD_STACK_RESERVED (4096 + CONFIG_PRIVILEGED_STACK_SIZE)
#else
#define ARCH_THREAD_STACK_RESERVED CONFIG_PRIVILEGED_STACK_SIZE
#endif
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   4096
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) ROUND_UP(size, 4096)
#define ARCH_PARTITION_ALIGN(size)	    4096

/* A page has one bit for writing: what users can not write, their system calls can not either. */
typedef uint32_t k_mem_partition_attr_t;

#define Z_X86_USER_READ	 1U
#define Z_X86_USER_WRITE 2U
#define Z_X86_USER_EXEC	 4U

#define K_MEM_PARTITION_P_RW_U_RW   (Z_X86_USER_READ | Z_X86_USER_WRITE)
#define K_MEM_PARTITION_P_RW_U_NA   0U
#define K_MEM_PARTITION_P_RO_U_RO   Z_X86_USER_READ
#define K_MEM_PARTITION_P_RO_U_NA   0U
#define K_MEM_PARTITION_P_NA_U_NA   0U
#define K_MEM_PARTITION_P_RWX_U_RWX (Z_X86_USER_READ | Z_X86_USER_WRITE | Z_X86_USER_EXEC)
#define K_MEM_PARTITION_P_RX_U_RX   (Z_X86_USER_READ | Z_X86_USER_EXEC)
#define K_MEM_PARTITION_P_RX_U_NA   0U

#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr) & Z_X86_USER_WRITE) != 0U)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & Z_X86_USER_EXEC) != 0U)

struct z_x86_space;

/** What the port keeps in a memory domain. */
struct arch_mem_domain {
	struct z_x86_space *space; /* if that says that it is this domain's */
};

/* The privilege is in the lowest bits of the code segment's selector. */
static ALWAYS_INLINE bool arch_is_user_context(void)
{
	unsigned int cs;

	__asm__ volatile("mov %%cs, %0" : "=r"(cs));
	return (cs & 3U) != 0U;
}

/* There are no calls by number: K_ERR_KERNEL_OOPS for the thread. */
static ALWAYS_INLINE uintptr_t z_x86_no_call(void)
{
	__asm__ volatile("int $32" : : "a"(3) : "memory");
	return 0;
}

#define arch_syscall_invoke0(id)		     z_x86_no_call()
#define arch_syscall_invoke1(a, id)		     z_x86_no_call()
#define arch_syscall_invoke2(a, b, id)		     z_x86_no_call()
#define arch_syscall_invoke3(a, b, c, id)	     z_x86_no_call()
#define arch_syscall_invoke4(a, b, c, d, id)	     z_x86_no_call()
#define arch_syscall_invoke5(a, b, c, d, e, id)	     z_x86_no_call()
#define arch_syscall_invoke6(a, b, c, d, e, f, id) z_x86_no_call()

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_USER_H_ */
