/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Gates on x86, see <zephyr/arch/gate.h>. Pages are the unit of protection.
 */
#ifndef ZEPHYR_INCLUDE_ARCH_X86_GATE_H_
#define ZEPHYR_INCLUDE_ARCH_X86_GATE_H_

#define Z_ARCH_GATE_SIZE     16
#define ARCH_USER_TEXT_ALIGN 4096

#define Z_LINK_PARTITION_ALIGN(size) 4096

/* The address is in the second half. */
#ifdef CONFIG_X86_64
#define Z_ARCH_GATE(impl, mrsh) jmp impl; .balign 8; .quad mrsh
#else
#define Z_ARCH_GATE(impl, mrsh) jmp impl; .balign 8; .long mrsh
#endif

#endif /* ZEPHYR_INCLUDE_ARCH_X86_GATE_H_ */
