/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <zephyr/sys/util.h>
#include "mylib.h"

int mylib(int a)
{
	return MAX(a, CONFIG_MAIN_STACK_SIZE);
}
