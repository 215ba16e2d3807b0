/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User mode on AArch64: partitions of memory domains, which mode this is.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_USER_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_USER_H_

#include <stdbool.h>
#include <stdint.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a page may be used for: P the kernel, U users. */
typedef uint32_t k_mem_partition_attr_t;

#define K_MEM_PARTITION_P_RW_U_RW 1U
#define K_MEM_PARTITION_P_RW_U_NA 2U
#define K_MEM_PARTITION_P_RO_U_RO 3U
#define K_MEM_PARTITION_P_RO_U_NA 4U
#define K_MEM_PARTITION_P_RX_U_RX 5U

#define K_MEM_PARTITION_IS_WRITABLE(attr)   ((attr) == K_MEM_PARTITION_P_RW_U_RW)
#define K_MEM_PARTITION_IS_EXECUTABLE(attr) ((attr) == K_MEM_PARTITION_P_RX_U_RX)

/** What the port keeps in a domain. Lock: kernel. */
struct arch_mem_domain {
	uint32_t number; /* of its tables; 0: none yet */
	struct {
		uintptr_t start;
		size_t size;
	} mapped[CONFIG_MAX_DOMAIN_PARTITIONS];
};

/*
 * DCZID_EL0 can be read everywhere and says whether DC ZVA may be used here: at EL1 yes, in user
 * mode no, as SCTLR_EL1.DZE is 0.
 */
static ALWAYS_INLINE bool arch_is_user_context(void)
{
	uint64_t dczid;

	__asm__ volatile("mrs %0, dczid_el0" : "=r"(dczid));
	return (dczid & 0x10U) != 0U;
}

/* Calls have no numbers: the thread is ended. */
#define Z_ARM64_SVC_NUMBERED 3

static ALWAYS_INLINE uintptr_t z_arm64_numbered_call(void)
{
	uintptr_t ret = 0;

	__asm__ volatile("svc #3" : "+r"(ret) : : "memory");
	return ret;
}

#define arch_syscall_invoke0(id)                     ((void)(id), z_arm64_numbered_call())
#define arch_syscall_invoke1(a, id)                  arch_syscall_invoke0(id)
#define arch_syscall_invoke2(a, b, id)               arch_syscall_invoke0(id)
#define arch_syscall_invoke3(a, b, c, id)            arch_syscall_invoke0(id)
#define arch_syscall_invoke4(a, b, c, d, id)         arch_syscall_invoke0(id)
#define arch_syscall_invoke5(a, b, c, d, e, id)      arch_syscall_invoke0(id)
#define arch_syscall_invoke6(a, b, c, d, e, f, id)   arch_syscall_invoke0(id)

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_USER_H_ */
