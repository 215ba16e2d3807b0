/*
 * Copyright The Etesian Authors
 *
 * SPDX-License-Identifier: Apache-2.0
 */

/*
 * Which memory never changes. Embedded programs know from their linker script; programs of the host
 * have their constants between the code and the variables.
 */

#include "package.h"

#if defined(KERNEL) && !defined(CONFIG_NATIVE_BUILD)
#include <zephyr/linker/linker-defs.h>
#define RO_START __rodata_region_start
#define RO_END   __rodata_region_end
#else
extern char etext[];
extern char data_start[];
#define RO_START etext
#define RO_END   data_start
#endif

bool z_str_is_read_only(const char *p)
{
	return (uintptr_t)p >= (uintptr_t)RO_START && (uintptr_t)p < (uintptr_t)RO_END;
}
