/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include <everywhere.h>
#include "plain.h"

int plain(void)
{
	return EVERYWHERE_H + EVERYWHERE_IF;
}
