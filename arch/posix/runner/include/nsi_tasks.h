/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Functions that run at given points of the process's life, collected by the linker. Both sides.
 *
 * In this order: PRE_BOOT_1 (before the command line is parsed: add options here), PRE_BOOT_2
 * (after it), HW_INIT (hardware models), PRE_BOOT_3 (right before the embedded CPU starts),
 * FIRST_SLEEP (its first idling), ON_EXIT_PRE and ON_EXIT_POST. Within a level by priority, 0
 * first.
 */
#ifndef NSI_TASKS_H
#define NSI_TASKS_H

#include "nsi_utils.h"

#ifdef __cplusplus
extern "C" {
#endif

#define NSITASK_PRE_BOOT_1_LEVEL   0
#define NSITASK_PRE_BOOT_2_LEVEL   1
#define NSITASK_HW_INIT_LEVEL      2
#define NSITASK_PRE_BOOT_3_LEVEL   3
#define NSITASK_FIRST_SLEEP_LEVEL  4
#define NSITASK_ON_EXIT_PRE_LEVEL  5
#define NSITASK_ON_EXIT_POST_LEVEL 6

struct nsi_task {
	void (*fn)(void);
	int level;
	int prio;
};

/**
 * @brief Have @p fn, void (void), run at @p level with priority @p prio (0..999).
 */
#define NSI_TASK(fn_, level_, prio_)                                                               \
	static const struct nsi_task                                                               \
	NSI_CONCAT(nsi_task_, NSI_CONCAT(fn_, NSI_CONCAT(level_, prio_)))                          \
	__attribute__((__used__, section("nsi_tasks"), aligned(__alignof__(struct nsi_task)))) = { \
		fn_, NSI_CONCAT(NSITASK_, NSI_CONCAT(level_, _LEVEL)), prio_}

/** @brief Run all tasks of @p level. */
void nsi_run_tasks(int level);

#ifdef __cplusplus
}
#endif

#endif /* NSI_TASKS_H */
