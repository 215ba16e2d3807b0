/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
/*
 * Parts of the C++ ABI: a call of a function that is pure virtual or deleted is a bug of the
 * program. Static objects of functions are constructed without a lock (-fno-threadsafe-statics), so
 * that their guards are only for code compiled with other options.
 */
#include <zephyr/kernel.h>

FUNC_NORETURN void __cxa_pure_virtual(void)
{
	k_panic();
	CODE_UNREACHABLE;
}

FUNC_NORETURN void __cxa_deleted_virtual(void)
{
	k_panic();
	CODE_UNREACHABLE;
}

int __cxa_guard_acquire(char *guard)
{
	return *guard == 0;
}

void __cxa_guard_release(char *guard)
{
	*guard = 1;
}

void __cxa_guard_abort(char *guard)
{
	ARG_UNUSED(guard);
}
