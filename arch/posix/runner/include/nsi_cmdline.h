/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The command line: options are registered by whoever has some, before it is parsed.
 */
#ifndef NSI_CMDLINE_H
#define NSI_CMDLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief Called when an option is found: the whole argument, and where its value starts. */
typedef void (*option_found_callback_f)(char *argv, int offset);

/** One option, as in -name=value (two dashes do as well). A table ends with ARG_TABLE_ENDMARKER. */
struct args_struct_t {
	bool manual;       /**< Somebody else looks for it; here for the help only. */
	bool is_mandatory; /**< It is an error not to give it. */
	bool is_switch;    /**< It has no value. */
	char *option;      /**< Its name, without dash. */
	char *name;        /**< What the help calls its value. */
	char type;         /**< Type of the value and of @c dest, see below; 'b' for a switch. */
	void *dest;        /**< Where the value goes, or NULL; a switch sets it to true. */
	option_found_callback_f call_when_found; /**< Or NULL. */
	char *descript;    /**< One line for the help. */
};
/*
 * 'b' bool, 's' char * (points into argv), 'u' uint32_t, 'U' uint64_t, 'i' int32_t, 'I' int64_t,
 * 'd' double.
 */

#define ARG_TABLE_ENDMARKER {false, false, false, NULL, NULL, 0, NULL, NULL, NULL}

/** @brief Register the options of table @p args. Context: task of level PRE_BOOT_1. */
void nsi_add_command_line_opts(struct args_struct_t *args);

/** @brief All arguments. */
void nsi_get_cmd_line_args(int *argc, char ***argv);
/** @brief Those after -testargs. */
void nsi_get_test_cmd_line_args(int *argc, char ***argv);

#ifdef __cplusplus
}
#endif

#endif /* NSI_CMDLINE_H */
