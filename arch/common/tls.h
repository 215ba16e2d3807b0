/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A thread's copy of the thread-local variables, which starts as the image's section .tdata with
 * .tbss behind it. Where it must lie relative to the thread pointer is the ABI's.
 */
#ifndef ETESIAN_ARCH_COMMON_TLS_H_
#define ETESIAN_ARCH_COMMON_TLS_H_

#include <string.h>
#include <zephyr/linker/linker-defs.h>
#include <zephyr/sys/util.h>

/* A number that the linker knows: the compiler takes it for granted that an address is not 0. */
static inline size_t z_tls_number(const char *symbol)
{
	__asm__("" : "+r"(symbol));
	return (size_t)symbol;
}

/** Bytes of a copy, rounded as the linker does when it counts from the end. */
static inline size_t z_tls_size(void)
{
	size_t align = MAX(z_tls_number(__tdata_align), z_tls_number(__tbss_align));
	size_t size = (size_t)(__tbss_start - __tdata_start) + z_tls_number(__tbss_size);

	return (size + align - 1U) & ~(align - 1U);
}

/** Set up a copy at @p block. */
static inline void z_tls_fill(char *block)
{
	size_t data = z_tls_number(__tdata_size);

	memcpy(block, __tdata_start, data);
	memset(block + data, 0, z_tls_size() - data);
}

#endif /* ETESIAN_ARCH_COMMON_TLS_H_ */
