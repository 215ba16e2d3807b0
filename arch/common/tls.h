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

/** Bytes of a copy, rounded as the linker does when it counts from the end. */
static inline size_t z_tls_size(void)
{
	size_t align = MAX((size_t)__tdata_align, (size_t)__tbss_align);

	return ROUND_UP(__tbss_start - __tdata_start + (size_t)__tbss_size, MAX(align, 1));
}

/** Set up a copy at @p block. */
static inline void z_tls_fill(char *block)
{
	size_t data = (size_t)__tdata_size;

	memcpy(block, __tdata_start, data);
	memset(block + data, 0, z_tls_size() - data);
}

#endif /* ETESIAN_ARCH_COMMON_TLS_H_ */
