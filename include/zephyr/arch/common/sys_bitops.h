/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Bits of 32-bit registers and of arrays of them. Not atomic.
 */

#ifndef ZEPHYR_INCLUDE_ARCH_COMMON_SYS_BITOPS_H_
#define ZEPHYR_INCLUDE_ARCH_COMMON_SYS_BITOPS_H_

#include <stdint.h>
#include <zephyr/arch/common/addr_types.h>
#include <zephyr/toolchain.h>

#ifndef _ASMLANGUAGE

#ifdef __cplusplus
extern "C" {
#endif

/** Set, clear, test bit @p bit (0 to 31) of the register at @p addr. */
static ALWAYS_INLINE void sys_set_bit(mem_addr_t addr, unsigned int bit)
{
	*(volatile uint32_t *)addr = *(volatile uint32_t *)addr | (1UL << bit);
}

static ALWAYS_INLINE void sys_clear_bit(mem_addr_t addr, unsigned int bit)
{
	*(volatile uint32_t *)addr = *(volatile uint32_t *)addr & ~(1UL << bit);
}

static ALWAYS_INLINE int sys_test_bit(mem_addr_t addr, unsigned int bit)
{
	return (int)(*(volatile uint32_t *)addr & (1UL << bit));
}

/** Set or clear the bits of @p mask. */
static ALWAYS_INLINE void sys_set_bits(mem_addr_t addr, unsigned int mask)
{
	*(volatile uint32_t *)addr = *(volatile uint32_t *)addr | mask;
}

static ALWAYS_INLINE void sys_clear_bits(mem_addr_t addr, unsigned int mask)
{
	*(volatile uint32_t *)addr = *(volatile uint32_t *)addr & ~mask;
}

/** Set or clear a bit. @return Not 0 if it was set before. */
static ALWAYS_INLINE int sys_test_and_set_bit(mem_addr_t addr, unsigned int bit)
{
	int old = sys_test_bit(addr, bit);

	sys_set_bit(addr, bit);
	return old;
}

static ALWAYS_INLINE int sys_test_and_clear_bit(mem_addr_t addr, unsigned int bit)
{
	int old = sys_test_bit(addr, bit);

	sys_clear_bit(addr, bit);
	return old;
}

/* The same on an array of 32-bit words: bit counts on through the words. */
#define Z_BITFIELD_WORD(addr, bit) ((addr) + (((bit) >> 5) << 2))

static ALWAYS_INLINE void sys_bitfield_set_bit(mem_addr_t addr, unsigned int bit)
{
	sys_set_bit(Z_BITFIELD_WORD(addr, bit), bit & 0x1F);
}

static ALWAYS_INLINE void sys_bitfield_clear_bit(mem_addr_t addr, unsigned int bit)
{
	sys_clear_bit(Z_BITFIELD_WORD(addr, bit), bit & 0x1F);
}

static ALWAYS_INLINE int sys_bitfield_test_bit(mem_addr_t addr, unsigned int bit)
{
	return sys_test_bit(Z_BITFIELD_WORD(addr, bit), bit & 0x1F);
}

static ALWAYS_INLINE int sys_bitfield_test_and_set_bit(mem_addr_t addr, unsigned int bit)
{
	return sys_test_and_set_bit(Z_BITFIELD_WORD(addr, bit), bit & 0x1F);
}

static ALWAYS_INLINE int sys_bitfield_test_and_clear_bit(mem_addr_t addr, unsigned int bit)
{
	return sys_test_and_clear_bit(Z_BITFIELD_WORD(addr, bit), bit & 0x1F);
}

#ifdef __cplusplus
}
#endif

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_ARCH_COMMON_SYS_BITOPS_H_ */
