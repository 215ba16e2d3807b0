/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * The functions for processors without atomic instructions pass the same tests, wherever this runs.
 */

#undef CONFIG_ATOMIC_OPERATIONS_BUILTIN
#undef CONFIG_ATOMIC_OPERATIONS_ARCH
#undef CONFIG_ATOMIC_OPERATIONS_C
#define CONFIG_ATOMIC_OPERATIONS_C 1

#define atomic_cas     locked_cas
#define atomic_ptr_cas locked_ptr_cas
#define atomic_add     locked_add
#define atomic_sub     locked_sub
#define atomic_set     locked_set
#define atomic_ptr_set locked_ptr_set
#define atomic_or      locked_or
#define atomic_xor     locked_xor
#define atomic_and     locked_and
#define atomic_nand    locked_nand

#include "../../../../lib/atomic/atomic_c.c"

#define SUITE atomic_c
#include "atomic.c"
