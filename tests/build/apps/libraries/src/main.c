/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <stdio.h>
#include <plain.h>

int one(void);
int two(void);
int three(void);
int with_printk(void);

int main(void)
{
	printf("one %d two %d three %d plain %d printk %d\n", one(), two(), three(), plain(),
	       with_printk());
	printf("app %d flags %d set %d %d\n", ONLY_APP, FROM_FLAGS, MY_VALUE, MY_OTHER);
	return 0;
}
