/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Where the characters of printk() go
 */

#ifndef ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_
#define ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_

#ifdef __cplusplus
extern "C" {
#endif

/** Takes one character (0..255); its result is ignored by printk(). Context: any. */
typedef int (*printk_hook_fn_t)(int c);

/**
 * @brief Send the characters of printk() to @p fn from now on.
 *
 * Context: any.
 *
 * @param fn receiver of each character, not NULL
 */
void __printk_hook_install(printk_hook_fn_t fn);

/**
 * @brief Get the function that receives the characters of printk() now.
 *
 * Context: any.
 */
printk_hook_fn_t __printk_get_hook(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_PRINTK_HOOKS_H_ */
