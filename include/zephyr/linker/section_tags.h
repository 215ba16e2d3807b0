/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * Attributes that place code and data in special memory.
 */

#ifndef ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_
#define ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_

#include <zephyr/toolchain.h>

#ifndef _ASMLANGUAGE

/** Not cleared at boot. */
#define __noinit             __in_section_unique(noinit)
#define __noinit_named(name) __in_section_unique_named(noinit, name)

/** Any section by its name without / with the leading dot in place. */
#define Z_GENERIC_SECTION(segment)   __attribute__((section(STRINGIFY(segment))))
#define __GENERIC_SECTION(segment)   Z_GENERIC_SECTION(segment)
#define Z_GENERIC_DOT_SECTION(segment) __attribute__((section("." STRINGIFY(segment))))
#define __GENERIC_DOT_SECTION(segment) Z_GENERIC_DOT_SECTION(segment)

/** Interrupt vectors and tables. */
#define __irq_vector_table       Z_GENERIC_SECTION(.gnu.linkonce.irq_vector_table)
#define __sw_isr_table           Z_GENERIC_SECTION(.gnu.linkonce.sw_isr_table)
#define __exception_vector_table Z_GENERIC_SECTION(.gnu.linkonce.exc_vector_table)

/** Code that runs from RAM. */
#if defined(CONFIG_ARCH_HAS_RAMFUNC_SUPPORT)
#define __ramfunc __attribute__((noinline, long_call, section(".ramfunc")))
#else
#define __ramfunc
#endif

/** A function of kernel text (doc/security/design.md) that runs in user mode too. */
#ifdef CONFIG_USERSPACE
#define Z_USER_TEXT __in_section_unique(user_text)
#else
#define Z_USER_TEXT
#endif

/** Tightly coupled and core-coupled memories (chosen nodes of the devicetree). */
#define __itcm_section        Z_GENERIC_SECTION(.itcm)
#define __dtcm_bss_section    Z_GENERIC_SECTION(.dtcm_bss)
#define __dtcm_data_section   Z_GENERIC_SECTION(.dtcm_data)
#define __dtcm_noinit_section Z_GENERIC_SECTION(.dtcm_noinit)
#define __ccm_bss_section     Z_GENERIC_SECTION(.ccm_bss)
#define __ccm_data_section    Z_GENERIC_SECTION(.ccm_data)
#define __ccm_noinit_section  Z_GENERIC_SECTION(.ccm_noinit)
#define __ocm_bss_section     Z_GENERIC_SECTION(.ocm_bss)
#define __ocm_data_section    Z_GENERIC_SECTION(.ocm_data)

/** Memory that caches leave alone, where the platform has some. */
#if defined(CONFIG_NOCACHE_MEMORY)
#define __nocache         __in_section_unique(nocache)
#define __nocache_noinit  __nocache
#define __nocache_load    __in_section_unique(nocache_load)
#else
#define __nocache
#define __nocache_noinit  __noinit
#define __nocache_load
#endif

#if defined(CONFIG_KERNEL_COHERENCE)
#define __incoherent __in_section_unique(cached)
#else
#define __incoherent
#endif

/** Present at boot; never paged out. Nothing is paged here. */
#define __boot_func
#define __boot_data
#define __boot_rodata
#define __boot_bss
#define __boot_noinit   __noinit
#define __pinned_func
#define __pinned_data
#define __pinned_rodata
#define __pinned_bss
#define __pinned_noinit __noinit
#define __isr_text

#endif /* !_ASMLANGUAGE */

#endif /* ZEPHYR_INCLUDE_LINKER_SECTION_TAGS_H_ */
