/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * printk(): the formatter with a character hook behind it.
 *
 * The hook is one pointer and each character reads it anew, so it can be replaced at any time.
 * Texts of two contexts may mix, as nothing locks; CONFIG_PRINTK_SYNC lets one CPU in at a time.
 */

#include <zephyr/kernel.h>
#include <zephyr/sys/cbprintf.h>
#include <zephyr/sys/printk.h>
#include <zephyr/sys/printk-hooks.h>
#include "printk_lock.h"

#ifdef CONFIG_LOG_PRINTK
#include <zephyr/logging/log_core.h>
#else
static inline void z_log_vprintk(const char *fmt, va_list ap)
{
	ARG_UNUSED(fmt);
	ARG_UNUSED(ap);
}
#endif

/*
 * Where text goes before a console driver has installed its hook; a port may have something better.
 */
__weak int arch_printk_char_out(int c)
{
	ARG_UNUSED(c);
	return 0;
}

static printk_hook_fn_t char_hook = arch_printk_char_out;

void __printk_hook_install(printk_hook_fn_t fn)
{
	char_hook = fn;
}

printk_hook_fn_t __printk_get_hook(void)
{
	return char_hook;
}

void vprintk(const char *fmt, va_list ap)
{
	printk_key_t key;

	if (IS_ENABLED(CONFIG_LOG_PRINTK)) {
		z_log_vprintk(fmt, ap);
		return;
	}
	key = printk_lock();
	(void)cbvprintf(z_cbprintf_to_hook, &char_hook, fmt, ap);
	printk_unlock(key);
}

void printk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintk(fmt, ap);
	va_end(ap);
}

void z_impl_k_str_out(char *c, size_t n)
{
	printk_key_t key = printk_lock();

	while (n-- > 0) {
		(void)char_hook((unsigned char)*c++);
	}
	printk_unlock(key);
}
