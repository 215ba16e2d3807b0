/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * The end of a program: there is no environment, and what atexit() would call is never called.
 */

#include <stdlib.h>

void exit(int status)
{
	_exit(status);
}

int atexit(void (*fn)(void))
{
	(void)fn;
	return -1;
}

char *getenv(const char *name)
{
	(void)name;
	return NULL;
}
