/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef ETESIAN_ARCH_RISCV_PMP_H_
#define ETESIAN_ARCH_RISCV_PMP_H_

#include "port.h"

#define GUARDS_ON
#define LEAVE_FULL_STACK
#define FULL_STACK_OPERANDS
#define z_riscv_guard_hit(esf) (ARG_UNUSED(esf), false)
#define z_riscv_pmp_init() ((void)0)
#define z_riscv_guard_new_thread(thread, stack) ARG_UNUSED(stack)

#endif
