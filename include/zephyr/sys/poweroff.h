/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */

#ifndef ZEPHYR_INCLUDE_SYS_POWEROFF_H_
#define ZEPHYR_INCLUDE_SYS_POWEROFF_H_

#include <zephyr/toolchain.h>

#ifdef __cplusplus
extern "C" {
#endif

/** For platforms: the last step, with interrupts off. */
FUNC_NORETURN void z_sys_poweroff(void);

/**
 * @brief Switch the system off (CONFIG_POWEROFF); what can switch it on again depends on the
 * platform. Context: any.
 */
FUNC_NORETURN void sys_poweroff(void);

#ifdef __cplusplus
}
#endif

#endif /* ZEPHYR_INCLUDE_SYS_POWEROFF_H_ */
