/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef NSI_CMDLINE_MAIN_H
#define NSI_CMDLINE_MAIN_H

/** @brief Parse the command line; ends the process for --help (0) and for mistakes (1). */
void nsi_handle_cmd_line(int argc, char *argv[]);

#endif /* NSI_CMDLINE_MAIN_H */
