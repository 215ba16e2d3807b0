/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
/*
 * What C++ compilers call that no library here gives. Destructors of global objects would run at
 * the end of the program, which never comes: they are not recorded.
 */
#include <zephyr/kernel.h>

void *__dso_handle;

int __cxa_atexit(void (*destructor)(void *), void *object, void *dso)
{
	ARG_UNUSED(destructor);
	ARG_UNUSED(object);
	ARG_UNUSED(dso);

	return 0;
}

/* The same with the arguments in another order: the name in ARM's C++ ABI. */
int __aeabi_atexit(void *object, void (*destructor)(void *), void *dso)
{
	return __cxa_atexit(destructor, object, dso);
}
