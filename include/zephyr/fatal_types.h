/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reasons of fatal errors. Ports add theirs from K_ERR_ARCH_START on.
 */
#ifndef ZEPHYR_INCLUDE_FATAL_TYPES_H_
#define ZEPHYR_INCLUDE_FATAL_TYPES_H_

enum k_fatal_error_reason {
	K_ERR_CPU_EXCEPTION,   /**< A fault with no better name. */
	K_ERR_SPURIOUS_IRQ,    /**< An interrupt that nobody connected. */
	K_ERR_STACK_CHK_FAIL,  /**< A stack overflow. */
	K_ERR_KERNEL_OOPS,     /**< k_oops(): the thread can not go on. */
	K_ERR_KERNEL_PANIC,    /**< k_panic(): the system can not go on. */
	K_ERR_ARCH_START = 16, /**< First number free for the architecture. */
};

#endif /* ZEPHYR_INCLUDE_FATAL_TYPES_H_ */
