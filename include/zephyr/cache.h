/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Caches of the CPU
 *
 * Without CONFIG_CACHE_MANAGEMENT, or without the cache in question, turning on and off does
 * nothing and the rest answers -ENOTSUP. A port with caches brings the arch_dcache_ and
 * arch_icache_ functions of the same names. Flush: write back; invalidate: forget. Ranges are in
 * bytes. Context: any.
 */
#ifndef ZEPHYR_INCLUDE_CACHE_H_
#define ZEPHYR_INCLUDE_CACHE_H_

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <zephyr/debug/sparse.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(CONFIG_CACHE_MANAGEMENT) && defined(CONFIG_DCACHE)
#define Z_DCACHE(call) call
#define Z_DCACHE_DO(call) call
#else
#define Z_DCACHE(call) -ENOTSUP
#define Z_DCACHE_DO(call) (void)0
#endif

#if defined(CONFIG_CACHE_MANAGEMENT) && defined(CONFIG_ICACHE)
#define Z_ICACHE(call) call
#define Z_ICACHE_DO(call) call
#else
#define Z_ICACHE(call) -ENOTSUP
#define Z_ICACHE_DO(call) (void)0
#endif

/* sys_cache_data_X() and sys_cache_instr_X(): for all, and for a range. */
#define Z_CACHE_ALL(kind, KIND, letter, what)                                                      \
	static ALWAYS_INLINE int sys_cache_##kind##_##what##_all(void)                             \
	{                                                                                          \
		return Z_##KIND(arch_##letter##cache_##what##_all());                              \
	}                                                                                          \
	static ALWAYS_INLINE int sys_cache_##kind##_##what##_range(void *addr, size_t size)        \
	{                                                                                          \
		ARG_UNUSED(addr);                                                                  \
		ARG_UNUSED(size);                                                                  \
		return Z_##KIND(arch_##letter##cache_##what##_range(addr, size));                  \
	}

Z_CACHE_ALL(data, DCACHE, d, flush)
Z_CACHE_ALL(data, DCACHE, d, invd)
Z_CACHE_ALL(data, DCACHE, d, flush_and_invd)
Z_CACHE_ALL(instr, ICACHE, i, flush)
Z_CACHE_ALL(instr, ICACHE, i, invd)
Z_CACHE_ALL(instr, ICACHE, i, flush_and_invd)

static ALWAYS_INLINE void sys_cache_data_enable(void)
{
	Z_DCACHE_DO(arch_dcache_enable());
}

static ALWAYS_INLINE void sys_cache_data_disable(void)
{
	Z_DCACHE_DO(arch_dcache_disable());
}

static ALWAYS_INLINE void sys_cache_instr_enable(void)
{
	Z_ICACHE_DO(arch_icache_enable());
}

static ALWAYS_INLINE void sys_cache_instr_disable(void)
{
	Z_ICACHE_DO(arch_icache_disable());
}

/** @brief Bytes of a line of the data cache; 0: no cache, or not known. */
static ALWAYS_INLINE size_t sys_cache_data_line_size_get(void)
{
#if defined(CONFIG_CACHE_MANAGEMENT) && defined(CONFIG_DCACHE_LINE_SIZE_DETECT)
	return arch_dcache_line_size_get();
#elif defined(CONFIG_DCACHE_LINE_SIZE)
	return CONFIG_DCACHE_LINE_SIZE;
#else
	return 0;
#endif
}

/** @brief Bytes of a line of the instruction cache; 0: no cache, or not known. */
static ALWAYS_INLINE size_t sys_cache_instr_line_size_get(void)
{
#if defined(CONFIG_CACHE_MANAGEMENT) && defined(CONFIG_ICACHE_LINE_SIZE_DETECT)
	return arch_icache_line_size_get();
#elif defined(CONFIG_ICACHE_LINE_SIZE)
	return CONFIG_ICACHE_LINE_SIZE;
#else
	return 0;
#endif
}

#ifndef CONFIG_CACHE_DOUBLEMAP

/** @brief Whether a pointer is into the cached view of memory; without two views: no. */
static ALWAYS_INLINE bool sys_cache_is_ptr_cached(void *ptr)
{
	ARG_UNUSED(ptr);
	return false;
}

/** @brief Whether a pointer is into the uncached view of memory; without two views: no. */
static ALWAYS_INLINE bool sys_cache_is_ptr_uncached(void *ptr)
{
	ARG_UNUSED(ptr);
	return false;
}

/** @brief The same memory in the cached view; without two views: the pointer itself. */
static ALWAYS_INLINE void __sparse_cache *sys_cache_cached_ptr_get(void *ptr)
{
	return (__sparse_force void __sparse_cache *)ptr;
}

/** @brief The same memory in the uncached view; without two views: the pointer itself. */
static ALWAYS_INLINE void *sys_cache_uncached_ptr_get(void __sparse_cache *ptr)
{
	return (__sparse_force void *)ptr;
}

#endif

/** @brief Former name of sys_cache_data_flush_range(). */
static ALWAYS_INLINE void sys_cache_flush(void *addr, size_t size)
{
	(void)sys_cache_data_flush_range(addr, size);
}

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_CACHE_H_ */
