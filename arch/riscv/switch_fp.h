/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_ARCH_RISCV_SWITCH_FP_H_
#define ETESIAN_ARCH_RISCV_SWITCH_FP_H_
#define FP_LEAVE
#define FP_SAVE_SCRATCH
#define FP_RESTORE_SCRATCH
#define FP_PREEMPT
#endif
