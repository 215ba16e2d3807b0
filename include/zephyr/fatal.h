/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Fatal errors.
 */
#ifndef ZEPHYR_INCLUDE_FATAL_H_
#define ZEPHYR_INCLUDE_FATAL_H_

#include <zephyr/arch/cpu.h>
#include <zephyr/fatal_types.h>
#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

struct arch_esf;

/** @brief Stop here, with @p reason for whoever looks. Context: any. */
FUNC_NORETURN void k_fatal_halt(unsigned int reason);

/**
 * @brief What to do about a fatal error, once it has been reported; applications may define their
 * own.
 *
 * If it returns, the current thread is aborted; for a panic, in a handler, or where the thread is
 * essential, the system stops instead. The default stops the system.
 *
 * @param reason enum k_fatal_error_reason or a port's; @param esf saved registers or NULL.
 */
void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf);

/**
 * @brief Put out what is buffered, before the system stops. A subsystem that buffers text defines
 * it.
 */
void z_fatal_flush(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_FATAL_H_ */
