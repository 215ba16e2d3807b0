/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * NATIVE_TASK(): embedded functions that run at given points of the process's life (nsi_tasks.h).
 */
#ifndef ETESIAN_POSIX_NATIVE_TASK_H_
#define ETESIAN_POSIX_NATIVE_TASK_H_

#include <nsi_tasks.h>

#define NSITASK_ON_EXIT_LEVEL NSITASK_ON_EXIT_PRE_LEVEL

/**
 * @brief Have @p fn, void (void), run at @p level: PRE_BOOT_1 (add command line options here),
 * PRE_BOOT_2 (they are parsed), PRE_BOOT_3, FIRST_SLEEP or ON_EXIT. @p prio 0..999: order within
 * it.
 */
#define NATIVE_TASK(fn, level, prio) NSI_TASK(fn, level, prio)

#endif /* ETESIAN_POSIX_NATIVE_TASK_H_ */
