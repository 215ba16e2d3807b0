/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Reading from the console, by characters or by lines (CONFIG_CONSOLE_SUBSYS)
 *
 * One of the two ways, chosen by CONFIG_CONSOLE_GETCHAR or CONFIG_CONSOLE_GETLINE, and one reader.
 */

#ifndef ZEPHYR_INCLUDE_CONSOLE_CONSOLE_H_
#define ZEPHYR_INCLUDE_CONSOLE_CONSOLE_H_

#include <sys/types.h>
#include <zephyr/types.h>
#include <zephyr/kernel.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Start reading characters. Context: thread. Returns 0, or -ENODEV without a device. */
int console_init(void);

/**
 * @brief Read what has been typed, waiting for the first character.
 *
 * Context: thread.
 *
 * @param dummy ignored
 * @param buf where to put the characters
 * @param size most of them
 *
 * @return their number
 */
ssize_t console_read(void *dummy, void *buf, size_t size);

/** @brief Write @p size characters as they are. Context: thread, ISR. Returns @p size. */
ssize_t console_write(void *dummy, const void *buf, size_t size);

/** @brief Read one character, waiting for it. Context: thread. */
int console_getchar(void);

/** @brief Write one character as it is. Context: thread, ISR. Returns it. */
int console_putchar(char c);

/** @brief Start reading lines. Context: thread. */
void console_getline_init(void);

/**
 * @brief Read one line, waiting for it. Context: thread.
 *
 * @return the line without its end, valid until the next call
 */
char *console_getline(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_CONSOLE_CONSOLE_H_ */
