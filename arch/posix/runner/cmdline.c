/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Parsing the command line by the registered tables of options.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "nsi_cmdline.h"
#include "nsi_cmdline_main.h"
#include "nsi_main.h"
#include "nsi_tasks.h"
#include "nsi_tracing.h"

#define MAX_TABLES 64

static struct args_struct_t *tables[MAX_TABLES];
static unsigned int n_tables;
static int all_argc, test_argc;
static char **all_argv, **test_argv;

void nsi_add_command_line_opts(struct args_struct_t *args)
{
	if (n_tables == MAX_TABLES) {
		nsi_print_error_and_exit("more than %d tables of options\n", MAX_TABLES);
	}
	tables[n_tables++] = args;
}

void nsi_get_cmd_line_args(int *argc, char ***argv)
{
	*argc = all_argc;
	*argv = all_argv;
}

void nsi_get_test_cmd_line_args(int *argc, char ***argv)
{
	*argc = test_argc;
	*argv = test_argv;
}

static const char *value_name(const struct args_struct_t *opt)
{
	return opt->name ? opt->name : "value";
}

static void print_help(const char *program)
{
	printf("usage: %s [options]\n", program);
	for (unsigned int t = 0; t < n_tables; t++) {
		for (const struct args_struct_t *opt = tables[t]; opt->option; opt++) {
			const char *format = opt->is_switch ? "-%s" : "-%s=<%s>";
			char form[64];

			snprintf(form, sizeof(form), format, opt->option, value_name(opt));
			printf("  %-26s %s%s\n", form, opt->descript ? opt->descript : "",
			       opt->is_mandatory ? " (mandatory)" : "");
		}
	}
}

/*
 * The value in @p arg if it is option @p opt with one ("-name=value"; "" for a switch), or NULL.
 */
static char *match(const struct args_struct_t *opt, char *arg)
{
	size_t len = strlen(opt->option);
	char *name = arg + strspn(arg, "-");

	if (name == arg || name > arg + 2 || strncmp(name, opt->option, len) != 0) {
		return NULL;
	}
	if (opt->is_switch) {
		return name[len] == '\0' ? name + len : NULL;
	}
	return name[len] == '=' ? name + len + 1 : NULL;
}

static void store_int(const struct args_struct_t *opt, const char *value, char **end)
{
	bool is_signed = opt->type == 'i' || opt->type == 'I';
	bool is_wide = opt->type == 'U' || opt->type == 'I';
	int64_t i = is_signed ? strtoll(value, end, 0) : 0;
	uint64_t u = is_signed ? (uint64_t)i : strtoull(value, end, 0);

	if (!is_wide && (is_signed ? i != (int32_t)i : u != (uint32_t)u)) {
		errno = ERANGE;
	}
	if (!is_signed && strchr(value, '-')) {
		errno = ERANGE;
	}
	if (is_wide) {
		memcpy(opt->dest, &u, sizeof(u));
	} else {
		uint32_t narrow = (uint32_t)u;

		memcpy(opt->dest, &narrow, sizeof(narrow));
	}
}

static void store(const struct args_struct_t *opt, char *value)
{
	char *end = value + strlen(value);
	char *parsed_to = end;

	errno = 0;
	switch (opt->is_switch ? 'b' : opt->type) {
	case 'b':
		*(bool *)opt->dest = opt->is_switch || strchr("1yYtT", value[0]) != NULL;
		break;
	case 's':
		*(char **)opt->dest = value;
		break;
	case 'd':
		*(double *)opt->dest = strtod(value, &parsed_to);
		break;
	case 'u':
	case 'U':
	case 'i':
	case 'I':
		store_int(opt, value, &parsed_to);
		break;
	default:
		nsi_print_error_and_exit("option -%s is registered with unknown type '%c'\n",
					 opt->option, opt->type);
	}
	if (parsed_to != end || (end == value && !opt->is_switch && opt->type != 's')) {
		nsi_print_error_and_exit("option -%s: '%s' is not a number\n", opt->option, value);
	}
	if (errno == ERANGE) {
		nsi_print_error_and_exit("option -%s: %s is out of range\n", opt->option, value);
	}
}

static bool take_option(char *arg)
{
	for (unsigned int t = 0; t < n_tables; t++) {
		for (struct args_struct_t *opt = tables[t]; opt->option; opt++) {
			char *value = opt->manual ? NULL : match(opt, arg);

			if (value == NULL) {
				continue;
			}
			if (opt->dest) {
				store(opt, value);
			}
			if (opt->call_when_found) {
				opt->call_when_found(arg, (int)(value - arg));
			}
			opt->is_mandatory = false;
			return true;
		}
	}
	return false;
}

/* Whether @p arg names an option, but with or without a value where it should not: say so. */
static void explain_unknown(const char *program, const char *arg)
{
	const char *name = arg + strspn(arg, "-");
	size_t len = strcspn(name, "=");

	for (unsigned int t = 0; t < n_tables; t++) {
		for (const struct args_struct_t *opt = tables[t]; opt->option; opt++) {
			if (strlen(opt->option) == len && strncmp(opt->option, name, len) == 0 &&
			    !opt->manual && name != arg) {
				nsi_print_error_and_exit(
					opt->is_switch ? "option -%s takes no value\n"
						       : "option -%s needs a value: -%s=<%s>\n",
					opt->option, opt->option, value_name(opt));
			}
		}
	}
	nsi_print_error_and_exit("unknown option '%s'; %s --help lists all\n", arg, program);
}

static void check_mandatory(void)
{
	for (unsigned int t = 0; t < n_tables; t++) {
		for (const struct args_struct_t *opt = tables[t]; opt->option; opt++) {
			if (opt->is_mandatory && !opt->manual) {
				nsi_print_error_and_exit("option -%s is mandatory\n", opt->option);
			}
		}
	}
}

void nsi_handle_cmd_line(int argc, char *argv[])
{
	all_argc = argc;
	all_argv = argv;
	for (int i = 1; i < argc; i++) {
		const char *name = argv[i] + strspn(argv[i], "-");

		if (name != argv[i] && strcmp(name, "testargs") == 0) {
			test_argc = argc - i - 1;
			test_argv = &argv[i + 1];
			break;
		}
		if (name != argv[i] && (strcmp(name, "help") == 0 || strcmp(name, "h") == 0 ||
					strcmp(name, "?") == 0)) {
			print_help(argv[0]);
			nsi_exit(0);
		}
		if (!take_option(argv[i])) {
			explain_unknown(argv[0], argv[i]);
		}
	}
	check_mandatory();
}

static void add_cmdline_options(void)
{
	static struct args_struct_t options[] = {
		{.manual = true, .is_switch = true, .option = "help", .descript = "This list"},
		{.manual = true, .is_switch = true, .option = "testargs",
		 .descript = "All that follows is left to the application"},
		ARG_TABLE_ENDMARKER};

	nsi_add_command_line_opts(options);
}
NSI_TASK(add_cmdline_options, PRE_BOOT_1, 0);
