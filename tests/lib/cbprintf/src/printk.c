/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

#include <zephyr/irq_offload.h>
#include <zephyr/kernel.h>
#include <zephyr/sys/printk-hooks.h>
#include "check.h"

static char text[64];
static size_t n;

static int note(int c)
{
	if (n < sizeof(text) - 1) {
		text[n++] = (char)c;
		text[n] = '\0';
	}
	return c;
}

static printk_hook_fn_t console;

static void before(void *f)
{
	ARG_UNUSED(f);
	n = 0;
	text[0] = '\0';
	console = __printk_get_hook();
}

static void after(void *f)
{
	ARG_UNUSED(f);
	__printk_hook_install(console);
}

ZTEST_SUITE(printk, NULL, NULL, before, after, NULL);

static void call_vprintk(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vprintk(fmt, ap);
	va_end(ap);
}

ZTEST(printk, test_hook)
{
	__printk_hook_install(note);
	printk("%s %d\n", "one", 1);
	call_vprintk("two %c\n", '2');
	k_str_out("three", 5);
	__printk_hook_install(console);
	zassert_str_equal(text, "one 1\ntwo 2\nthree");
}

ZTEST(printk, test_snprintk)
{
	char buf[8];

	zassert_equal(snprintk(buf, sizeof(buf), "%d", 123456789), 9);
	zassert_str_equal(buf, "1234567");
}

/* From an interrupt handler. */
static void in_isr(const void *arg)
{
	printk("isr %d", (int)(intptr_t)arg);
}

ZTEST(printk, test_isr)
{
	if (!IS_ENABLED(CONFIG_IRQ_OFFLOAD)) {
		ztest_test_skip();
	}
	__printk_hook_install(note);
#ifdef CONFIG_IRQ_OFFLOAD
	irq_offload(in_isr, (void *)5);
#else
	ARG_UNUSED(in_isr);
#endif
	__printk_hook_install(console);
	zassert_str_equal(text, "isr 5");
}
