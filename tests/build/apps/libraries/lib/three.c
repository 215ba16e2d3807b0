/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#ifdef ONLY_LIB
#error "a definition of a library is seen outside of it"
#endif

int three(void)
{
	return EVERYWHERE_OPTION;
}
