/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * User threads that measure: their figures lie in a partition, and the counter of instructions is
 * one.
 */
#ifndef USER_LATENCY_USER_H_
#define USER_LATENCY_USER_H_

#include "figure.h"
#include <zephyr/app_memory/app_memdomain.h>
#include <zephyr/kernel.h>

/** The second thread of a pair writes to its own partition. */
extern struct k_mem_partition first_partition;
extern struct k_mem_partition second_partition;

/** A figure of a user thread in the first domain. */
#define FIGURE(id, title) static K_APP_DMEM(first_partition) struct figure id = {.name = title}

/** Run @p entry as a user thread in the first domain, to its end. */
void run_user(k_thread_entry_t entry);

/** Make a user thread in the second domain, of @p better priority than run_user()'s. */
void prepare_second(k_thread_entry_t entry, int better);

/** The thread of run_user() and the second one. */
extern struct k_thread first_thread;
extern struct k_thread second_thread;

void measure_immediate(void);
void measure_switching(void);
void measure_threads(void);

#endif /* USER_LATENCY_USER_H_ */
