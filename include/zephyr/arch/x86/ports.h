/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * I/O ports.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_PORTS_H_
#define ZEPHYR_INCLUDE_ARCH_X86_PORTS_H_

#include <stdint.h>
#include <zephyr/arch/common/addr_types.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

static ALWAYS_INLINE void sys_out8(uint8_t data, io_port_t port)
{
	__asm__ volatile("outb %0, %w1" : : "a"(data), "Nd"((uint16_t)port) : "memory");
}

static ALWAYS_INLINE uint8_t sys_in8(io_port_t port)
{
	uint8_t data;

	__asm__ volatile("inb %w1, %0" : "=a"(data) : "Nd"((uint16_t)port) : "memory");
	return data;
}

static ALWAYS_INLINE void sys_out16(uint16_t data, io_port_t port)
{
	__asm__ volatile("outw %0, %w1" : : "a"(data), "Nd"((uint16_t)port) : "memory");
}

static ALWAYS_INLINE uint16_t sys_in16(io_port_t port)
{
	uint16_t data;

	__asm__ volatile("inw %w1, %0" : "=a"(data) : "Nd"((uint16_t)port) : "memory");
	return data;
}

static ALWAYS_INLINE void sys_out32(uint32_t data, io_port_t port)
{
	__asm__ volatile("outl %0, %w1" : : "a"(data), "Nd"((uint16_t)port) : "memory");
}

static ALWAYS_INLINE uint32_t sys_in32(io_port_t port)
{
	uint32_t data;

	__asm__ volatile("inl %w1, %0" : "=a"(data) : "Nd"((uint16_t)port) : "memory");
	return data;
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_PORTS_H_ */
