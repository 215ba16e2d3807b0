/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The command line.
 */
#include "race.h"
#include <cmdline.h>
#include <posix_native_task.h>

struct options options = {.seed = UINT64_MAX, .schedules = CONFIG_RACE_SCHEDULES};

static void add_options(void)
{
	static struct args_struct_t table[] = {
		{.option = "race-seed", .name = "n", .type = 'U', .dest = &options.seed,
		 .descript = "Run the schedule of this seed only"},
		{.option = "race-schedules", .name = "n", .type = 'u', .dest = &options.schedules,
		 .descript = "Run so many schedules"},
		{.option = "race-scenario", .name = "name", .type = 's', .dest = &options.scenario,
		 .descript = "Run this scenario only"},
		{.is_switch = true, .option = "race-trace", .type = 'b', .dest = &options.trace,
		 .descript = "Print what happens"},
		ARG_TABLE_ENDMARKER};

	native_add_command_line_opts(table);
}
NATIVE_TASK(add_options, PRE_BOOT_1, 20);
