/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Caches, for <zephyr/cache.h>. All of them are kept coherent with each other and between CPUs by
 * the hardware; these are for what else reads and writes memory, and for code that was written as
 * data.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_ARM64_CACHE_H_
#define ZEPHYR_INCLUDE_ARCH_ARM64_CACHE_H_

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void arch_dcache_enable(void);
void arch_dcache_disable(void);
int arch_dcache_flush_all(void);
int arch_dcache_invd_all(void);
int arch_dcache_flush_and_invd_all(void);
int arch_dcache_flush_range(void *addr, size_t size);
int arch_dcache_invd_range(void *addr, size_t size);
int arch_dcache_flush_and_invd_range(void *addr, size_t size);
size_t arch_dcache_line_size_get(void);

void arch_icache_enable(void);
void arch_icache_disable(void);
int arch_icache_flush_all(void);
int arch_icache_invd_all(void);
int arch_icache_flush_and_invd_all(void);
int arch_icache_flush_range(void *addr, size_t size);
int arch_icache_invd_range(void *addr, size_t size);
int arch_icache_flush_and_invd_range(void *addr, size_t size);
size_t arch_icache_line_size_get(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_ARM64_CACHE_H_ */
