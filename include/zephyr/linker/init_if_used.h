/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Boot work that comes with the code that needs it. SYS_INIT() entries are always kept by the
 * linker, and all they refer to with them: whoever does not use the system work queue would pay for
 * its thread and stack. An entry made here stays only where a function that names it with
 * Z_INIT_USE() stays. What holds them together is a relocation of the kind "none": it changes
 * nothing, but the linker's garbage collection follows it. Such entries run first in their level.
 */
#ifndef ZEPHYR_INCLUDE_LINKER_INIT_IF_USED_H_
#define ZEPHYR_INCLUDE_LINKER_INIT_IF_USED_H_

#include <zephyr/init.h>

/**
 * @brief Call @p fn, an int (*)(void), at the start of @p level if some function that is linked
 * uses it.
 */
#define Z_INIT_IF_USED(fn, level)                                                                  \
	static const Z_DECL_ALIGN(struct init_entry) __used __noasan_data                          \
		__attribute__((__section__(".z_init_" #level "_U_" #fn))) z_init_used_##fn = {     \
			.init_fn = {.sys = (fn)},                                                  \
	}

/** @brief In a function: linking it keeps @p object, though it is not mentioned. No code. */
#define Z_LINK_USE(object)                                                                         \
	__asm__ volatile(".reloc ., BFD_RELOC_NONE, " Z_ASM_BARE_OPERAND(0) : : "i"(&(object)))

/** @brief In a function of the same file: linking it keeps the entry of @p fn. No code. */
#define Z_INIT_USE(fn) Z_LINK_USE(z_init_used_##fn)

#endif /* ZEPHYR_INCLUDE_LINKER_INIT_IF_USED_H_ */
