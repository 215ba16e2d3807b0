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
 * In user mode the text is formatted by the thread itself and goes to the kernel in pieces.
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

#ifdef CONFIG_USERSPACE
/* What a user thread's printk() has collected for the next system call. */
struct user_text {
	size_t used;
	char text[CONFIG_PRINTK_BUFFER_SIZE];
};

static void user_flush(struct user_text *out)
{
	k_str_out(out->text, out->used);
	out->used = 0;
}

static int user_collect(int c, void *out)
{
	struct user_text *o = out;

	o->text[o->used++] = (char)c;
	if (o->used == sizeof(o->text)) {
		user_flush(o);
	}
	return c;
}

static void user_vprintk(const char *fmt, va_list ap)
{
	struct user_text out = {.used = 0};

	(void)cbvprintf(user_collect, &out, fmt, ap);
	if (out.used > 0U) {
		user_flush(&out);
	}
}
#else
static inline void user_vprintk(const char *fmt, va_list ap)
{
	ARG_UNUSED(fmt);
	ARG_UNUSED(ap);
}
#endif

void vprintk(const char *fmt, va_list ap)
{
	printk_key_t key;

	if (k_is_user_context()) {
		user_vprintk(fmt, ap);
		return;
	}
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
