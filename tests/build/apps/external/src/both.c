/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
int wrapped(void)
{
	return 1;
}

int call_wrapped(void)
{
	return 2;
}
