/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */

/* A backend that keeps the text it makes. */
#ifndef TEST_LOG_BACKEND_H_
#define TEST_LOG_BACKEND_H_

#include <stdint.h>
#include <zephyr/logging/log_backend.h>

extern char captured[2048];
extern uint32_t captured_drops;
extern uint32_t capture_flags;
extern int panics;

const struct log_backend *capture_backend(void);
void capture_clear(void);

/* In another file of the module that main.c registers, and of a module of its own. */
void other_file_logs(void);

#endif
