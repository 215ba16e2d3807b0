/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Floating point registers, as the test wants them of each architecture:
 *   struct registers   words, those that functions keep from FIRST_KEPT on, and the rounding mode
 *   hold_all()         all registers from `in`, some time, all into `out`
 *   hold_over_call()   those that a call has to keep, over a call of `fn`
 */
#ifndef TESTS_ARCH_FPU_REGISTERS_H_
#define TESTS_ARCH_FPU_REGISTERS_H_

#include <stdint.h>

#if defined(CONFIG_RISCV)
#include "registers_riscv.h"
#elif defined(CONFIG_ARM64)
#include "registers_arm64.h"
#endif

#endif
