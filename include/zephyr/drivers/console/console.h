/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Lines of console input
 */

#ifndef ZEPHYR_INCLUDE_DRIVERS_CONSOLE_CONSOLE_H_
#define ZEPHYR_INCLUDE_DRIVERS_CONSOLE_CONSOLE_H_

#include <stdint.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Longest line, the NUL included. */
#ifdef CONFIG_CONSOLE_INPUT_MAX_LINE_LEN
#define CONSOLE_MAX_LINE_LEN CONFIG_CONSOLE_INPUT_MAX_LINE_LEN
#else
#define CONSOLE_MAX_LINE_LEN 128
#endif

/** @brief One line of input, an item of a k_fifo. */
struct console_input {
	/** Word of the fifo. */
	intptr_t _unused;
	/** The line is a frame of mcumgr. */
	uint8_t is_mcumgr : 1;
	/** The line, ended with NUL. */
	char line[CONSOLE_MAX_LINE_LEN];
};

/** @brief A function that registers for lines, as uart_register_input(). */
typedef void (*console_input_fn)(struct k_fifo *avail, struct k_fifo *lines,
				 uint8_t (*completion)(char *str, uint8_t len));

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_DRIVERS_CONSOLE_CONSOLE_H_ */
