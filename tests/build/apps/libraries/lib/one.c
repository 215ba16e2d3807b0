/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#include "lib_private.h"
#include <everywhere.h>

#ifdef ONLY_APP
#error "a definition of the application is seen in a library"
#endif

int one(void)
{
	return ONLY_LIB + LIB_OPTION + LIB_PRIVATE + EVERYWHERE + FROM_FLAGS;
}
