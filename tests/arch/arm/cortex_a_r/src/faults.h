/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * For tests of faults: run a function in a thread and tell how it ended.
 */
#ifndef TESTS_ARCH_ARM_CORTEX_A_R_FAULTS_H_
#define TESTS_ARCH_ARM_CORTEX_A_R_FAULTS_H_

#include <zephyr/fatal.h>
#include <zephyr/kernel.h>
#include <zephyr/ztest.h>

#define STACK_SIZE (1024 + CONFIG_TEST_EXTRA_STACK_SIZE)

/* Of the last fatal error; since the last expect(). */
extern unsigned int fault_count;
extern unsigned int fault_reason;
extern k_tid_t fault_thread;
extern struct arch_esf fault_esf;

/* Run @p entry(@p p1) in a thread until it ends: by one fatal error of @p reason. */
void expect(void (*entry)(void *p1, void *p2, void *p3), void *p1, unsigned int reason);

#endif
