/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
int with_printk(void)
{
	return 1;
}
