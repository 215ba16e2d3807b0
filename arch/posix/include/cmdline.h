/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The command line (nsi_cmdline.h) by the names that applications for the older native_posix know.
 */
#ifndef ETESIAN_NATIVE_CMDLINE_H_
#define ETESIAN_NATIVE_CMDLINE_H_

#include <nsi_cmdline.h>

static inline void native_add_command_line_opts(struct args_struct_t *args)
{
	nsi_add_command_line_opts(args);
}

static inline void native_get_cmd_line_args(int *argc, char ***argv)
{
	nsi_get_cmd_line_args(argc, argv);
}

static inline void native_get_test_cmd_line_args(int *argc, char ***argv)
{
	nsi_get_test_cmd_line_args(argc, argv);
}

#endif /* ETESIAN_NATIVE_CMDLINE_H_ */
