/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What embedded code asks of the simulated board.
 */
#ifndef ETESIAN_POSIX_BOARD_IF_H_
#define ETESIAN_POSIX_BOARD_IF_H_

#include <stdint.h>
#include <zephyr/arch/posix/posix_trace.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @brief End the process with @p exit_code. Context: any. */
FUNC_NORETURN void posix_exit(int exit_code);

/** @brief The cycle counter: microseconds of virtual time since boot. Context: any. */
uint64_t posix_get_hw_cycle(void);

#ifdef __cplusplus
}
#endif

#endif /* ETESIAN_POSIX_BOARD_IF_H_ */
