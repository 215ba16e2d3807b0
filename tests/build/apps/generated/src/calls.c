/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <calls.h>

int z_impl_my_call(int a, const char *text)
{
	return a + text[0];
}

void z_impl_my_void(void)
{
}
