/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
/*
 * Exceptions in flight are a thread's own. Libraries built for one thread keep them in one global
 * object; these functions, whose names the C++ ABI for Arm gives, take their place.
 */
#include <zephyr/kernel.h>

/* Laid out as the ABI says: __cxa_eh_globals. */
struct __cxa_eh_globals {
	void *caught;
	unsigned int uncaught;
	void *propagating;
};

struct __cxa_eh_globals *__cxa_get_globals(void);
struct __cxa_eh_globals *__cxa_get_globals_fast(void);

static __thread struct __cxa_eh_globals globals;

struct __cxa_eh_globals *__cxa_get_globals(void)
{
	return &globals;
}

struct __cxa_eh_globals *__cxa_get_globals_fast(void)
{
	return &globals;
}
