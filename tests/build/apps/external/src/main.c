/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <stdio.h>
#include <mylib.h>

int wrapped(void);
int __real_wrapped(void);
int call_wrapped(void);

int __wrap_wrapped(void)
{
	return 10 + __real_wrapped();
}

int main(void)
{
	printf("mylib %d wrapped %d %d\n", mylib(1), wrapped(), call_wrapped());
	return 0;
}
