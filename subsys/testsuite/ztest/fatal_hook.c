/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Fatal errors as part of a test. The thread (or "an interrupt handler") for which one is announced
 * is remembered; the handler compares.
 */

#include <zephyr/kernel.h>
#include <zephyr/ztest.h>
#include <zephyr/ztest_error_hook.h>

static k_tid_t announced_by;
static bool announced_in_isr;

static void forget(void)
{
	announced_by = NULL;
	announced_in_isr = false;
}

void z_impl_ztest_set_fault_valid(bool valid)
{
	if (!valid) {
		forget();
	} else if (k_is_in_isr()) {
		announced_in_isr = true;
	} else {
		announced_by = k_current_get();
	}
}

__weak void ztest_post_fatal_error_hook(unsigned int reason, const struct arch_esf *pEsf)
{
	ARG_UNUSED(reason);
	ARG_UNUSED(pEsf);
}

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *pEsf)
{
	bool valid = announced_in_isr || (announced_by != NULL && announced_by == k_current_get());

	printk("Caught system error -- reason %d %d\n", reason, valid);
	if (valid) {
		printk("Fatal error expected as part of test case.\n");
		forget();
		ztest_post_fatal_error_hook(reason, pEsf);
	} else {
		printk("Fatal error was unexpected, aborting...\n");
		k_fatal_halt(reason);
	}
}
