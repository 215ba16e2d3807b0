/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The word that the compiler puts at the end of each function's frame (CONFIG_STACK_CANARIES), and
 * what it calls when it finds it changed. Chosen anew at each boot, so that nobody can know it.
 */
#include "canary.h"
#include <zephyr/kernel.h>
#include <zephyr/random/random.h>
#include <zephyr/sys/libc-hooks.h>

Z_LIBC_DATA uintptr_t __stack_chk_guard; /* user threads compare with it too */

/* It changes the word under its own feet: no canary here, nor in a function that returns to. */
__attribute__((no_stack_protector)) void z_canary_init(void)
{
	uintptr_t word;

	sys_rand_get(&word, sizeof(word));
	__stack_chk_guard = word;
}

FUNC_NORETURN void __stack_chk_fail(void)
{
	z_except_reason(K_ERR_STACK_CHK_FAIL);
	CODE_UNREACHABLE;
}
