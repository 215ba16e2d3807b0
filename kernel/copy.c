/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Where size counts, the copy of messages is there once; else in line wherever it is used.
 */
#include "copy.h"

#ifdef __OPTIMIZE_SIZE__
void z_copy(void *to, const void *from, size_t size)
{
	z_copy_inline(to, from, size);
}
#endif
