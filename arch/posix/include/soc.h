/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_NATIVE_SOC_H_
#define ETESIAN_NATIVE_SOC_H_

#include <board_soc.h>
#include <posix_native_task.h>
#include <zephyr/arch/posix/posix_soc_if.h>

#endif /* ETESIAN_NATIVE_SOC_H_ */
