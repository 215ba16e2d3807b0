/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Starting and ending the process. Callable from both sides.
 */
#ifndef NSI_MAIN_H
#define NSI_MAIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @brief End the process with exit code @p exit_code, after the exit tasks have run.
 *
 * Context: any.
 */
__attribute__((noreturn)) void nsi_exit(int exit_code);

/**
 * @brief Run the exit tasks only; for those who end the process themselves.
 *
 * @return the exit code to use: @p exit_code, or 1 if an exit task failed.
 */
int nsi_exit_inner(int exit_code);

/** @brief Start the process again from the beginning, with the same arguments. */
__attribute__((noreturn)) void nsi_reboot(void);

/** @brief Stop for a debugger; without one the process ends with signal SIGTRAP. */
void nsi_raise_sigtrap(void);

#ifdef __cplusplus
}
#endif

#endif /* NSI_MAIN_H */
