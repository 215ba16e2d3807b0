/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Interrupt points everywhere in the kernel, for tests of races (CONFIG_ARCH_POSIX_IRQ_POINTS).
 *
 * The kernel is compiled as for a sanitizer: before each read or write of memory that others can
 * see the compiler calls one of the functions below. Ours ask posix_irq_point() of the test, if
 * interrupts are unlocked there, and it may let one come: also between the two halves of x++.
 * Nothing of the sanitizer's own run time is linked. Where AddressSanitizer is wanted too, which
 * does not go with that, there is a point at each basic block instead.
 */
#include <zephyr/kernel.h>
#include "arch/arch.h"

void (*posix_irq_point)(const volatile void *addr);

static ALWAYS_INLINE void point(const volatile void *addr)
{
	if (posix_irq_locked == 0U && posix_irq_point != NULL) {
		posix_irq_point(addr);
	}
}

#define POINT(name, ...)                                                                           \
	void name(void *addr, ##__VA_ARGS__);                                                      \
	void name(void *addr, ##__VA_ARGS__)                                                       \
	{                                                                                          \
		point(addr);                                                                       \
	}

#ifdef CONFIG_ASAN
void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
	point(NULL);
}
#else
POINT(__tsan_read1)
POINT(__tsan_read2)
POINT(__tsan_read4)
POINT(__tsan_read8)
POINT(__tsan_read16)
POINT(__tsan_write1)
POINT(__tsan_write2)
POINT(__tsan_write4)
POINT(__tsan_write8)
POINT(__tsan_write16)
POINT(__tsan_unaligned_read2)
POINT(__tsan_unaligned_read4)
POINT(__tsan_unaligned_read8)
POINT(__tsan_unaligned_write2)
POINT(__tsan_unaligned_write4)
POINT(__tsan_unaligned_write8)
POINT(__tsan_read_range, unsigned long size)
POINT(__tsan_write_range, unsigned long size)

/* Called by a constructor of each object. */
void __tsan_init(void);
void __tsan_init(void)
{
}

void __tsan_atomic_signal_fence(int order);
void __tsan_atomic_signal_fence(int order)
{
	ARG_UNUSED(order);
}

void __tsan_atomic_thread_fence(int order);
void __tsan_atomic_thread_fence(int order)
{
	ARG_UNUSED(order);
}

/* Atomic operations are calls as well, and are one access each. */
#define ATOMIC(bits, type)                                                                         \
	ATOMIC_OP(bits, type, fetch_add, __atomic_fetch_add)                                       \
	ATOMIC_OP(bits, type, fetch_sub, __atomic_fetch_sub)                                       \
	ATOMIC_OP(bits, type, fetch_and, __atomic_fetch_and)                                       \
	ATOMIC_OP(bits, type, fetch_or, __atomic_fetch_or)                                         \
	ATOMIC_OP(bits, type, fetch_xor, __atomic_fetch_xor)                                       \
	ATOMIC_OP(bits, type, fetch_nand, __atomic_fetch_nand)                                     \
	ATOMIC_OP(bits, type, exchange, __atomic_exchange_n)                                       \
	type __tsan_atomic##bits##_load(const volatile type *at, int order);                       \
	type __tsan_atomic##bits##_load(const volatile type *at, int order)                        \
	{                                                                                          \
		point(at);                                                                         \
		return __atomic_load_n(at, __ATOMIC_SEQ_CST);                                      \
	}                                                                                          \
	void __tsan_atomic##bits##_store(volatile type *at, type value, int order);                \
	void __tsan_atomic##bits##_store(volatile type *at, type value, int order)                 \
	{                                                                                          \
		point(at);                                                                         \
		__atomic_store_n(at, value, __ATOMIC_SEQ_CST);                                     \
	}                                                                                          \
	int __tsan_atomic##bits##_compare_exchange_strong(volatile type *at, type *expected,       \
							  type value, int order, int failed);      \
	int __tsan_atomic##bits##_compare_exchange_strong(volatile type *at, type *expected,       \
							  type value, int order, int failed)       \
	{                                                                                          \
		point(at);                                                                         \
		return __atomic_compare_exchange_n(at, expected, value, false, __ATOMIC_SEQ_CST,   \
						   __ATOMIC_SEQ_CST);                              \
	}

#define ATOMIC_OP(bits, type, name, op)                                                            \
	type __tsan_atomic##bits##_##name(volatile type *at, type value, int order);               \
	type __tsan_atomic##bits##_##name(volatile type *at, type value, int order)                \
	{                                                                                          \
		point(at);                                                                         \
		return op(at, value, __ATOMIC_SEQ_CST);                                            \
	}

ATOMIC(8, uint8_t)
ATOMIC(32, uint32_t)
#ifdef CONFIG_64BIT
ATOMIC(64, uint64_t)
#endif
#endif
