/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#ifndef CALLS_H
#define CALLS_H

#include <zephyr/toolchain.h>

__syscall int my_call(int a, const char *text);
__syscall void my_void(void);

#include <zephyr/syscalls/calls.h>

#endif
