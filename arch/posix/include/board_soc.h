/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The native "SoC": its interrupt lines.
 */
#ifndef ETESIAN_NATIVE_BOARD_SOC_H_
#define ETESIAN_NATIVE_BOARD_SOC_H_

#include <irq_ctrl.h>
#include <nsi_alarm.h>
#include <posix_board_if.h>

#endif /* ETESIAN_NATIVE_BOARD_SOC_H_ */
