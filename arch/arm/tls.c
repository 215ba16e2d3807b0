/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Thread-local storage lies at the top of each thread's stack. The compiler gets its address from
 * __aeabi_read_tp(), or on Cortex-A and -R from a register, and expects two words of nobody's there
 * before the variables ("Addenda to, and errata in, the ABI for the Arm architecture", local-exec
 * model).
 */
#include <stddef.h>
#include <zephyr/kernel.h>
#include <zephyr/linker/linker-defs.h>

#define TCB_SIZE 8

#if defined(__OPTIMIZE_SIZE__) || defined(CONFIG_ARMV6_M_ARMV8_M_BASELINE)
#define ONE_FUNCTION true
#else
#define ONE_FUNCTION false
#endif

/*
 * From the linker script: all bytes of variables; the same with TCB and rounding, 0 if there are
 * none.
 */
extern char z_arm_tls_size[];
extern char z_arm_tls_block[];

static ALWAYS_INLINE char *fill(uintptr_t *tls, char *top, size_t size)
{
	char *block = top - (size_t)z_arm_tls_block;
	size_t with_value = (size_t)__tdata_size;

	/* addresses, which the compiler takes for granted are not 0 */
	__asm__("" : "+r"(size), "+r"(with_value));
	*tls = (uintptr_t)block;
	for (size_t i = size; i-- > 0;) {
		block[TCB_SIZE + i] = (i < with_value) ? __tdata_start[i] : 0;
	}
	return block;
}

static __noinline char *fill_some(struct k_thread *thread, char *top, size_t size)
{
	return fill(&thread->tls, top, size);
}

/* Without variables nobody asks for the address: where speed counts it is left out. */
char *arch_tls_stack_setup(struct k_thread *thread, char *top)
{
	size_t size = (size_t)z_arm_tls_size;

	/* the compiler takes it for granted that an address is not 0 */
	__asm__("" : "+r"(size));
	if (ONE_FUNCTION) {
		return fill(&thread->tls, top, size);
	}
	return (size == 0) ? top : fill_some(thread, top, size);
}

#if !defined(CONFIG_MULTITHREADING) && defined(CONFIG_CPU_CORTEX_M)
uintptr_t z_arm_tls_alone;

void z_arm_tls_alone_set(char *block)
{
	(void)fill(&z_arm_tls_alone, block + (size_t)z_arm_tls_block, (size_t)z_arm_tls_size);
}
#endif
