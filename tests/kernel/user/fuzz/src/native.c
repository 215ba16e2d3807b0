/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Other seeds and numbers of calls without another build: -fuzz-seed=, -fuzz-calls=.
 */
#include "fuzz.h"
#include "cmdline.h"
#include "posix_native_task.h"

static void add_options(void)
{
	static struct args_struct_t options[] = {
		{.option = "fuzz-seed",
		 .name = "number",
		 .type = 'u',
		 .dest = (void *)&fuzz_seed,
		 .descript = "where the sequence of calls begins"},
		{.option = "fuzz-calls",
		 .name = "number",
		 .type = 'u',
		 .dest = (void *)&fuzz_calls,
		 .descript = "how many calls to make"},
		ARG_TABLE_ENDMARKER,
	};

	native_add_command_line_opts(options);
}

NATIVE_TASK(add_options, PRE_BOOT_1, 1);
