/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Bytes of z_interrupt_stacks, the stack of boot and handlers, for C and assembly. Without threads
 * main() has its share of it.
 */
#ifndef ETESIAN_ARCH_COMMON_BOOT_STACK_H_
#define ETESIAN_ARCH_COMMON_BOOT_STACK_H_

#ifdef CONFIG_MULTITHREADING
#define Z_BOOT_STACK_SIZE ((CONFIG_ISR_STACK_SIZE + 15) & ~15)
#else
#define Z_BOOT_STACK_SIZE ((CONFIG_ISR_STACK_SIZE + CONFIG_MAIN_STACK_SIZE + 15) & ~15)
#endif

#endif /* ETESIAN_ARCH_COMMON_BOOT_STACK_H_ */
