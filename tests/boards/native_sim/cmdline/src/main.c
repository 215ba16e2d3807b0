/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A program for run.py: prints its options, the tasks that ran, then does what it is told to.
 */
#include <nsi_cmdline.h>
#include <nsi_host_trampolines.h>
#include <nsi_main.h>
#include <posix_native_task.h>
#include <string.h>
#include <zephyr/kernel.h>
#include "modes.h"

static bool flag;
static char *text = "none";
static uint32_t u32;
static int32_t i32;
static uint64_t u64;
static int64_t i64;
static double real;

static void found(char *argv, int offset)
{
	posix_print_trace("found %s value %s\n", argv, argv + offset);
}

static char tasks[64];

static void task(char c)
{
	size_t len = strlen(tasks);

	tasks[len] = c;
}

static void add_options(void)
{
	static struct args_struct_t options[] = {
		{.is_switch = true, .option = "flag", .type = 'b', .dest = &flag,
		 .descript = "A switch of the application"},
		{.option = "text", .name = "string", .type = 's', .dest = &text,
		 .call_when_found = found, .descript = "A string of the application"},
		{.option = "u32", .name = "n", .type = 'u', .dest = &u32, .descript = "A number"},
		{.option = "i32", .name = "n", .type = 'i', .dest = &i32, .descript = "A number"},
		{.option = "u64", .name = "n", .type = 'U', .dest = &u64, .descript = "A number"},
		{.option = "i64", .name = "n", .type = 'I', .dest = &i64, .descript = "A number"},
		{.option = "real", .name = "x", .type = 'd', .dest = &real, .descript = "A number"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
	task('1');
}
NATIVE_TASK(add_options, PRE_BOOT_1, 100);

static void pre_boot_2(void)
{
	task('2');
}
NATIVE_TASK(pre_boot_2, PRE_BOOT_2, 1);

static void pre_boot_3_late(void)
{
	task('4');
}
NATIVE_TASK(pre_boot_3_late, PRE_BOOT_3, 20);

static void pre_boot_3(void)
{
	task('3');
}
NATIVE_TASK(pre_boot_3, PRE_BOOT_3, 10);

static void first_sleep(void)
{
	task('5');
}
NATIVE_TASK(first_sleep, FIRST_SLEEP, 10);

static void on_exit(void)
{
	nsi_host_write(1, "exit task\n", 10);
}
NATIVE_TASK(on_exit, ON_EXIT, 10);

int main(void)
{
	char **argv;
	int argc;

	nsi_get_test_cmd_line_args(&argc, &argv);
	printk("flag %d text %s u32 %u i32 %d u64 %llu i64 %lld real %d/1000\n", flag, text, u32,
	       i32, (unsigned long long)u64, (long long)i64, (int)(real * 1000));
	k_sleep(K_TICKS(1));
	printk("tasks %s\n", tasks);
	for (int i = 0; argc > 0 && i < n_modes; i++) {
		if (strcmp(argv[0], modes[i].name) == 0) {
			modes[i].fn(argc, argv);
			return 0;
		}
	}
	for (int i = 0; i < argc; i++) {
		printk("arg %s\n", argv[i]);
	}
	nsi_exit(0);
}
