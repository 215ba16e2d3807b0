/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode, simulated: memory that is not a user thread's is taken away by mprotect() while one
 * runs (arch/posix/core/user.c). Threads run on host stacks, so stack objects need nothing.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_POSIX_USER_H_
#define ZEPHYR_INCLUDE_ARCH_POSIX_USER_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ARCH_THREAD_STACK_RESERVED          0
#define ARCH_THREAD_STACK_OBJ_ALIGN(size)   ARCH_STACK_PTR_ALIGN
#define ARCH_THREAD_STACK_SIZE_ADJUST(size) (size)

/* A page of the host. */
#define ARCH_PARTITION_ALIGN(size) 4096

struct arch_mem_domain {
	uint8_t unused; /* the kernel's list of partitions is all there is */
};

/** What users may do: bit 0 read, 1 write, 2 execute. Kernel mode may do all. */
typedef uint32_t k_mem_partition_attr_t;

#define Z_POSIX_U_R 1U
#define Z_POSIX_U_W 2U
#define Z_POSIX_U_X 4U

#define K_MEM_PARTITION_P_NA_U_NA   0U
#define K_MEM_PARTITION_P_RW_U_NA   0U
#define K_MEM_PARTITION_P_RO_U_NA   0U
#define K_MEM_PARTITION_P_RW_U_RW   (Z_POSIX_U_R | Z_POSIX_U_W)
#define K_MEM_PARTITION_P_RW_U_RO   Z_POSIX_U_R
#define K_MEM_PARTITION_P_RO_U_RO   Z_POSIX_U_R
#define K_MEM_PARTITION_P_RWX_U_RWX (Z_POSIX_U_R | Z_POSIX_U_W | Z_POSIX_U_X)
#define K_MEM_PARTITION_P_RWX_U_RX  (Z_POSIX_U_R | Z_POSIX_U_X)
#define K_MEM_PARTITION_P_RX_U_RX   (Z_POSIX_U_R | Z_POSIX_U_X)

#define K_MEM_PARTITION_IS_WRITABLE(attr)   (((attr) & Z_POSIX_U_W) != 0U)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) (((attr) & Z_POSIX_U_X) != 0U)

/** 1 while a user thread runs; users can read it, not write. */
extern volatile unsigned int posix_user_mode;

static inline bool arch_is_user_context(void)
{
	return posix_user_mode != 0U;
}

/* Calls have no numbers: the thread is ended. */
#define arch_syscall_invoke0(call_id)                          z_posix_numbered_call()
#define arch_syscall_invoke1(arg1, call_id)                    z_posix_numbered_call()
#define arch_syscall_invoke2(arg1, arg2, call_id)              z_posix_numbered_call()
#define arch_syscall_invoke3(arg1, arg2, arg3, call_id)        z_posix_numbered_call()
#define arch_syscall_invoke4(arg1, arg2, arg3, arg4, call_id)  z_posix_numbered_call()
#define arch_syscall_invoke5(arg1, arg2, arg3, arg4, arg5, id) z_posix_numbered_call()
#define arch_syscall_invoke6(arg1, arg2, arg3, arg4, arg5, arg6, id) z_posix_numbered_call()

uintptr_t z_posix_numbered_call(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_POSIX_USER_H_ */
