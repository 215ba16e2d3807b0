/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * @file
 * @brief Kernel text output: printk() and its string-building siblings
 *
 * printk() needs no heap, no lock (unless CONFIG_PRINTK_SYNC) and no initialised C library, so it
 * works from early boot, from interrupts and from the fatal error path. Text goes character by
 * character to the hook that the console driver installed (see printk-hooks.h); before that it
 * goes to arch_printk_char_out(). The conversions understood are those of cbprintf().
 */

#ifndef ZEPHYR_INCLUDE_SYS_PRINTK_H_
#define ZEPHYR_INCLUDE_SYS_PRINTK_H_

#include <stdarg.h>
#include <stddef.h>
#include <inttypes.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef CONFIG_PRINTK

/**
 * @brief Print formatted text on the console.
 *
 * Context: any (thread, ISR, user thread, before the kernel runs).
 *
 * @param fmt printf()-style format
 * @param ... arguments the format asks for
 */
__printf_like(1, 2) void printk(const char *fmt, ...);

/**
 * @brief printk() with the arguments in a va_list.
 *
 * @param fmt printf()-style format
 * @param ap arguments; unusable after the call until va_end()
 */
__printf_like(1, 0) void vprintk(const char *fmt, va_list ap);

#else

static inline __printf_like(1, 2) void printk(const char *fmt, ...)
{
	(void)fmt;
}

static inline __printf_like(1, 0) void vprintk(const char *fmt, va_list ap)
{
	(void)fmt;
	(void)ap;
}

#endif /* CONFIG_PRINTK */

#ifdef CONFIG_PICOLIBC

#include <stdio.h>

#define snprintk(...)                  snprintf(__VA_ARGS__)
#define vsnprintk(str, size, fmt, ap)  vsnprintf(str, size, fmt, ap)

#else

/**
 * @brief Build formatted text in a buffer.
 *
 * Context: any.
 *
 * @param str buffer; always ended with NUL when @p size is not 0
 * @param size bytes in @p str, the NUL included
 * @param fmt printf()-style format
 * @param ... arguments the format asks for
 *
 * @return length of the complete text without NUL; a result >= @p size means it was cut short
 */
__printf_like(3, 4) int snprintk(char *str, size_t size, const char *fmt, ...);

/**
 * @brief snprintk() with the arguments in a va_list.
 *
 * @param str buffer; always ended with NUL when @p size is not 0
 * @param size bytes in @p str, the NUL included
 * @param fmt printf()-style format
 * @param ap arguments; unusable after the call until va_end()
 *
 * @return as snprintk()
 */
__printf_like(3, 0) int vsnprintk(char *str, size_t size, const char *fmt, va_list ap);

#endif /* CONFIG_PICOLIBC */

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_PRINTK_H_ */
