/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief The console on a UART: hooks and lines of input
 */

#ifndef ZEPHYR_INCLUDE_DRIVERS_CONSOLE_UART_CONSOLE_H_
#define ZEPHYR_INCLUDE_DRIVERS_CONSOLE_UART_CONSOLE_H_

#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief Receive lines typed on the console (CONFIG_CONSOLE_HANDLER).
 *
 * Context: thread.
 *
 * @param avail fifo of free struct console_input; none free: input is lost
 * @param lines fifo that gets the filled ones, at the end of a line
 * @param completion called with the line so far and its length when Tab is typed; returns the
 *         number
 *        of characters it added; NULL: Tab is ignored
 */
void uart_register_input(struct k_fifo *avail, struct k_fifo *lines,
			 uint8_t (*completion)(char *str, uint8_t len));

/** What a hook returns when the console shall not see the character. */
#define UART_CONSOLE_DEBUG_HOOK_HANDLED 1

/** Signature of a hook on output characters, named @p x. */
#define UART_CONSOLE_OUT_DEBUG_HOOK_SIG(x) int(x)(char c)

typedef UART_CONSOLE_OUT_DEBUG_HOOK_SIG(uart_console_out_debug_hook_t);

/** @brief Let @p hook see each output character first (CONFIG_UART_CONSOLE_DEBUG_SERVER_HOOKS). */
void uart_console_out_debug_hook_install(uart_console_out_debug_hook_t *hook);

/** A hook on input characters. */
typedef int (*uart_console_in_debug_hook_t)(uint8_t);

/** @brief Let @p hook see each input character first (CONFIG_UART_CONSOLE_DEBUG_SERVER_HOOKS). */
void uart_console_in_debug_hook_install(uart_console_in_debug_hook_t hook);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_CONSOLE_UART_CONSOLE_H_ */
